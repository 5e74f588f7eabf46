"""Every row of a table has as many cells as its head.

Where a cell is missing, all that follow move under the wrong column; where one is
too many, some readers drop it without a word.

```markdown conforms
# Activity

| Step | Office |
| --- | --- |
| register \\| log | registry |
```

```markdown breaks
# Activity

| Step | Office |
| --- | --- |
| register |
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import ROW
from qms.model.row import cells, column_of
from qms.model.rule import Hits

CODE = "QMS155"
SEVERITY = "error"
MESSAGE = N_("this row has {count} cells, the head of its table has {expected}")
REMEDY = N_("add or remove cells; a bar that is part of the text is written \\|")


def check(document: Document) -> Hits:
    """Every row whose number of cells differs from the head's."""
    if not document.has_text or ROW not in document.outline.marks:
        return
    lines = document.outline.lines
    for first, last in document.outline.tables():
        form = _form(lines[first])
        for index in range(first + 1, last):
            if _form(lines[index]) != form or "\\" in lines[index]:
                count, expected = len(cells(lines[index])), len(cells(lines[first]))
                if count != expected:
                    values = {"count": count, "expected": expected}
                    column = column_of(lines[index], min(count, expected))
                    yield document.on_index(index, column), values


def _form(row: str) -> tuple[int, bool]:
    """What rows of equal cells have in common, as a rule: their bars."""
    return row.count("|"), row.endswith("|")
