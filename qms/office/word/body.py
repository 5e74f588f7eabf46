"""The blocks of a document of Word, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from qms.model.importing.source import Block, Kind
from qms.office.inline import (
    is_bold,
    markdown_of,
    plain_of,
    without_emphasis,
)
from qms.office.listing import listed
from qms.office.telling import DELETED, EMBEDDED, MOVED, PROMPT
from qms.office.word.reading import Reading
from qms.office.word.runs import Line
from qms.office.word.styles import is_on, value, whole
from qms.office.word.tables import Table
from qms.office.word.wrappers import GONE, inside, text_of

_CONTENTS = re.compile(r"(?:toc ?[1-9]|toc heading|table of figures)\Z", re.IGNORECASE)
_DEEPER = re.compile(r"list (?:bullet|number) ([2-5])\Z", re.IGNORECASE)
_KINDS: dict[str, Kind] = {
    "quote": "quote",
    "intense quote": "quote",
    "html preformatted": "verbatim",
    "source code": "verbatim",
    "macro text": "verbatim",
}
_MOST_DEPTH = 8


@dataclass
class Body:
    """Blocks being read from one place: the body, a box, a cell, a note."""

    reading: Reading
    place: str = "body"
    blocks: list[Block] = field(default_factory=list)
    _open: Line | None = None

    def read(self, container: Element) -> list[Block]:
        """All blocks of a container."""
        self._children(container)
        if self._open is not None:
            self._close(None, self._open)
        return self.blocks

    def _children(self, container: Element) -> None:
        for child in inside(container):
            if child.tag in _BLOCKS:
                _BLOCKS[child.tag](self, child)
            elif child.tag in GONE:
                sentence = DELETED if child.tag == "w:del" else MOVED
                self.reading.telling.tell_text(sentence, text_of(child))

    def _control(self, element: Element) -> None:
        """A content control: a prompt is none of the author's words."""
        content = element.find("w:sdtContent")
        if content is None:
            return
        properties = element.find("w:sdtPr")
        gallery = value(properties, "w:docPartObj/w:docPartGallery")
        if is_on(properties, "w:showingPlcHdr"):
            self.reading.telling.tell_text(PROMPT, text_of(content))
        elif gallery == "Table of Contents":
            self.reading.telling.contents.append(text_of(content))
        else:
            self._children(content)

    def _embedded(self, element: Element) -> None:
        relation = self.reading.part.relations.get(element.get("r:id", ""))
        self.reading.telling.tell(EMBEDDED, text=relation.target if relation else "")

    def _formula(self, element: Element) -> None:
        paragraph = Element("w:p")
        paragraph.append(element)
        self._paragraph(paragraph)

    def _table(self, element: Element) -> None:
        self.blocks += Table(self.reading, self.place, self._apart).read(element)

    def _apart(self, container: Element) -> list[Block]:
        """The blocks of a cell, read by the same rules."""
        return Body(self.reading, self.place).read(container)

    def _paragraph(self, element: Element) -> None:
        fields = self.reading.fields
        was_contents, fields.has_contents = fields.is_contents, False
        properties = element.find("w:pPr")
        line = self._open or Line(self.reading)
        line.style = value(properties, "w:pStyle")
        line.read(element)
        name = self.reading.styles.name(line.style)
        if was_contents or fields.has_contents or _CONTENTS.match(name):
            self.reading.telling.contents.append(plain_of(line.pieces))
            self._open = None
        elif _has_lost_end(properties):
            self._open = line
        else:
            self._open = None
            self._close(properties, line)

    def _close(self, properties: Element | None, line: Line) -> None:
        """A paragraph has ended: its block, and those of the boxes that hang on it."""
        self._open = None
        block = self._block(properties, line)
        if block.text:
            self._add(block)
        for box in line.boxes:
            self.blocks += Body(self.reading, "text box").read(box)

    def _add(self, block: Block) -> None:
        """Add a block; lines of a specimen stand together."""
        last = self.blocks[-1] if self.blocks else None
        if last and block.kind == last.kind == "verbatim" and last.style == block.style:
            text = f"{last.text}\n{block.text}"
            self.blocks[-1] = replace(last, text=text, plain=text)
        else:
            self.blocks.append(block)

    def _block(self, properties: Element | None, line: Line) -> Block:
        styles, pieces = self.reading.styles, line.pieces
        label, depth = self._label(properties, line.style)
        level = styles.level(line.style, properties)
        name = styles.name(line.style)
        common = Block("paragraph", place=self.place, style=name)
        common = replace(common, is_bold=is_bold(pieces), plain=plain_of(pieces))
        if level and common.plain:
            text = markdown_of(without_emphasis(pieces)).replace("\\\n", " ")
            plain = common.plain.replace("\n", " ")
            marker = label if label and label != "-" else ""
            kind: Kind = "heading"
            return replace(
                common, kind=kind, text=text, plain=plain, level=level, marker=marker
            )
        if name.lower() in _KINDS:
            kind = _KINDS[name.lower()]
            said = markdown_of(without_emphasis(pieces))
            text = common.plain if kind == "verbatim" else said
            return replace(common, kind=kind, text=text)
        return listed(replace(common, text=markdown_of(pieces)), label, depth)

    def _label(self, properties: Element | None, style: str) -> tuple[str | None, int]:
        """The number that the program sets before a paragraph, and its depth."""
        number = value(properties, "w:numPr/w:numId")
        level = value(properties, "w:numPr/w:ilvl")
        by_style, style_level = self.reading.styles.numbering(style)
        depth = whole(level or (style_level if not number else "") or "0", 0)
        depth = min(max(depth, 0), _MOST_DEPTH)
        number = number or by_style
        if not number:
            return None, depth
        deeper = _DEEPER.match(self.reading.styles.name(style))
        shown = max(depth, int(deeper[1]) - 1 if deeper else 0)
        return self.reading.lists.label(number, depth), shown


def _has_lost_end(properties: Element | None) -> bool:
    """Whether a tracked change joins a paragraph to the next one."""
    marks = properties.find("w:rPr") if properties is not None else None
    return marks is not None and any(marks.find(tag) is not None for tag in GONE)


_BLOCKS: dict[str, Callable[[Body, Element], None]] = {
    "w:p": Body._paragraph,
    "w:tbl": Body._table,
    "w:sdt": Body._control,
    "w:altChunk": Body._embedded,
    "m:oMathPara": Body._formula,
}
