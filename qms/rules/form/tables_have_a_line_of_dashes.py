"""A table has a line of dashes under its head.

Without it the table is a paragraph full of bars.

```markdown conforms
# Activity

| Step | Office |
| --- | --- |
| register | registry |
```

```markdown breaks
# Activity

| Step | Office |
| register | registry |
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import ROW
from qms.model.row import is_ruler
from qms.model.rule import Hits

CODE = "QMS171"
SEVERITY = "error"
MESSAGE = N_("the table has no line of dashes under its head")
REMEDY = N_("write a line such as | --- | --- | under the first row, a cell a column")


def check(document: Document) -> Hits:
    """Every run of rows whose second is no line of dashes."""
    if not document.has_text or ROW not in document.outline.marks:
        return
    lines = document.outline.lines
    for first, last in document.outline.tables():
        if last - first < 2 or not is_ruler(lines[first + 1]):
            yield document.on_index(first), {}
