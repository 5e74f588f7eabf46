"""Periods by which promises are measured: a year, a half, a quarter, a month."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_NAME = re.compile(r"([12][0-9]{3})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?\Z")
_MONTHS_OF_A_HALF = 6
_MONTHS_OF_A_QUARTER = 3


class Period(NamedTuple):
    """A stretch of the calendar with its name, both days included."""

    name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def named_period(text: str) -> Period:
    """The period called `2026`, `2026-H1`, `2026-Q3` or `2026-07`.

    Raises ValueError on any other text.
    """
    found = _NAME.match(text)
    if not found:
        raise ValueError(text)
    year, half, quarter, month = (int(each or 0) for each in found.groups())
    first, count = 1, 12
    if half:
        first, count = (half - 1) * _MONTHS_OF_A_HALF + 1, _MONTHS_OF_A_HALF
    elif quarter:
        first, count = (quarter - 1) * _MONTHS_OF_A_QUARTER + 1, _MONTHS_OF_A_QUARTER
    elif month:
        first, count = month, 1
    last = first + count - 1
    return Period(
        text, date(year, first, 1), date(year, last, monthrange(year, last)[1])
    )
