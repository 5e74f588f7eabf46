"""Tables that the profile asks for have no empty cells.

A table of records that does not say where they are kept looks whole and is not. The
profile names, section by section, the columns that must be filled.

```markdown conforms
# Purpose

Why we do this.

# Activity

How we do it.

# Records

| Record | Place |
| --- | --- |
| log of petitions | registry |
```

```markdown breaks
# Purpose

Why we do this.

# Activity

How we do it.

# Records

| Record | Place |
| --- | --- |
| log of petitions | |
```
"""

from bisect import bisect
from collections.abc import Collection

from qms.i18n import N_
from qms.model.document import Document
from qms.model.kind import heading_key
from qms.model.marks import ROW
from qms.model.row import cells, column_of, is_ruler
from qms.model.rule import Hits

CODE = "QMS149"
SEVERITY = "error"
MESSAGE = N_("the cell of column {column} is empty")
REMEDY = N_("fill the cell; if nothing applies, say so in a word")

EMPTY = frozenset({"", "?", "-", "–", "—", "...", "…"})


def check(document: Document) -> Hits:
    """Every empty cell in a column that must be filled."""
    if not document.has_text or ROW not in document.outline.marks:
        return
    tables = tuple(document.outline.tables())
    for section, rule in document.known_sections:
        if rule.table:
            start, end = document.outline.under(section.heading)
            for table in tables[bisect(tables, (start,)) : bisect(tables, (end,))]:
                yield from _empty_cells(document, rule.table, *table)


def _empty_cells(
    document: Document, columns: Collection[str], first: int, last: int
) -> Hits:
    lines = document.outline.lines
    heads = cells(lines[first])
    wanted = _wanted(heads, columns)
    for index in range(first + 1, last):
        if is_ruler(lines[index]):
            continue
        row = cells(lines[index])
        for number in wanted:
            if number < len(row) and row[number] in EMPTY:
                place = document.on_index(index, column_of(lines[index], number))
                yield place, {"column": heads[number]}


def _wanted(heads: list[str], columns: Collection[str]) -> list[int]:
    """The columns that must be filled; all, if the names are in another language."""
    keys = {heading_key(column) for column in columns}
    named = [number for number, head in enumerate(heads) if heading_key(head) in keys]
    return named or list(range(len(heads)))
