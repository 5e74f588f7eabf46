"""A mend: some signs of a file for others, and every other sign as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM = "\ufeff"


class Mend(NamedTuple):
    """What shall stand at a place of a file, instead of what stands there.

    Lines and columns count from 1. A line feed in `new` becomes a line end as the file
    has them.
    """

    line: int
    column: int
    old: str
    new: str


def mended(data: bytes, mends: Iterable[Mend]) -> bytes:
    """The bytes of a text with all mends; raises ValueError where one does not fit."""
    text = data.decode()
    mark = _BOM if text.startswith(_BOM) else ""
    lines = [each[0] for each in _LINE.finditer(text.removeprefix(mark))]
    end = _end_of(text)
    for mend in sorted(mends, reverse=True):
        line, start = lines[mend.line - 1], mend.column - 1
        if not line.startswith(mend.old, start):
            raise ValueError(mend)
        new = mend.new.replace("\n", end)
        lines[mend.line - 1] = line[:start] + new + line[start + len(mend.old) :]
    return (mark + "".join(lines)).encode()


def _end_of(text: str) -> str:
    """How the first line ends, and so a new one."""
    first = _LINE.match(text)
    line = first[0] if first else ""
    return next((end for end in ("\r\n", "\n", "\r") if line.endswith(end)), "\n")
