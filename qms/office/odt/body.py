"""The blocks of an OpenDocument text, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from qms.model.importing.source import Block
from qms.office.inline import Piece, is_bold, markdown_of, plain_of, without_emphasis
from qms.office.listing import listed
from qms.office.odt.line import Line, outermost, text_of
from qms.office.odt.numbers import label, level_of, start_of
from qms.office.odt.reading import Reading
from qms.office.odt.tables import Table
from qms.office.telling import DELETED, HIDDEN, INSERTED
from qms.office.word.styles import whole

_CONTENTS = (
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:alphabetical-index",
    "text:user-index",
    "text:bibliography",
)
_QUOTES = frozenset({"quotations", "quote"})
_MOST_DEPTH = 8


@dataclass
class Body:
    """Blocks being read from one place: the body, a box, a cell, a note."""

    reading: Reading
    place: str = "body"
    blocks: list[Block] = field(default_factory=list)
    outline: list[int] = field(default_factory=list)
    last: dict[str, list[int]] = field(default_factory=dict)

    def read(self, container: Element) -> list[Block]:
        """All blocks of a container."""
        for child in container:
            if child.tag in _BLOCKS:
                _BLOCKS[child.tag](self, child)
            elif child.tag.startswith("draw:"):
                self._boxes(outermost(child))
        return self.blocks

    def _section(self, element: Element) -> None:
        if element.get("text:display") == "none":
            self.reading.telling.tell_text(HIDDEN, text_of(element))
        else:
            self.read(element)

    def _contents(self, element: Element) -> None:
        for body in element.iter("text:index-body"):
            self.reading.telling.contents.append(text_of(body))

    def _changes(self, element: Element) -> None:
        telling = self.reading.telling
        for deletion in element.iter("text:deletion"):
            parts = [each for each in deletion if each.tag != "office:change-info"]
            telling.tell_text(DELETED, " ".join(map(text_of, parts)))
        inserted = len(list(element.iter("text:insertion")))
        if inserted:
            telling.count(INSERTED, inserted)

    def _table(self, element: Element) -> None:
        self.blocks += Table(self.reading, self.place, self._apart).read(element)

    def _apart(self, container: Element) -> list[Block]:
        """The blocks of a cell, read by the same rules."""
        return Body(self.reading, self.place).read(container)

    def _paragraph(self, element: Element) -> None:
        self._add(*self._text(element))

    def _heading(self, element: Element) -> None:
        block, boxes = self._text(element)
        level = min(max(whole(element.get("text:outline-level", ""), 1), 1), 9)
        marker = ""
        if element.get("text:is-list-header") != "true" and block.plain:
            marker = self._outlined(level)
        plain = block.plain.replace("\n", " ")
        made = replace(block, kind="heading", level=level, marker=marker, plain=plain)
        self._add(made, boxes)

    def _outlined(self, level: int) -> str:
        """The number of a heading, by the numbers of those above it."""
        style = self.reading.styles.outline
        self.outline += [0] * (level - len(self.outline))
        del self.outline[level:]
        self.outline[-1] += 1
        found = label(style, [max(each, 1) for each in self.outline])
        return "" if found == "-" else found

    def _text(self, element: Element) -> tuple[Block, list[Element]]:
        styles, name = self.reading.styles, element.get("text:style-name", "")
        line = Line(self.reading)
        if styles.says("paragraph", name, "text:display") == "none":
            self.reading.telling.tell_text(HIDDEN, text_of(element))
        else:
            line.read(element, styles.form("paragraph", name, Piece()))
        style = styles.named(name)
        block = Block(
            "paragraph", plain=plain_of(line.pieces), place=self.place, style=style
        )
        block = replace(block, is_bold=is_bold(line.pieces))
        if element.tag == "text:h":
            text = markdown_of(without_emphasis(line.pieces)).replace("\\\n", " ")
            return replace(block, text=text), line.boxes
        if style.lower() in _QUOTES:
            text = markdown_of(without_emphasis(line.pieces))
            return replace(block, kind="quote", text=text), line.boxes
        if style == "Title" and block.plain:
            text = markdown_of(without_emphasis(line.pieces)).replace("\\\n", " ")
            return replace(block, kind="heading", level=1, text=text), line.boxes
        return replace(block, text=markdown_of(line.pieces)), line.boxes

    def _add(self, block: Block, boxes: list[Element]) -> None:
        if block.text:
            self.blocks.append(block)
        self._boxes(boxes)

    def _boxes(self, boxes: list[Element]) -> None:
        for box in boxes:
            self.blocks += Body(self.reading, "text box").read(box)

    def _list(self, element: Element) -> None:
        self._items(element, element.get("text:style-name", ""), [])

    def _items(self, element: Element, name: str, above: list[int]) -> None:
        """The items of a list, which counts on from another if it says so."""
        name = element.get("text:style-name", name)
        style = self.reading.styles.lists.get(name)
        start = start_of(level_of(style, len(above)))
        goes_on = element.get("text:continue-numbering") == "true" or (
            element.get("text:continue-list") is not None
        )
        before = self.last.get(name, [])
        at = before[len(above)] if goes_on and len(before) > len(above) else start - 1
        for item in element:
            if item.tag == "text:list-item":
                at = whole(item.get("text:start-value", ""), at + 1)
                self.last[name] = [*above, at]
            if item.tag in ("text:list-item", "text:list-header"):
                is_item = item.tag == "text:list-item"
                self._item(item, name, [*above, at], is_item=is_item)

    def _item(
        self, item: Element, name: str, counts: list[int], *, is_item: bool
    ) -> None:
        """An item: its first paragraph bears the number; what follows, follows."""
        style = self.reading.styles.lists.get(name)
        depth = min(len(counts) - 1, _MOST_DEPTH)
        mark: str | None = label(style, counts) if is_item else None
        for child in item:
            if child.tag == "text:list":
                self._items(child, name, counts)
            elif child.tag == "text:p":
                block, boxes = self._text(child)
                self._add(listed(block, mark, depth), boxes)
                mark = None if block.text else mark
            elif child.tag == "text:h":
                self._heading(child)
            elif child.tag in _BLOCKS:
                _BLOCKS[child.tag](self, child)


_BLOCKS: dict[str, Callable[[Body, Element], None]] = {
    "text:p": Body._paragraph,
    "text:h": Body._heading,
    "text:list": Body._list,
    "text:section": Body._section,
    "text:numbered-paragraph": Body._section,
    "text:tracked-changes": Body._changes,
    "table:table": Body._table,
    **dict.fromkeys(_CONTENTS, Body._contents),
}
