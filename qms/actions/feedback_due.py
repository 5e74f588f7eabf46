"""By when feedback must be answered: the law's limit, counted as the office counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from qms.actions.deadline import office_time
from qms.errors import QmsError
from qms.evaluation.calendar import LegalCalendar
from qms.evaluation.calendar_counting import Counting, counting_of, exactly
from qms.evaluation.calendar_deadline import deadline
from qms.evaluation.calendar_office import OfficeTime
from qms.model.days import day_or_none
from qms.model.finding import Finding, Place
from qms.model.profile import Limit, Profile
from qms.model.record import Record
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.rules.evaluation import feedback_is_answered_in_time as rule

KIND = "feedback"


class Due(NamedTuple):
    """When a piece of feedback must be answered; None where that is not known."""

    record: Record
    limit: Limit
    day: date | None


def is_unanswered(record: Record) -> bool:
    """Whether nobody wrote down an answer, nor closed the record without one."""
    answered = day_or_none(record.fields.text("answered"))
    return answered is None and not is_closed(record)


def due_feedback(register: Register) -> Iterator[Due]:
    """Every unanswered feedback that a limit of the profile holds for."""
    office: OfficeTime | None = None
    for record in register.records_of(KIND):
        opened = day_or_none(record.fields.text("opened"))
        name = record.fields.text("limit")
        if opened is None or opened > register.as_of:
            continue
        if not name or not is_unanswered(record):
            continue
        limit = register.profile.limit(str(name), opened)
        if limit is not None:
            office = office or _office(register.profile)
            yield Due(record, limit, _day(register.profile, limit, opened, office))


def overdue_feedback(register: Register) -> list[Finding]:
    """What the rule tells of feedback that was not answered in time."""
    return [
        Finding(
            rule.CODE,
            Place(due.record.path, at="limit"),
            {
                "record": str(due.record.id) or due.record.path,
                "day": due.day.isoformat(),
                "basis": due.limit.citation,
                "today": register.as_of.isoformat(),
            },
        )
        for due in due_feedback(register)
        if due.day is not None and due.day < register.as_of
    ]


def _day(
    profile: Profile, limit: Limit, opened: date, office: OfficeTime
) -> date | None:
    fields = profile.raw.fields("calendar")
    try:
        counting: Counting = counting_of(limit.row, limit.unit, "", "", fields)
        term = Fraction(exactly(limit.value))
        day = deadline(opened, term, counting, office)
    except QmsError:
        return None
    return day.date() if isinstance(day, datetime) else day


def _office(profile: Profile) -> OfficeTime:
    """The office's time; without a calendar, one that knows no working day.

    Calendar days and months can be counted all the same.
    """
    try:
        return office_time(profile, {})
    except QmsError:
        return OfficeTime(LegalCalendar("–", date.min, date.min))
