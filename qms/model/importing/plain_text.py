"""A plain text in blocks: what an empty line, a bullet, a tab between words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qms.model.importing.escaping import escaped
from qms.model.importing.source import Block, Row

_BULLET = re.compile(r"(\s*)(?:[•·▪●◦‣■□➢✓\uf0b7\uf0a7]|[-–—*](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"(\s*)([0-9]{1,2})[.)]\s+(?=\S)")
_CELLS = re.compile(r"\t+|\s*\|\s*")
_RULER = re.compile(r"[\s|:+=_-]*\Z")
_BLANKS = "\u00a0\u2007\u202f\ufeff\t "
NARROWEST, WIDEST = 50, 110
FULL = 0.6
"""A line that fills less than this of the width ends its paragraph."""


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order; no word is left out."""
    lines = text.replace("\x0c", "\n").split("\n")
    width = max(map(len, lines))
    full = width * FULL if NARROWEST < width <= WIDEST else None
    found: list[Block] = []
    for run in _runs(lines):
        if _is_table(run):
            found.append(_table(run))
        else:
            found.extend(_blocks(run, full))
    return tuple(found)


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines that stand together, without the blanks around them."""
    run: list[str] = []
    for line in lines:
        if line.strip(_BLANKS):
            run.append(line.rstrip(_BLANKS))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_table(run: Sequence[str]) -> bool:
    """Whether several lines have words on both sides of tabs or bars."""
    rows = [_row(line) for line in run if not _RULER.match(line)]
    has_bars = all("|" in line or "\t" in line.strip() for line in run)
    return len(rows) > 1 and has_bars and max(map(len, rows)) > 1


def _row(line: str) -> Row:
    bare = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in _CELLS.split(bare))


def _table(run: Sequence[str]) -> Block:
    rows = [_row(line) for line in run if not _RULER.match(line)]
    width = max(map(len, rows))
    plain = tuple(row + ("",) * (width - len(row)) for row in rows)
    marked = tuple(tuple(map(escaped, row)) for row in plain)
    return Block("table", rows=marked, plain_rows=plain)


def _blocks(run: Sequence[str], full: float | None) -> Iterator[Block]:
    """Items where lines begin as such, else paragraphs.

    `full` is how long a line is that goes on in the next one; without it none does.
    """
    waiting: list[str] = []
    item: Block | None = None
    for line in run:
        begun = _item(line)
        goes_on = full is not None and waiting and len(waiting[-1]) >= full
        if begun is None and goes_on:
            waiting.append(line.strip(_BLANKS))
            continue
        yield from _closed(item, waiting)
        waiting = [] if begun else [line.strip(_BLANKS)]
        item = begun
        if begun:
            waiting = [begun.plain]
    yield from _closed(item, waiting)


def _closed(item: Block | None, lines: Sequence[str]) -> Iterator[Block]:
    if not lines:
        return
    if item is None:
        plain = "\n".join(lines)
        marked = "\\\n".join(map(escaped, lines))
        yield Block("paragraph", marked, plain)
        return
    plain = " ".join(lines)
    yield Block("item", escaped(plain), plain, item.level, item.marker)


def _item(line: str) -> Block | None:
    number = _NUMBER.match(line)
    if number:
        rest = line[number.end() :]
        return Block(
            "item", plain=rest, level=_level(number[1]), marker=f"{number[2]}."
        )
    bullet = _BULLET.match(line)
    if bullet:
        rest = line[bullet.end() :]
        return Block("item", plain=rest, level=_level(bullet[1]), marker="-")
    return None


def _level(indent: str) -> int:
    """The depth of an item: every four blanks, after the first few, one more."""
    return min(len(indent.expandtabs(4)) // 4, 3)
