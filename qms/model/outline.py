"""The outline of a Markdown text: one letter a line, and what follows from them.

The text is read once, line by line. Rules ask the outline, most of them with a
pattern over `marks`, so that a further rule costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from qms.model.heading import Heading, read_heading
from qms.model.inline import without_code
from qms.model.marks import BLANK, CODE, HEADING, ROW, UNDERLINE, marks_of

UPPER = "A-ZÀÁÂĂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖŐØÙÚÛÜŰȘȚŞŢА-ЯЁ"
_CAPITALS = re.compile(
    rf"[{UPPER}](?<![\w/.#@-][{UPPER}])(?:[{UPPER}0-9]|-(?=[{UPPER}0-9]))+(?!\w)"
)
_TARGET = re.compile(r"\]\([ \t]*<?([^)\s>]*)")
_TAG = re.compile(r"\{#([a-z0-9][a-z0-9-]*)\}")


class Section(NamedTuple):
    """A heading with the lines under it, up to the next heading of any level.

    `start` and `end` are indices into `Outline.lines`, the heading left out.
    """

    heading: Heading
    start: int
    end: int


class Link(NamedTuple):
    """A link or a picture of the text, with its place in the file."""

    target: str
    line: int
    column: int
    is_image: bool


class Outline:
    """A Markdown text, classified line by line.

    `first` is the line of the file on which the text begins; `marks` has one letter
    for each of `lines`.
    """

    __slots__ = ("__dict__", "first", "lines", "marks", "text")

    def __init__(self, text: str, first: int = 1) -> None:
        self.text = text
        self.first = first
        self.lines = text.split("\n")
        self.marks = marks_of(self.lines)

    def line(self, index: int) -> int:
        """The line in the file of the line with this index."""
        return self.first + index

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing but blank lines."""
        return not self.marks.strip(BLANK)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading in order; equal anchors are numbered as forges do."""
        found: list[Heading] = []
        seen: dict[str, int] = {}
        for index in _indices(self.marks, HEADING):
            level, title, anchor, is_given = read_heading(self.lines[index])
            if self.marks[index + 1 : index + 2] == UNDERLINE:
                level = 1 if "=" in self.lines[index + 1] else 2
            count = seen.get(anchor, 0)
            seen[anchor] = count + 1
            if count and not is_given:
                anchor = f"{anchor}-{count}"
            found.append(Heading(level, title, self.line(index), anchor))
        return tuple(found)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Each heading with its own lines."""
        heads = self.headings
        lines = [each.line - self.first for each in heads]
        starts = [line + 1 + self._is_underlined(line) for line in lines]
        ends = [*lines[1:], len(self.lines)][: len(heads)]
        return tuple(
            Section(head, start, end)
            for head, start, end in zip(heads, starts, ends, strict=True)
        )

    def _is_underlined(self, index: int) -> bool:
        return self.marks[index + 1 : index + 2] == UNDERLINE

    def under(self, heading: Heading) -> tuple[int, int]:
        """The lines under a heading with all its sub-sections, as indices."""
        return heading.line - self.first + 1, self._ends[heading.line]

    @cached_property
    def _ends(self) -> dict[int, int]:
        """By each heading's line the index where what belongs to it ends."""
        ends: dict[int, int] = {}
        open_ones: list[Heading] = []
        for each in self.headings:
            while open_ones and open_ones[-1].level >= each.level:
                ends[open_ones.pop().line] = each.line - self.first
            open_ones.append(each)
        return ends | {each.line: len(self.lines) for each in open_ones}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every inline link and picture outside of code."""
        return tuple(self._links()) if "](" in self.text else ()

    def _links(self) -> Iterator[Link]:
        for index, typed in enumerate(self.lines):
            if "](" not in typed or self.marks[index] == CODE:
                continue
            line = without_code(typed)
            for match in _TARGET.finditer(line):
                opening = line.rfind("[", 0, match.start())
                is_image = opening > 0 and line[opening - 1] == "!"
                yield Link(match[1], self.line(index), match.start(1) + 1, is_image)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word in capitals: ids such as PO-012, and abbreviations."""
        return frozenset(_CAPITALS.findall(self.prose))

    @cached_property
    def prose(self) -> str:
        """The text without its fenced code."""
        if CODE not in self.marks:
            return self.text
        kept = zip(self.lines, self.marks, strict=True)
        return "\n".join("" if mark == CODE else line for line, mark in kept)

    @cached_property
    def tags(self) -> tuple[tuple[str, int, int], ...]:
        """Every `{#tag}` that no heading bears: name, line, column."""
        if "{#" not in self.text:
            return ()
        return tuple(
            (match[1], self.line(index), match.start() + 1)
            for index, line in enumerate(self.lines)
            if "{#" in line and self.marks[index] not in (CODE, HEADING)
            for match in _TAG.finditer(line)
        )

    def tables(self) -> Iterator[tuple[int, int]]:
        """Each table as indices of its first line and of the line after it."""
        for match in re.finditer(rf"{ROW}+", self.marks):
            yield match.start(), match.end()

    def find(self, word: str) -> tuple[int, int]:
        """Line and column where a word first stands; the text's start if nowhere."""
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?!\w|-[{UPPER}0-9])")
        holding = [index for index, line in enumerate(self.lines) if word in line]
        for index in holding:
            match = whole.search(self.lines[index])
            if match:
                return self.line(index), match.start() + 1
        for index in holding:
            return self.line(index), self.lines[index].index(word) + 1
        return self.first, 1


def _indices(marks: str, mark: str) -> Iterator[int]:
    index = marks.find(mark)
    while index >= 0:
        yield index
        index = marks.find(mark, index + 1)
