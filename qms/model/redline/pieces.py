"""A text in its pieces: paragraphs, items, rows, headings, each under its headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qms.model import marks
from qms.model.outline import Outline
from qms.model.redline import block
from qms.model.redline.block import Form, Trail
from qms.model.redline.words import is_word, plain, words_of
from qms.model.row import cells, is_ruler

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|([0-9]{1,9}[.)]))(?:[ \t]+|\Z)")
_TAB = 4
_PROSE = frozenset({marks.TEXT, marks.HTML})


@dataclass(frozen=True)
class Piece:
    """A piece of a text: its form, the headings over it, its texts, its name.

    The texts are the cells of a row, the values of a field, else a single one.
    """

    form: Form
    trail: Trail
    texts: tuple[str, ...]
    name: str = ""

    @cached_property
    def key(self) -> str:
        """What two pieces share that are the same."""
        return "\n".join((self.form.sort, str(self.form.level), *self.texts))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its different words; its punctuation if it has no words."""
        found = frozenset(word for text in self.texts for word in words_of(text))
        return frozenset(filter(is_word, found)) or found


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a Markdown text in their order."""
    return list(_Reading(Outline(text.replace("\r\n", "\n"))))


class _Reading:
    """A text on the way through it: the headings above, the piece that is open."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.levels = {each.line: each.level for each in outline.headings}
        self.titles = {each.line: each.title for each in outline.headings}
        self.above: list[tuple[int, str]] = []
        self.form = Form(block.PARAGRAPH)
        self.name = ""
        self.lines: list[str] = []
        self.is_in_list = False

    def __iter__(self) -> Iterator[Piece]:
        typed = zip(self.outline.lines, self.outline.marks, strict=True)
        for number, (line, mark) in enumerate(typed, 1):
            if self.lines and not self._goes_on(mark):
                yield self._closed()
            if mark == marks.HEADING:
                yield self._heading(number, line)
            elif mark in _READ:
                yield from _READ[mark](self, line)
        if self.lines:
            yield self._closed()

    @property
    def trail(self) -> Trail:
        return tuple(title for _level, title in self.above)

    def _goes_on(self, mark: str) -> bool:
        """Whether a line belongs to the piece that is open."""
        if mark == marks.QUOTE:
            return self.form.sort == block.QUOTE
        return mark in _PROSE or (mark == marks.INDENTED and self.is_in_list)

    def _closed(self) -> Piece:
        text = plain(" ".join(self.lines))
        self.lines = []
        return Piece(self.form, self.trail, (text,), self.name)

    def _open(self, form: Form, name: str = "") -> None:
        self.form, self.name = form, name

    def _heading(self, number: int, line: str) -> Piece:
        level = self.levels[number]
        while self.above and self.above[-1][0] >= level:
            self.above.pop()
        texts = (plain(line.lstrip(" \t#")),)
        piece = Piece(Form(block.HEADING, level), self.trail, texts)
        self.above.append((level, self.titles[number]))
        self.is_in_list = False
        return piece

    def _prose(self, line: str) -> Iterator[Piece]:
        if not self.lines:
            self._open(Form(block.PARAGRAPH))
            self.is_in_list = False
        self.lines.append(line)
        return iter(())

    def _item(self, line: str) -> Iterator[Piece]:
        found = _ITEM.match(line)
        indent, number = found.groups(default="") if found else ("", "")
        sort = block.NUMBERED if number else block.BULLET
        self._open(Form(sort, len(indent.expandtabs(_TAB)) // _TAB), number)
        self.lines.append(line[found.end() if found else 0 :])
        self.is_in_list = True
        return iter(())

    def _quote(self, line: str) -> Iterator[Piece]:
        if not self.lines:
            self._open(Form(block.QUOTE))
        self.lines.append(line.lstrip(" \t").removeprefix(">"))
        return iter(())

    def _row(self, line: str) -> Iterator[Piece]:
        if not is_ruler(line):
            texts = tuple(plain(cell) for cell in cells(line))
            yield Piece(Form(block.ROW), self.trail, texts)

    def _code(self, line: str) -> Iterator[Piece]:
        text = plain(line)
        if text:
            yield Piece(Form(block.CODE), self.trail, (text,))

    def _fence(self, line: str) -> Iterator[Piece]:
        return self._code(line.strip("`~ \t"))

    def _indented(self, line: str) -> Iterator[Piece]:
        if not self.is_in_list:
            return self._code(line)
        if not self.lines:
            self._open(Form(block.PARAGRAPH))
        self.lines.append(line)
        return iter(())


_READ: dict[str, Callable[[_Reading, str], Iterator[Piece]]] = {
    marks.CODE: _Reading._code,
    marks.DEFINITION: _Reading._prose,
    marks.FENCE: _Reading._fence,
    marks.HTML: _Reading._prose,
    marks.INDENTED: _Reading._indented,
    marks.ITEM: _Reading._item,
    marks.QUOTE: _Reading._quote,
    marks.ROW: _Reading._row,
    marks.TEXT: _Reading._prose,
}
