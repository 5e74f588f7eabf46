"""The lines of files that a report shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qms.model.finding import Place
from qms.store.bytes import read_file


def lines_of(root: Path, places: Iterable[Place]) -> dict[tuple[str, int], str]:
    """The lines at some places, as typed; places without one are left out."""
    wanted: dict[str, set[int]] = {}
    for place in places:
        if place.line:
            wanted.setdefault(place.path, set()).add(place.line)
    found: dict[tuple[str, int], str] = {}
    for path, numbers in wanted.items():
        lines = read_file(root / path).text.split("\n")
        for number in numbers:
            if number <= len(lines):
                found[path, number] = lines[number - 1]
    return found
