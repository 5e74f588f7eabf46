"""Rows of a Markdown table: their cells, and the line of dashes."""

from __future__ import annotations

import re

_CELL = re.compile(r"(?<!\\)\|")
_BEFORE_TEXT = re.compile(r"[ \t]*(?=[^\s|])|")


def cells(row: str) -> list[str]:
    """The cells of a table's row, without the bars at its ends."""
    inner = row.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _CELL.split(inner)]


def column_of(row: str, number: int) -> int:
    """The column at which a cell stands; of one that is not there, the row's end."""
    starts = [match.end() for match in _CELL.finditer(row)]
    if not row.lstrip().startswith("|"):
        starts.insert(0, 0)
    if number + 1 > len(starts):
        return len(row.rstrip())
    found = _BEFORE_TEXT.match(row, starts[number])
    return min(found.end() if found else starts[number], len(row.rstrip()) - 1) + 1


def is_ruler(row: str) -> bool:
    """Whether a row is the line of dashes under a table's head."""
    return "-" in row and not row.strip(" \t|:-")
