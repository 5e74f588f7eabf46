"""Months: a term of them ends on the day with the same number, or the last one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from qms.evaluation.calendar import CalendarError
from qms.i18n import _


def month_day(first: int, months: int, first_day_counts: bool) -> int:
    """The last day of a term of months that begins on a day, both as ordinals.

    31 January and one month is the last of February. Where the first day counts, the
    term ends a day sooner, unless the day with the same number is missing.
    """
    start = date.fromordinal(first)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        raise CalendarError(_("the time limit ends outside of all calendars"))
    last = monthrange(year, month + 1)[1]
    found = date(year, month + 1, min(start.day, last)).toordinal()
    return found - 1 if first_day_counts and start.day <= last else found


def months_reaching(first: int, wanted: int, first_day_counts: bool) -> int:
    """The least number of months after which a term ends on a day or later."""
    start, end = date.fromordinal(first), date.fromordinal(wanted)
    least = 1 if first_day_counts else 0
    apart = (end.year - start.year) * 12 + end.month - start.month
    months = max(least, apart - 1)
    while month_day(first, months, first_day_counts) < wanted:
        months += 1
    return months
