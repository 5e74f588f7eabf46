"""Every field is written once.

Of two owners, one program reads the first and another the last, and each is
certain.

```bytes conforms
---
id: PO-01
owner: registry
---
```

```bytes breaks
---
id: PO-01
owner: registry
owner: mayor
---
```
"""

from qms.i18n import N_

CODE = "QMS110"
SEVERITY = "error"
MESSAGE = N_("{key} is written twice; it stands already on line {line}")
REMEDY = N_("keep the right one of the two lines")
