"""Fields lie at most twenty levels deep.

No fact of a document needs five. Depth without end stops programs, and is a known
way to harm them.

```bytes conforms
---
id: PO-01
references: [PS-01]
---
```

```bytes breaks
---
id: PO-01
references: [[[[[[[[[[[[[[[[[[[[[[[PS-01]]]]]]]]]]]]]]]]]]]]]]]
---
```
"""

from qms.i18n import N_

CODE = "QMS112"
SEVERITY = "error"
MESSAGE = N_("the fields lie more than {most} levels deep")
REMEDY = N_("write the value as docs/formats.md shows it")
