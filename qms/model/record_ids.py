"""The ids of records: what a pattern's look like, and which one is free next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qms.model.leaves import read_pattern

_DIGITS = re.compile(r"\[0-9\](?:\{([0-9]+)(?:,[0-9]*)?\})?")
_LAST = re.compile(r"([0-9]+)(?!.*[0-9])")


def id_fits(pattern: str, name: str) -> bool:
    """Whether an id fits; a pattern that cannot be read asks nothing."""
    try:
        return bool(read_pattern(pattern).match(name))
    except ValueError:
        return True


def id_example(pattern: str, year: int) -> str:
    """An id that fits a pattern of letters and digits; of others, the pattern."""

    def written(match: re.Match[str]) -> str:
        width = int(match[1] or 1)
        return str(year) if width == len(str(year)) else "1".zfill(width)

    made = _DIGITS.sub(written, pattern)
    return made if id_fits(pattern, made) else str(pattern)


def next_record_id(pattern: str, year: int, taken: Iterable[str]) -> str:
    """The id after the highest one of the year; nothing where there is none."""
    first = id_example(pattern, year)
    found = _LAST.search(first)
    if not pattern or found is None or not id_fits(pattern, first):
        return ""
    start, width = first[: found.start()], len(found[1])
    numbers = [
        int(each[len(start) :])
        for each in taken
        if each.startswith(start) and each[len(start) :].isdigit()
    ]
    chosen = f"{start}{str(max(numbers, default=0) + 1).zfill(width)}"
    return chosen if id_fits(pattern, chosen) else ""
