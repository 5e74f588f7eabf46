"""A text has no hidden marks that turn the direction of writing.

Such marks let a line show in another order than programs read it: a sum, a name
or a date could look right to the one who signs, and be another.

```bytes conforms
---\\nid: PO-01\\n---\\nThe fee is 100
```

```bytes breaks
---\\nid: PO-01\\n---\\nThe fee is \\u202e001
```
"""

from qms.i18n import N_

CODE = "QMS106"
SEVERITY = "error"
MESSAGE = N_("a hidden mark turns the direction of writing: {character}")
REMEDY = N_("take it out: delete the word around it and type it anew")
