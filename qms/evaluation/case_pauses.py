"""Pauses of a case's clock: so many units, or from when until when."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from qms.evaluation.case_clock import Instant
from qms.model.cases import UNREADABLE
from qms.model.time_style import BLANKS

_NUMBER = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,6}))?")
_MILLION = 1_000_000


class WrongRowError(Exception):
    """A row that cannot be a case; its argument says why."""


class Pause(NamedTuple):
    """How long the clock stood: a number of units, or from when until when."""

    number: int = 0
    first: Instant | None = None
    last: Instant | None = None


def paused_units(cell: str, unit: int) -> int:
    """A number of units in seconds, or in days; what was begun does not count.

    `unit` is how many of them one is. Raises WrongRowError on what is no number.
    """
    found = _NUMBER.fullmatch(cell.strip(BLANKS))
    if not found:
        raise WrongRowError(UNREADABLE)
    millionths = int(found[1]) * _MILLION + int((found[2] or "0").ljust(6, "0"))
    return millionths * unit // _MILLION


def within(
    pause: Pause, start: int, end: int, place: Callable[[Instant], int]
) -> tuple[int, int]:
    """From where until where the clock stood between start and end, or nothing."""
    if pause.first is None:
        return 0, 0
    first = max(start, place(pause.first))
    last = end if pause.last is None else min(end, place(pause.last))
    return (first, last) if first < last else (0, 0)
