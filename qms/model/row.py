"""Rows of a Markdown table: their cells, and the line of dashes."""

from __future__ import annotations

import re

_CELL = re.compile(r"(?<!\\)\|")


def cells(row: str) -> list[str]:
    """The cells of a table's row, without the bars at its ends."""
    inner = row.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _CELL.split(inner)]


def is_ruler(row: str) -> bool:
    """Whether a row is the line of dashes under a table's head."""
    return "-" in row and not row.strip(" \t|:-")
