"""How a deadline came to be: each day that was not counted, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from qms.evaluation.calendar import WORKING, NamedDay
from qms.evaluation.calendar_counting import MONTHS, WORKING_DAYS, Counting
from qms.evaluation.calendar_deadline import deadline, rolled, unrolled
from qms.evaluation.calendar_moments import legal_day, moment_in
from qms.evaluation.calendar_office import OfficeTime, Pauses, day_spans
from qms.i18n import N_

WEEKEND = "weekend"
PAUSE = "pause"
SHUT = "shut"

REASONS = {
    WEEKEND: N_("weekend"),
    PAUSE: N_("not counted, as asked for"),
    SHUT: N_("not open on that weekday"),
}
"""Why a day is not counted besides what a calendar says of it."""


class Passed(NamedTuple):
    """A day that was passed over, with the reason: a kind of day, or one of ours."""

    day: date
    reason: NamedDay


@dataclass(frozen=True)
class Explained:
    """A deadline with its way: where it began, what was passed over, where it moved.

    `worked` are days that were counted though a weekend or holiday would be none.
    `fallen` is the day on which the term ended before it was moved. `shut` is why the
    last day is no working day, where that moves nothing; `is_known` tells whether the
    calendar knows that day at all.
    """

    start: date
    term: Fraction
    counting: Counting
    last: date
    fallen: date
    passed: tuple[Passed, ...] = ()
    worked: tuple[Passed, ...] = ()
    moved_over: tuple[Passed, ...] = ()
    shut: Passed | None = None
    is_known: bool = True


def explained(
    start: date,
    term: Fraction,
    counting: Counting,
    office: OfficeTime,
    pauses: Pauses = (),
) -> Explained:
    """A deadline, and how it came to be."""
    last = deadline(start, term, counting, office, pauses)
    if not counting.is_of_days:
        begun = moment_in(office.zone, start) if isinstance(start, datetime) else start
        passed = tuple(_unopened(begun, last, counting, office))
        return Explained(begun, term, counting, last, last, passed)
    if isinstance(start, datetime):
        start = legal_day(start, office.zone)
    fallen = unrolled(start, int(term), counting, office, pauses)
    is_known = office.legal.knows(last)
    return Explained(
        start=start,
        term=term,
        counting=counting,
        last=last,
        fallen=fallen,
        passed=tuple(_uncounted(start, fallen, counting, office, pauses)),
        worked=tuple(_worked(start, fallen, counting, office)),
        moved_over=tuple(_moved_over(fallen, counting, office, pauses)),
        shut=_unworked(last, office) if is_known else None,
        is_known=is_known,
    )


def _uncounted(
    start: date, last: date, counting: Counting, office: OfficeTime, pauses: Pauses
) -> Iterator[Passed]:
    """The days that a convention counts not, between a start and the last day."""
    still = tuple(day_spans(counting, office, pauses))
    if not still and counting.unit != WORKING_DAYS:
        return
    for day in _days(start, last, 0 if counting.first_day_counts else 1):
        if any(begin <= day.toordinal() < end for begin, end in still):
            yield _stood_still(day, office)
        elif counting.unit == WORKING_DAYS:
            found = _unworked(day, office)
            if found:
                yield found


def _worked(
    start: date, last: date, counting: Counting, office: OfficeTime
) -> Iterator[Passed]:
    """The days that were counted because they are worked in place of others."""
    if counting.unit == WORKING_DAYS:
        for day in _days(start, last, 1):
            named = office.legal.days.get(day)
            if named and named.kind == WORKING:
                yield Passed(day, named)


def _moved_over(
    fallen: date, counting: Counting, office: OfficeTime, pauses: Pauses
) -> Iterator[Passed]:
    """The days over which an end was moved, the one on which it fell among them."""
    last = rolled(fallen, counting, office, pauses)
    step = timedelta(days=1 if last > fallen else -1)
    day = fallen
    while day != last:
        yield _unworked(day, office) or _stood_still(day, office)
        day += step


def _unopened(
    start: date, last: date, counting: Counting, office: OfficeTime
) -> Iterator[Passed]:
    """The days between two moments on which the office does not open."""
    opening = office.opening if counting.is_in_opening_hours else None
    if opening is None or not isinstance(start, datetime):
        return
    first, end = (
        legal_day(each, office.zone)
        for each in (start, last)
        if isinstance(each, datetime)
    )
    for day in _days(first, end):
        if not opening.hours_on(day):
            named = office.legal.named(day)
            is_told = named is not None and named.kind != WORKING
            yield Passed(day, named if named and is_told else NamedDay(SHUT))


def _unworked(day: date, office: OfficeTime) -> Passed | None:
    """Why a day is no working day; None if it is one."""
    if office.legal.is_working(day):
        return None
    return Passed(day, office.legal.days.get(day, NamedDay(WEEKEND)))


def _stood_still(day: date, office: OfficeTime) -> Passed:
    return Passed(day, office.legal.standstill.get(day, NamedDay(PAUSE)))


def _days(first: date, last: date, after: int = 0) -> Iterator[date]:
    """The days from so many after the first one through the last."""
    for place in range(first.toordinal() + after, last.toordinal() + 1):
        yield date.fromordinal(place)


def is_shortened(found: Explained) -> bool:
    """Whether a month lacks the number of the day on which the term began."""
    is_month = found.counting.unit == MONTHS and not found.passed
    return is_month and found.fallen.day < found.start.day - (
        1 if found.counting.first_day_counts else 0
    )
