"""The fields of a file are written as YAML.

A line has a name, a colon, a blank and a value. A value with a colon, or one that
begins with a sign such as % or @, stands between quotation marks.

```bytes conforms
---
id: PO-01
title: "Petitions: how we answer"
---
```

```bytes breaks
---
id: PO-01
title: Petitions: how we answer
---
```
"""

from qms.i18n import N_

CODE = "QMS108"
SEVERITY = "error"
MESSAGE = N_("the fields cannot be read: {problem}")
REMEDY = N_(
    "mend this line or the one above; "
    "a value with a sign such as : or # goes between quotation marks"
)
SPOKEN = ("problem",)
