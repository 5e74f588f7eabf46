"""The head of a document is a list of fields, each with its name.

```bytes conforms
---
id: PO-01
title: Petitions
---
```

```bytes breaks
---
- PO-01
- Petitions
---
```
"""

from qms.i18n import N_

CODE = "QMS116"
SEVERITY = "error"
MESSAGE = N_("no fields stand here, but a list or a single text")
REMEDY = N_("write each fact with its name: title: Petitions")
