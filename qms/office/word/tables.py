"""Tables of Word, row by row: each text once, whatever cells are merged."""

from __future__ import annotations

from collections.abc import Callable
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
from qms.office.telling import DELETED
from qms.office.word.reading import Reading
from qms.office.word.styles import value, whole
from qms.office.word.wrappers import inside, text_of
from qms.office.xml import within


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
        rows = self._rows(element)
        if len(rows) == 1 and len(_cells(rows[0])) == 1:
            return self.apart(_cells(rows[0])[0])
        for row in rows:
            self._row(row)
        table = table_of(self.rows, self.place)
        return [*([table] if table else []), *self.below]

    def _rows(self, element: Element) -> list[Element]:
        """The rows that are left after tracked changes."""
        rows = []
        for each in _unwrapped(element, "w:tr"):
            if within(each, "w:trPr/w:del") is None:
                rows.append(each)
            else:
                self.reading.telling.tell_text(DELETED, text_of(each))
        return rows

    def _row(self, row: Element) -> None:
        before = whole(value(row, "w:trPr/w:gridBefore"), 0)
        cells: list[Block | None] = [None] * min(max(before, 0), WIDEST)
        for each in _cells(row):
            span = whole(value(each, "w:tcPr/w:gridSpan"), 1)
            cells += [self._cell(each), *[None] * (min(max(span, 1), WIDEST) - 1)]
            if span > 1 or _is_continued(each):
                self.reading.telling.count(MERGED)
        self.rows.append(cells)
        self.width = max(self.width, len(cells))
        require_bounded(self.width, len(self.rows), self.reading.parts.limits)

    def _cell(self, cell: Element) -> Block | None:
        """The text of a cell; None for what is only the lower part of a merged one."""
        if within(cell, "w:tcPr/w:cellDel") is not None:
            self.reading.telling.tell_text(DELETED, text_of(cell))
            return None
        counted = self.reading.telling.counted
        before = counted[NESTED]
        blocks = self.apart(cell)
        lines = [each for each in blocks if each.kind != "table"]
        self.below += [each for each in blocks if each.kind == "table"]
        counted[NESTED] = before + len(blocks) - len(lines)
        if not lines and _is_continued(cell):
            return None
        if len(lines) > 1 or any("\n" in each.plain for each in lines):
            self.reading.telling.count(SEVERAL_LINES)
        return joined(lines)


def _is_continued(cell: Element) -> bool:
    for tag in ("w:vMerge", "w:hMerge"):
        merge = within(cell, f"w:tcPr/{tag}")
        if merge is not None and merge.get("w:val", "continue") == "continue":
            return True
    return False


def _cells(row: Element) -> list[Element]:
    return _unwrapped(row, "w:tc")


def _unwrapped(element: Element, tag: str) -> list[Element]:
    """The rows or cells of an element, content controls about them opened."""
    found = []
    for child in inside(element):
        if child.tag == tag:
            found.append(child)
        elif child.tag == "w:sdt":
            for content in child.findall("w:sdtContent"):
                found += _unwrapped(content, tag)
    return found
