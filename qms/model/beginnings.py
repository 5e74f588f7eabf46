"""How blocks begin for every reader of Markdown alike, and what is odd about one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qms.model import line_kinds as kinds
from qms.model.alike_blocks import (
    label_of,
    quotation_at,
    quoted,
    specimen_at,
    table_at,
    words_of_note,
)
from qms.model.line_kinds import ITEM_LINE, kind_of

BRACKET = "bracket"
EMPTY = "empty"
FENCE = "fence"
HOLDS_MORE = "holds more"
INDENTED = "indented"
JOINED = "joined"
LINE_BELOW = "line below"
NOTE = "note"
QUOTE = "quote"
TAB = "tab"
TABLE = "table"
TAG = "tag"
TOO_DEEP = "too deep"
WIDE_MARK = "wide mark"

BLANK = "blank"
SINGLE = "single"
DEEPEST = 4  # quotations in quotations
UNDERLINE = re.compile(r"(?:=+|-+|(?=[^-]*-)[|:\- ]+) *\Z")
_BOX = re.compile(r"\[[ xX]\]")
_LOOSE = frozenset({kinds.CODE, kinds.ITEM})
_TAKEN_OUT = frozenset({kinds.DEFINITION, kinds.NOTE})

Fault = tuple[int, str]


@dataclass
class Beginnings:
    """Where a walk is, in a text or in what a quotation holds, and what it found.

    `open` has an entry for each item or note that is open: whether its mark is narrow
    enough for what is indented by four to belong to it. `above` is what the line above
    belongs to, `began` the indentation with which the lines since the last blank one
    began, `last` the last block of the text itself; `is_parted` if there is something
    after it that readers take out of the text.
    """

    lines: list[str]
    first: int = 0
    depth: int = 0
    found: list[Fault] = field(default_factory=list)
    at: int = 0
    above: str = BLANK
    began: int = 0
    last: str = ""
    is_parted: bool = False
    is_noted: bool = False
    open: list[bool] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def whole(self) -> None:
        """Walk to the end."""
        raise NotImplementedError

    @property
    def is_quoted(self) -> bool:
        """Whether it goes down a quotation."""
        return self.depth > 0

    @property
    def is_in_note(self) -> bool:
        """Whether a note is open."""
        return self.is_noted and bool(self.open)

    def odd(self, kind: str, is_odd: bool = True) -> None:
        """This line is not read alike."""
        if is_odd:
            self.found.append((self.first + self.at, kind))

    def begin(self, indent: int, bare: str) -> None:
        """The first line of a block."""
        kind = kind_of(bare)
        level, rest = divmod(indent, 4)
        if self.above == BLANK:
            self.began = indent
        elif self.above == SINGLE:
            self.odd(JOINED, self.is_quoted and indent < self.began)
        if level > len(self.open) or (self.open and rest):
            self._begin_aside(level, kind)
            return
        if level and not self.open[level - 1]:
            self.odd(WIDE_MARK)
        elif level and self.is_noted:
            above = self.lines[max(self.at - 2, 0) : self.at]
            self.odd(NOTE, not "".join(above).strip())
        del self.open[level:]
        if not level:
            self._pass(kind)
        _BEGINNINGS[kind](self, indent, bare)

    def _begin_aside(self, level: int, kind: str) -> None:
        """A block that belongs to no item: a specimen where no list is open."""
        if self.open:
            self.odd(TOO_DEEP if level > len(self.open) else INDENTED)
        else:
            self.odd(FENCE, kind == kinds.FENCE)
            self._pass(kinds.CODE)
        self.above = kinds.CODE

    def _pass(self, kind: str) -> None:
        """Go on to a block of the text itself: what is taken out parts nothing."""
        if kind in _TAKEN_OUT:
            self.is_parted = True
            return
        self.odd(NOTE, self.is_parted and {kind, self.last} <= _LOOSE)
        self.last, self.is_parted = kind, False

    def _text(self, indent: int, bare: str) -> None:
        del indent, bare
        self.above = kinds.TEXT

    def _single(self, indent: int, bare: str) -> None:
        del indent, bare
        self.above = SINGLE

    def _tag(self, indent: int, bare: str) -> None:
        del indent, bare
        self.odd(TAG)
        self.above = kinds.TEXT

    def _item(self, indent: int, bare: str) -> None:
        found = ITEM_LINE.match(bare)
        mark, blanks, content = found.groups() if found else ("", "", "")
        self.above = kinds.ITEM
        self.is_noted = self.is_in_note
        self.open.append(len(mark) + len(blanks) <= 4)
        if mark.endswith(")"):
            self.odd(BRACKET)
        elif indent % 4:
            self.odd(INDENTED)
        elif not content.strip():
            self.odd(EMPTY)
        elif len(blanks) not in range(1, 5):
            self.odd(WIDE_MARK)
        elif kind_of(content) != kinds.TEXT or UNDERLINE.match(content):
            self.odd(HOLDS_MORE)
        else:
            self.odd(QUOTE, self.is_quoted and bool(_BOX.match(content)))

    def _row(self, indent: int, bare: str) -> None:
        del bare
        last, odd = table_at(self.lines, self.at, indent)
        self._to(last, odd, TABLE)
        self.above = kinds.ROW

    def _fence(self, indent: int, bare: str) -> None:
        del bare
        self.odd(FENCE, self.is_quoted)
        last, odd = specimen_at(self.lines, self.at, indent)
        self._to(last, odd, FENCE)
        self.above = SINGLE

    def _quote(self, indent: int, bare: str) -> None:
        """A quotation: what it holds is walked for itself."""
        del bare
        last, _odd = quotation_at(self.lines, self.at, indent)
        inner = quoted(self.lines, self.at, last)
        self.odd(EMPTY, not "".join(inner).strip())
        if self.depth < DEEPEST:
            walk = type(self)(inner, self.first + self.at, self.depth + 1)
            walk.whole()
            self.found.extend(walk.found)
        else:
            self.odd(QUOTE)
        self.at, self.above = last, kinds.QUOTE

    def _to(self, last: int, odd: tuple[int, ...], kind: str) -> None:
        self.found.extend((self.first + at, kind) for at in odd)
        self.at = last

    def _definition(self, indent: int, bare: str) -> None:
        self.odd(NOTE, not self._is_fresh(indent, bare))
        self.above = kinds.DEFINITION

    def _note(self, indent: int, bare: str) -> None:
        if not self._is_fresh(indent, bare) or "[^" in bare[2:]:
            self.odd(NOTE)
        else:
            self.odd(HOLDS_MORE, kind_of(words_of_note(bare)) != kinds.TEXT)
        self.open.append(True)
        self.is_noted, self.above = True, kinds.ITEM

    def _is_fresh(self, indent: int, bare: str) -> bool:
        """Whether a line defines, for the text itself, a label that is not defined."""
        label = label_of(bare)
        is_fresh = bool(label) and label not in self.labels
        self.labels.add(label)
        return is_fresh and not (self.is_quoted or indent)


_BEGINNINGS = {
    kinds.DEFINITION: Beginnings._definition,
    kinds.FENCE: Beginnings._fence,
    kinds.HEADING: Beginnings._single,
    kinds.ITEM: Beginnings._item,
    kinds.NOTE: Beginnings._note,
    kinds.QUOTE: Beginnings._quote,
    kinds.ROW: Beginnings._row,
    kinds.RULE: Beginnings._single,
    kinds.TAG: Beginnings._tag,
    kinds.TEXT: Beginnings._text,
}
