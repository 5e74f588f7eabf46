"""Fields hold what is typed, without anchors, aliases and tags.

YAML can repeat a value by a sign (`&`, `*`) or change its nature (`!`). Ten lines
of it can fill a computer's memory, and a reader no longer sees what a field says.

```bytes conforms
---
id: PO-01
title: Water & waste
---
```

```bytes breaks
---
id: PO-01
title: &a Water
owner: *a
---
```

```bytes breaks
---
id: PO-01
title: *important*
---
```
"""

from qms.i18n import N_

CODE = "QMS111"
SEVERITY = "error"
MESSAGE = N_("a value begins with &, * or !, which means something else in YAML")
REMEDY = N_("put the value between quotation marks, or write it out where it is needed")
