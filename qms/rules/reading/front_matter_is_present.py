"""Every document begins with its fields.

Without an id, a title and an owner a text is no controlled document: nobody can
cite it, sign it or ask who answers for it.

```bytes conforms
---
id: PO-01
---
# Purpose
```

```bytes breaks
# Purpose
```

```bytes breaks
---
---
# Purpose
```
"""

from qms.i18n import N_

CODE = "QMS113"
SEVERITY = "error"
MESSAGE = N_(
    "the file has no fields: it does not begin with a line --- and fields under it"
)
REMEDY = N_(
    "begin the file with a line ---, the fields (id: …, title: …) and a second line ---"
)
