"""What an office counts by: its calendar and hours, without what stands still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from qms.evaluation.calendar import CalendarError, LegalCalendar
from qms.evaluation.calendar_counting import WORKING_DAYS, Counting
from qms.evaluation.calendar_line import EVERYTHING, Line, Span, without
from qms.evaluation.calendar_moments import (
    MINUTES_OF_DAY,
    legal_day,
    midnight,
    moment_in,
    place_of,
)
from qms.evaluation.calendar_opening import Opening
from qms.i18n import _


@dataclass(frozen=True)
class OfficeTime:
    """An office's time: its legal calendar, its zone, its opening hours if known."""

    legal: LegalCalendar
    zone: tzinfo = UTC
    opening: Opening | None = None


class Pause(NamedTuple):
    """A while that is not counted: two days, both included, or two moments.

    Between moments as many days are not counted as their days lie apart.
    """

    first: date
    last: date


Pauses = Sequence[Pause]


def day_line(counting: Counting, office: OfficeTime, pauses: Pauses) -> Line:
    """The line of the days that a convention counts."""
    if counting.unit == WORKING_DAYS:
        return worked_line(counting, office, pauses)
    return without(EVERYTHING, day_spans(counting, office, pauses))


def worked_line(counting: Counting, office: OfficeTime, pauses: Pauses) -> Line:
    """The line of the working days on which a time limit runs."""
    return without(office.legal, day_spans(counting, office, pauses))


def time_line(counting: Counting, office: OfficeTime, pauses: Pauses) -> Line:
    """The line of the time that a convention counts, in microseconds."""
    if not counting.is_in_opening_hours:
        line: Line = EVERYTHING
    elif office.opening is None:
        raise CalendarError(
            _("the opening hours of the office are not known"),
            hint=_("enter them in the charter, under contacts, as hours"),
        )
    else:
        line = office.opening
    still = (Pause(each, each) for each in office.legal.standstill)
    return without(line, (_time_span(each, office) for each in (*pauses, *still)))


def day_place(day: date, office: OfficeTime) -> int:
    """The place of the legal day on which something falls, on a line of days."""
    if isinstance(day, datetime):
        day = legal_day(day, office.zone)
    return day.toordinal()


def moment_place(start: date, office: OfficeTime) -> int:
    """The place of a moment on a line of time; raises CalendarError on a bare day."""
    if not isinstance(start, datetime):
        raise CalendarError(
            _("{day} has no time of day, and hours are counted from one").format(
                day=start
            ),
            hint=_("write it as 2026-02-12T12:00:00+02:00"),
        )
    return place_of(moment_in(office.zone, start))


def day_spans(counting: Counting, office: OfficeTime, pauses: Pauses) -> Iterator[Span]:
    """The days that are not counted, from one and to before another."""
    for each in pauses:
        yield _day_span(each, counting, office)
    yield from office.legal.standstills


def _day_span(pause: Pause, counting: Counting, office: OfficeTime) -> Span:
    first, last = (day_place(each, office) for each in pause)
    require_order(first, last)
    if not isinstance(pause.first, datetime):
        return first, last + 1
    shift = 0 if counting.first_day_counts else 1
    return first + shift, last + shift


def _time_span(pause: Pause, office: OfficeTime) -> Span:
    first, last = pause
    if not isinstance(first, datetime):
        require_order(first.toordinal(), last.toordinal())
        return midnight(first, office.zone), midnight(last, office.zone, MINUTES_OF_DAY)
    begins, ends = moment_place(first, office), moment_place(last, office)
    require_order(begins, ends)
    return begins, ends


def require_order(first: int, end: int) -> None:
    """Raise CalendarError where something ends before it begins."""
    if end < first:
        raise CalendarError(
            _("the end lies before the start"),
            hint=_("one of the two was entered wrongly: mend it where it was entered"),
        )
