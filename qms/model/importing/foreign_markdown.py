"""A text that is Markdown already: its blocks described, its body kept as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from qms.model.importing.source import Block, Kind
from qms.model.inline import plain
from qms.model.marks import (
    BLANK,
    BREAK,
    CODE,
    FENCE,
    HEADING,
    ITEM,
    QUOTE,
    ROW,
    UNDERLINE,
)
from qms.model.outline import Outline
from qms.model.row import cells, is_ruler

_MARK = re.compile(r"\s*([-*+]|[0-9]{1,9}[.)])\s+")
_BOLD = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__)[\s\\]*\Z")


def blocks_of_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order."""
    outline = Outline(text)
    levels = iter([(each.level, each.title) for each in outline.headings])
    found: list[Block] = []
    paired = zip(outline.marks, outline.lines, strict=True)
    for mark, group in groupby(paired, key=lambda pair: _sort(pair[0])):
        lines = [line for _mark, line in group]
        if mark == HEADING:
            found += _headings(lines, levels)
        elif mark == ROW:
            found.append(_table(lines))
        elif mark == ITEM:
            found += map(_item, lines)
        elif mark == CODE:
            found.append(Block("verbatim", "\n".join(lines), "\n".join(lines)))
        elif mark not in (BLANK, BREAK):
            found.append(_paragraph(mark, lines))
    return tuple(found)


def _sort(mark: str) -> str:
    if mark == UNDERLINE:
        return BREAK
    return CODE if mark == FENCE else mark


def _headings(
    lines: Sequence[str], levels: Iterator[tuple[int, str]]
) -> Iterator[Block]:
    for _line in lines:
        level, title = next(levels)
        yield Block("heading", title, plain(title), level)


def _table(lines: Sequence[str]) -> Block:
    rows = tuple(tuple(cells(line)) for line in lines if not is_ruler(line))
    plain_rows = tuple(tuple(map(plain, row)) for row in rows)
    return Block("table", rows=rows, plain_rows=plain_rows)


def _item(line: str) -> Block:
    mark = _MARK.match(line)
    text = line[mark.end() :] if mark else line.strip()
    return Block("item", text, plain(text), marker=mark[1] if mark else "-")


def _paragraph(mark: str, lines: Sequence[str]) -> Block:
    bare = [line.strip().removesuffix("\\") for line in lines]
    told = "\n".join(plain(line) for line in bare)
    is_bold = all(_BOLD.match(line) for line in bare)
    kind: Kind = "quote" if mark == QUOTE else "paragraph"
    return Block(kind, "\n".join(bare), told, is_bold=is_bold)
