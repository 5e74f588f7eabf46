"""Arithmetic of days: intervals with both ends, and months that end where they must."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from qms.model.leaves import read_day, read_period


def day_or_none(text: str) -> date | None:
    """The day that a text names, and nothing where it names none."""
    try:
        return read_day(text)
    except ValueError:
        return None


def within(day: date, first: str, last: str) -> bool:
    """Whether a day lies in an interval, both ends included; open where not given."""
    start, end = day_or_none(first), day_or_none(last)
    return (start is None or start <= day) and (end is None or day <= end)


@lru_cache(maxsize=1024)
def after(day: date, period: str) -> date:
    """The day that lies a period (`24 months`) after another.

    The day of the month stays, or becomes the last of a shorter month. Raises
    ValueError on a text that is no period, OverflowError beyond the calendar.
    """
    count, unit = read_period(period)
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year > date.max.year:
        raise OverflowError(period)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
