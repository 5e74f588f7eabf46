"""Where a text leaves the Markdown that every reader sees alike.

Readers of Markdown agree on blocks that stand apart, lists that are indented by four,
and marks followed by one blank; beyond that each goes its own way. The text is walked
once, line by line, with the lists that are open; what leaves the common ground is told
with its line and what is wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qms.model import line_kinds as kinds
from qms.model.beginnings import (
    BLANK,
    FENCE,
    JOINED,
    LINE_BELOW,
    NOTE,
    SINGLE,
    TAB,
    UNDERLINE,
    Beginnings,
    Fault,
)
from qms.model.line_kinds import kind_of

_FIRST = re.compile(r"[-*+]|1[.)]")


def faults(lines: list[str]) -> Iterator[Fault]:
    """Each place outside of the common ground: the index of its line, and its kind."""
    walk = _Walk(lines)
    walk.whole()
    return iter(walk.found)


class _Walk(Beginnings):
    """A walk down a text, or down what a quotation holds."""

    def whole(self) -> None:
        """Walk to the end."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            bare = line.lstrip(" \t")
            if bare:
                self._line(line, bare)
            else:
                self.above = BLANK
                # blanks on a line end a note here and there
                self.odd(NOTE, bool(line) and self.is_in_note)
            self.at += 1

    def _line(self, line: str, bare: str) -> None:
        indent = len(line) - len(bare)
        if "\t" in line[:indent]:
            self.odd(TAB)
            return
        self.odd(NOTE, self.is_in_note and "[^" in bare and bare[:2] != "[^")
        if self.above in (BLANK, SINGLE) or (self.above == kinds.CODE and indent < 4):
            self.begin(indent, bare)
        elif self.above == kinds.CODE:
            self.odd(FENCE, kind_of(bare) == kinds.FENCE)
        else:
            _BELOW[self.above](self, indent, bare)

    def _below_text(self, indent: int, bare: str) -> None:
        """A further line of a paragraph: it may not look like another block."""
        kind = kind_of(bare)
        if UNDERLINE.match(bare):
            self.odd(LINE_BELOW)
        elif self.open:
            self._below_text_of_item(indent, bare, kind)
        elif indent >= 4:
            self.odd(FENCE, kind == kinds.FENCE)
        elif kind in (kinds.HEADING, kinds.RULE, kinds.QUOTE, kinds.FENCE):
            self.begin(indent, bare)
        elif kind == kinds.ITEM:
            self.odd(JOINED, bool(_FIRST.match(bare)))
        else:
            self.odd(JOINED, kind != kinds.TEXT)

    def _below_text_of_item(self, indent: int, bare: str, kind: str) -> None:
        is_higher = indent // 4 < len(self.open) and not self.is_quoted
        if kind == kinds.FENCE or (kind == kinds.ITEM and is_higher):
            self.begin(indent, bare)
        else:
            self.odd(JOINED, kind != kinds.TEXT)

    def _below_item(self, indent: int, bare: str) -> None:
        """A line below an item: a further item, or words of this one."""
        kind, is_below_note = kind_of(bare), self.is_noted and len(self.open) == 1
        if kind == kinds.ITEM:
            is_deeper = indent // 4 >= len(self.open)
            is_odd = is_below_note or (is_deeper and not _FIRST.match(bare))
            self.odd(JOINED, is_odd or (self.is_quoted and indent < self.began))
            self.begin(indent, bare)
        elif kind == kinds.FENCE or (kind == kinds.NOTE and is_below_note):
            self.begin(indent, bare)
        else:
            self.odd(JOINED, kind != kinds.TEXT or bool(UNDERLINE.match(bare)))

    def _below_definition(self, indent: int, bare: str) -> None:
        if kind_of(bare) == kinds.DEFINITION:
            self.begin(indent, bare)
        else:
            self.odd(JOINED)

    def _below_block(self, indent: int, bare: str) -> None:
        """Nothing stands directly below a table or a quotation."""
        del indent, bare
        self.odd(JOINED)
        self.above = kinds.TEXT


_BELOW = {
    kinds.DEFINITION: _Walk._below_definition,
    kinds.ITEM: _Walk._below_item,
    kinds.QUOTE: _Walk._below_block,
    kinds.ROW: _Walk._below_block,
    kinds.TEXT: _Walk._below_text,
}
