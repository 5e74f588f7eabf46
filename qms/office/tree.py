"""The blocks of a text, from pandoc's tree of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace

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
from qms.office.inline import is_bold, markdown_of, plain_of, without_emphasis
from qms.office.limits import Limits
from qms.office.listing import listed
from qms.office.numerals import numeral
from qms.office.pandoc import Node, Value, items, number, text
from qms.office.tree_line import TreeLine

_FORMS = {
    "LowerAlpha": "lowerLetter",
    "UpperAlpha": "upperLetter",
    "LowerRoman": "lowerRoman",
    "UpperRoman": "upperRoman",
}
_ENDS = {"OneParen": "{})", "TwoParens": "({})"}
_CAPTION = "caption"


@dataclass
class Tree:
    """Blocks being read, and what is gathered beside them."""

    limits: Limits
    line: TreeLine
    place: str = "body"
    blocks: list[Block] = field(default_factory=list)

    def read(self, nodes: Value, depth: int = -1) -> None:
        """Add the blocks of nodes, at a depth of lists."""
        for node in items(nodes):
            if isinstance(node, Node) and node.kind in _BLOCKS:
                _BLOCKS[node.kind](self, node.holds, depth)

    def notes(self) -> None:
        """Add the blocks of the notes that the text has called so far."""
        read = 0
        while read < len(self.line.notes):
            waiting = self.line.notes[read]
            read += 1
            self.place = f"footnote {read}"
            self.read(waiting)

    def apart(self, nodes: Value) -> list[Block]:
        """The blocks of nodes that stand in a cell or an item."""
        inner = Tree(self.limits, self.line, self.place)
        inner.read(nodes)
        return inner.blocks

    def _text(self, inlines: Value, style: str = "") -> Block:
        pieces = self.line.pieces(inlines)
        return Block(
            "paragraph",
            text=markdown_of(pieces),
            plain=plain_of(pieces),
            place=self.place,
            style=style,
            is_bold=is_bold(pieces),
        )

    def _add(self, block: Block) -> None:
        if block.text or block.rows:
            self.blocks.append(block)

    def _paragraph(self, holds: Value, _depth: int) -> None:
        self._add(self._text(holds))

    def _heading(self, holds: Value, _depth: int) -> None:
        level, _attributes, inlines = items(holds)
        pieces = without_emphasis(self.line.pieces(inlines))
        block = Block(
            "heading",
            text=markdown_of(pieces).replace("\\\n", " "),
            plain=plain_of(pieces).replace("\n", " "),
            level=number(level),
            place=self.place,
        )
        self._add(replace(block, style=f"heading {block.level}"))

    def _bullets(self, holds: Value, depth: int) -> None:
        for item in items(holds):
            self._item(item, "-", depth + 1)

    def _numbers(self, holds: Value, depth: int) -> None:
        attributes, found = items(holds)
        start, form, end = items(attributes)
        style = _FORMS.get(form.kind, "decimal") if isinstance(form, Node) else ""
        pattern = _ENDS.get(end.kind, "{}.") if isinstance(end, Node) else "{}."
        for at, item in enumerate(items(found), number(start)):
            self._item(item, pattern.format(numeral(at, style)), depth + 1)

    def _item(self, item: Value, label: str, depth: int) -> None:
        """An item: its first paragraph bears the mark; what follows, follows."""
        is_begun = False
        for node in items(item):
            if not is_begun and isinstance(node, Node) and node.kind in _TEXTS:
                self._add(listed(self._text(node.holds), label, depth))
                is_begun = True
            else:
                self.read([node], depth)

    def _quote(self, holds: Value, _depth: int) -> None:
        for block in self.apart(holds):
            is_text = block.kind == "paragraph"
            self._add(replace(block, kind="quote") if is_text else block)

    def _specimen(self, holds: Value, _depth: int) -> None:
        _attributes, words = items(holds)
        said = unicodedata.normalize("NFC", text(words))
        self._add(Block("verbatim", text=said, plain=said, place=self.place))

    def _lines(self, holds: Value, _depth: int) -> None:
        inlines: list[Value] = []
        for line in items(holds):
            inlines += [*items(line), Node("LineBreak")]
        self._add(self._text(inlines))

    def _terms(self, holds: Value, depth: int) -> None:
        for entry in items(holds):
            term, meanings = items(entry)
            self._add(self._text(term))
            for meaning in items(meanings):
                self.read(meaning, depth)

    def _division(self, holds: Value, depth: int) -> None:
        self.read(items(holds)[1], depth)

    def _figure(self, holds: Value, depth: int) -> None:
        _attributes, caption, content = items(holds)
        self.read(content, depth)
        self._caption(caption)

    def _caption(self, caption: Value) -> None:
        for block in self.apart(items(caption)[1]):
            self._add(replace(block, style=_CAPTION))

    def _table(self, holds: Value, _depth: int) -> None:
        _attributes, caption, _columns, head, bodies, foot = items(holds)
        self._caption(caption)
        rows = [*items(items(head)[1])]
        for body in items(bodies):
            rows += [*items(items(body)[2]), *items(items(body)[3])]
        grid = _Grid(self, [*rows, *items(items(foot)[1])])
        table = table_of(grid.rows(), self.place)
        self.blocks += [*([table] if table else []), *grid.below]


@dataclass
class _Grid:
    """The cells of a table on its grid, where cells reach over several places."""

    tree: Tree
    given: list[Value]
    below: list[Block] = field(default_factory=list)

    def rows(self) -> list[list[Block | None]]:
        """The rows, with None where a cell from above or from the left reaches."""
        rows: list[list[Block | None]] = []
        reaching: dict[int, int] = {}
        width = 0
        for row in self.given:
            cells: list[Block | None] = []
            self._free(cells, reaching)
            for cell in items(items(row)[1]):
                _attributes, _align, down, across, content = items(cell)
                self._place(cells, content, number(down), number(across), reaching)
                self._free(cells, reaching)
            rows.append(cells)
            width = max(width, len(cells))
            require_bounded(width, len(rows), self.tree.limits)
        return rows

    def _free(self, cells: list[Block | None], reaching: dict[int, int]) -> None:
        """Go on to the next place where no cell from above reaches."""
        while reaching.get(len(cells), 0):
            reaching[len(cells)] -= 1
            cells.append(None)

    def _place(
        self,
        cells: list[Block | None],
        content: Value,
        down: int,
        across: int,
        reaching: dict[int, int],
    ) -> None:
        counted = self.tree.line.telling.counted
        before = counted[NESTED]
        blocks = self.tree.apart(content)
        lines = [each for each in blocks if each.kind != "table"]
        self.below += [each for each in blocks if each.kind == "table"]
        counted[NESTED] = before + len(blocks) - len(lines)
        counted[SEVERAL_LINES] += len(lines) > 1
        counted[MERGED] += down > 1 or across > 1
        width = min(max(across, 1), WIDEST)
        for at in range(len(cells), len(cells) + width):
            reaching[at] = max(down, 1) - 1
        cells += [joined(lines), *[None] * (width - 1)]


_TEXTS = frozenset({"Para", "Plain"})
_BLOCKS: dict[str, Callable[[Tree, Value, int], None]] = {
    "Para": Tree._paragraph,
    "Plain": Tree._paragraph,
    "Header": Tree._heading,
    "BulletList": Tree._bullets,
    "OrderedList": Tree._numbers,
    "BlockQuote": Tree._quote,
    "CodeBlock": Tree._specimen,
    "LineBlock": Tree._lines,
    "DefinitionList": Tree._terms,
    "Div": Tree._division,
    "Figure": Tree._figure,
    "Table": Tree._table,
}
