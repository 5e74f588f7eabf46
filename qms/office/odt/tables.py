"""Tables of an OpenDocument text, row by row: each text once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.model.importing.source import Block
from qms.office.cells import (
    MERGED,
    NESTED,
    SEVERAL_LINES,
    WIDEST,
    joined,
    require_bounded,
    table_of,
)
from qms.office.odt.reading import Reading
from qms.office.word.styles import whole

_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group")
_CELLS = ("table:table-cell", "table:covered-table-cell")


@dataclass
class Table:
    """A table being read; `apart` reads what stands in a cell."""

    reading: Reading
    place: str
    apart: Callable[[Element], list[Block]]
    rows: list[list[Block | None]] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)
    width: int = 0

    def read(self, element: Element) -> list[Block]:
        """The blocks of a table: itself, and the tables in its cells after it.

        A frame about a text, which is a table of one cell, is that text.
        """
        rows = list(_rows(element))
        if len(rows) == 1 and len(_cells(rows[0])) == 1:
            return self.apart(_cells(rows[0])[0])
        for row in rows:
            self._row(row)
        table = table_of(self.rows, self.place)
        return [*([table] if table else []), *self.below]

    def _row(self, row: Element) -> None:
        cells: list[Block | None] = []
        for each in _cells(row):
            found = self._cell(each)
            times = whole(each.get("table:number-columns-repeated", ""), 1)
            cells += [found] * min(max(times, 1), WIDEST)
            across = whole(each.get("table:number-columns-spanned", ""), 1)
            down = whole(each.get("table:number-rows-spanned", ""), 1)
            self.reading.telling.counted[MERGED] += across > 1 or down > 1
        self.rows.append(cells)
        self.width = max(self.width, len(cells))
        require_bounded(self.width, len(self.rows), self.reading.limits)

    def _cell(self, cell: Element) -> Block | None:
        """The text of a cell; None for what another cell reaches over."""
        counted = self.reading.telling.counted
        before = counted[NESTED]
        blocks = self.apart(cell)
        lines = [each for each in blocks if each.kind != "table"]
        self.below += [each for each in blocks if each.kind == "table"]
        counted[NESTED] = before + len(blocks) - len(lines)
        if not lines and cell.tag == "table:covered-table-cell":
            return None
        counted[SEVERAL_LINES] += len(lines) > 1
        return joined(lines)


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _cells(row: Element) -> list[Element]:
    return [each for each in row if each.tag in _CELLS]
