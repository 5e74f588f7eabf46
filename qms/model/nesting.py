"""Lists within lists, each level four blanks deeper than the one above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qms.model.marks import BLANK, INDENTED, ITEM, ROW, TEXT
from qms.model.mend import Mend
from qms.model.outline import Outline

STEP = 4
_LIST = re.compile(f"{ITEM}[{ITEM}{TEXT}{INDENTED}{BLANK}]*")
_SIGN = re.compile(r" *(?:[-*+]|[0-9]{1,9}[.)])( *)")
_NUMBER = re.compile(r" *([0-9]{1,9})[.)]")


class _Level(NamedTuple):
    """A list: where its items begin, and where what belongs to them does."""

    item: int
    content: int


class _UncertainError(ValueError):
    """Nobody but the author knows what belongs to what."""


def nested_by_four(outline: Outline) -> Iterator[Mend]:
    """What brings every list to levels of four blanks, where its levels are certain.

    They are where each line stands as deep as the text of the item that it belongs to,
    so that forges show the same lists before and afterwards.
    """
    for found in _LIST.finditer(outline.marks):
        start, end = found.span()
        if ROW in outline.marks[max(start - 1, 0) : end + 1]:
            continue  # a row that is none to a forge is read on as the item's text
        try:
            yield from list(_mends(outline, start, end))
        except _UncertainError:
            continue


def _mends(outline: Outline, start: int, end: int) -> Iterator[Mend]:
    levels: list[_Level] = []
    is_apart = False
    for index in range(start, end):
        line, mark = outline.lines[index], outline.marks[index]
        indent = _indent(line)
        if mark == ITEM:
            if _is_no_item(outline, index, {each.item for each in levels}):
                raise _UncertainError
            _climb(levels, indent)
            depth = len(levels)
            levels.append(_level(line, indent))
        elif mark == BLANK or not is_apart:
            # a line right under another belongs to it, however deep it stands
            is_apart = mark == BLANK
            continue
        elif indent and levels:
            depth = _depth(levels, indent)
        else:
            levels.clear()
            depth = 0
        is_apart = False
        if levels and indent != depth * STEP:
            yield Mend(outline.line(index), 1, " " * indent, " " * depth * STEP)


def _indent(line: str) -> int:
    blanks = line[: len(line) - len(line.lstrip())]
    if blanks.strip(" "):
        raise _UncertainError
    return len(blanks)


def _is_no_item(outline: Outline, index: int, items: set[int]) -> bool:
    """Whether forges read on in the paragraph above: a list there begins with one."""
    line = outline.lines[index]
    number = _NUMBER.match(line)
    is_first = number is None or int(number[1]) == 1 or _indent(line) in items
    return not is_first and index > 0 and outline.marks[index - 1] != BLANK


def _climb(levels: list[_Level], indent: int) -> None:
    """Leave the levels that an item at an indent does not belong to."""
    while levels and indent < levels[-1].content:
        left = levels.pop()
        if indent > left.item and levels:
            raise _UncertainError
        if not levels and indent:
            raise _UncertainError
    if levels and indent >= levels[-1].content + STEP:
        raise _UncertainError
    if not levels and indent:
        raise _UncertainError


def _level(line: str, indent: int) -> _Level:
    sign = _SIGN.match(line)
    if sign is None or len(sign[1]) > STEP:
        raise _UncertainError
    return _Level(indent, sign.end() if sign[1] else sign.end() + 1)


def _depth(levels: list[_Level], indent: int) -> int:
    """How many levels a paragraph set apart belongs to."""
    depth = sum(indent >= each.content for each in levels)
    if not depth or indent >= levels[depth - 1].content + STEP:
        raise _UncertainError
    return depth
