"""Tables of Word, row by row: each text once, whatever cells are merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.i18n import N_, _
from qms.model.importing.source import Block
from qms.office.refused import RefusedError
from qms.office.word.reading import Reading
from qms.office.word.runs import DELETED
from qms.office.word.styles import value, whole
from qms.office.word.wrappers import inside, text_of
from qms.office.xml import within

SEVERAL_LINES = N_("cells with several lines, which stand on one line now: {count}")
MERGED = N_("merged cells, whose text stands in the first of them now: {count}")
NESTED = N_("tables in cells of tables, which stand below these now: {count}")
_WIDEST = 500


@dataclass
class Table:
    """A table being read; `apart` reads what stands in a cell."""

    reading: Reading
    place: str
    apart: Callable[[Element], list[Block]]
    rows: list[list[Block | None]] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)

    def read(self, element: Element) -> list[Block]:
        """The blocks of a table: itself, and the tables in its cells after it.

        A frame about a text, which is a table of one cell, is that text.
        """
        rows = self._rows(element)
        if len(rows) == 1 and len(_cells(rows[0])) == 1:
            return self.apart(_cells(rows[0])[0])
        for row in rows:
            self._row(row)
        table = self._table()
        return [*([table] if table else []), *self.below]

    def _rows(self, element: Element) -> list[Element]:
        """The rows that are left after tracked changes."""
        rows = []
        for each in _unwrapped(element, "w:tr"):
            if within(each, "w:trPr/w:del") is None:
                rows.append(each)
            else:
                self.reading.tell_text(DELETED, text_of(each))
        return rows

    def _row(self, row: Element) -> None:
        before = whole(value(row, "w:trPr/w:gridBefore"), 0)
        cells: list[Block | None] = [None] * min(max(before, 0), _WIDEST)
        for each in _cells(row):
            span = whole(value(each, "w:tcPr/w:gridSpan"), 1)
            cells += [self._cell(each), *[None] * (min(max(span, 1), _WIDEST) - 1)]
            if span > 1 or _is_continued(each):
                self.reading.count(MERGED)
        self.rows.append(cells)
        width = max(map(len, self.rows))
        if width * len(self.rows) > self.reading.parts.limits.cells:
            raise RefusedError(
                _("a table has more than {most} cells").format(
                    most=self.reading.parts.limits.cells
                ),
                hint=_("keep it as an attachment, and bring in the text without it"),
            )

    def _cell(self, cell: Element) -> Block | None:
        """The text of a cell; None for what is only the lower part of a merged one."""
        if within(cell, "w:tcPr/w:cellDel") is not None:
            self.reading.tell_text(DELETED, text_of(cell))
            return None
        lines = []
        for block in self.apart(cell):
            if block.kind == "table":
                self.below.append(block)
                self.reading.count(NESTED)
            else:
                lines.append(block)
        if not lines and _is_continued(cell):
            return None
        return self._joined(lines)

    def _joined(self, lines: list[Block]) -> Block:
        plain = "\n".join(_labelled(each, each.plain) for each in lines)
        texts = [_labelled(each, each.text) for each in lines]
        if "\n" in plain or len(texts) > 1:
            self.reading.count(SEVERAL_LINES)
        text = " / ".join(texts).replace("\\\n", " / ").replace("\n", " / ")
        return Block("paragraph", text=text, plain=plain)

    def _table(self) -> Block | None:
        """The rows as wide as the widest; columns that only merging made are left."""
        width = max(map(len, self.rows), default=0)
        rows = [[*row, *[None] * (width - len(row))] for row in self.rows]
        kept = [at for at in range(width) if any(row[at] is not None for row in rows)]
        chosen = [[row[at] or Block("paragraph") for at in kept] for row in rows]
        if not any(each.text for row in chosen for each in row):
            return None
        return Block(
            "table",
            place=self.place,
            rows=tuple(tuple(each.text for each in row) for row in chosen),
            plain_rows=tuple(tuple(each.plain for each in row) for row in chosen),
        )


def _labelled(block: Block, text: str) -> str:
    """A line of a cell, with the number of an item or of a heading."""
    has_number = block.marker not in ("", "-")
    return f"{block.marker} {text}" if has_number else text


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
