"""The fields of a document end with a line of three hyphens.

Without it no program knows where the fields end and the text begins. Three hyphens
alone stand on the line: no blank after them, and no dash that a word processor
made of them.

```bytes conforms
---
id: PO-01
---
# Purpose
```

```bytes breaks
---
id: PO-01
# Purpose
```
"""

from qms.i18n import N_

CODE = "QMS114"
SEVERITY = "error"
MESSAGE = N_("the fields at the head are not closed")
REMEDY = N_(
    "put a line of three hyphens, and nothing else, between the fields and the text"
)
