"""A QR code as a path of an SVG; the only door to the package that computes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4  # modules of white that every reader needs around the code


@dataclass(frozen=True)
class Code:
    """A QR code: the side of its square in modules, and the dark ones as a path."""

    side: int
    path: str


def code_of(text: str) -> Code:
    """The code of a text; it can still be read when an eighth of it is soiled."""
    rows = segno.make(text, error="m", micro=False, boost_error=False).matrix
    return Code(len(rows) + 2 * QUIET, "".join(_path(rows)))


def _path(rows: tuple[bytearray, ...]) -> Iterator[str]:
    """Each run of dark modules as a rectangle."""
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for is_dark, run in groupby(row, bool):
            width = len(list(run))
            if is_dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
