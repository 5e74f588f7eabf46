"""How much of a foreign file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no honest procedure reaches, and that no hostile one passes.

    `ratio` is how many times larger a part may be than it lies in the package, `parts`
    how many there may be; `elements` and `depth` are of one part's XML; `seconds` and
    `memory` (megabytes) of a program that helps.
    """

    file: int = 100 * MEGABYTE
    unpacked: int = 300 * MEGABYTE
    text_part: int = 60 * MEGABYTE
    ratio: int = 200
    parts: int = 5_000
    elements: int = 600_000
    depth: int = 150
    cells: int = 200_000
    seconds: int = 60
    memory: int = 512


USUAL = Limits()
