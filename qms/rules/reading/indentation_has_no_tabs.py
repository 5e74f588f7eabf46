"""Fields are indented by blanks, not by tabs.

How wide a tab is depends on the program; YAML therefore refuses it where depth
has a meaning.

```bytes conforms
---
id: PO-01
change:
  reason: new law
---
```

```bytes breaks
---
id: PO-01
change:
\\treason: new law
---
```
"""

from qms.i18n import N_

CODE = "QMS109"
SEVERITY = "error"
MESSAGE = N_("a tab stands at the beginning of the line")
REMEDY = N_("put two blanks for it; most editors can be told to do so")
