"""Deadlines, and what has elapsed: two questions by one convention.

`elapsed(start, stop)` is the least term whose deadline is not before the stop. So
`elapsed <= term` holds exactly if the stop is not after the deadline.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import (
    MICROSECONDS,
    MONTHS,
    NO_ROLL,
    PREVIOUS,
    Counting,
    exactly,
)
from qms.evaluation.calendar_line import Line
from qms.evaluation.calendar_moments import moment_at
from qms.evaluation.calendar_months import month_day, months_reaching
from qms.evaluation.calendar_office import (
    OfficeTime,
    Pauses,
    day_line,
    day_place,
    moment_place,
    require_order,
    time_line,
    worked_line,
)
from qms.i18n import _


def deadline(
    start: date,
    term: float | Fraction,
    counting: Counting,
    office: OfficeTime,
    pauses: Pauses = (),
) -> date:
    """The last day, or the last moment, by which a term that began then is kept.

    A moment for minutes and hours, else a day; a moment begins days on its legal day.
    In opening hours it is the last moment before more time counts: a term that is full
    when the doors close ends when they open again.
    """
    amount = exactly(term)
    if not counting.is_of_days:
        line = time_line(counting, office, pauses)
        count = line.before(moment_place(start, office)) + floor(
            amount * MICROSECONDS[counting.unit]
        )
        return moment_at(line.latest(count), office.zone)
    if amount.denominator != 1 or amount < counting.least:
        raise CalendarError(
            _("{term} {unit} is no term that ends on a day").format(
                term=float(amount), unit=counting.unit
            ),
            hint=_("give whole days, and at least one if the first day counts"),
        )
    fallen = unrolled(start, int(amount), counting, office, pauses)
    return rolled(fallen, counting, office, pauses)


def elapsed(
    start: date,
    stop: date,
    counting: Counting,
    office: OfficeTime,
    pauses: Pauses = (),
) -> Fraction:
    """What has elapsed by a convention: the least term that would still be kept.

    Raises CalendarError where the stop lies before the start.
    """
    if counting.is_of_days:
        return Fraction(_days_elapsed(start, stop, counting, office, pauses))
    line = time_line(counting, office, pauses)
    first, end = moment_place(start, office), moment_place(stop, office)
    require_order(first, end)
    return Fraction(line.before(end) - line.before(first), MICROSECONDS[counting.unit])


def unrolled(
    start: date, term: int, counting: Counting, office: OfficeTime, pauses: Pauses = ()
) -> date:
    """The day on which a term in days or months ends, before it is moved."""
    first = day_place(start, office)
    line = day_line(counting, office, pauses)
    count = term + counting.free
    if counting.unit == MONTHS:
        count = month_day(first, term, counting.first_day_counts) - first
        if counting.first_day_counts:
            count += 1
    if count <= 0:
        return _day(first)
    return _day(line.latest(_base(line, first, counting) + count - 1))


def rolled(
    day: date, counting: Counting, office: OfficeTime, pauses: Pauses = ()
) -> date:
    """Where a day goes on which a term ends, if no time limit ends on it."""
    if counting.roll == NO_ROLL:
        return day
    line, place = worked_line(counting, office, pauses), day.toordinal()
    if counting.roll == PREVIOUS:
        return _day(line.latest(line.before(place + 1) - 1))
    return _day(line.latest(line.before(place)))


def _days_elapsed(
    start: date, stop: date, counting: Counting, office: OfficeTime, pauses: Pauses
) -> int:
    first, end = day_place(start, office), day_place(stop, office)
    require_order(first, end)
    target = rolling_to(end, counting, office, pauses)
    if target <= first and counting.least == counting.free == 0:
        return 0
    line = day_line(counting, office, pauses)
    count = max(1, line.before(target) - _base(line, first, counting) + 1)
    if counting.unit == MONTHS:
        wanted = first + count - (1 if counting.first_day_counts else 0)
        return months_reaching(first, wanted, counting.first_day_counts)
    return max(count - counting.free, counting.least)


def rolling_to(
    place: int, counting: Counting, office: OfficeTime, pauses: Pauses
) -> int:
    """The first day from which a term's end is moved to that day or after it."""
    if counting.roll == NO_ROLL:
        return place
    line = worked_line(counting, office, pauses)
    count = line.before(place)
    if counting.roll == PREVIOUS:
        return line.latest(count)
    return line.latest(count - 1) + 1 if count else office.legal.first.toordinal()


def _base(line: Line, first: int, counting: Counting) -> int:
    """How much lies before the first day that may count."""
    return line.before(first if counting.first_day_counts else first + 1)


def _day(place: int) -> date:
    if not 0 < place <= date.max.toordinal():
        raise CalendarError(_("the time limit ends outside of all calendars"))
    return date.fromordinal(place)
