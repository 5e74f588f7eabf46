"""The day by which feedback is due, as the office's calendar counts."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from qms.actions.deadline import office_time
from qms.errors import QmsError
from qms.evaluation.calendar import LegalCalendar
from qms.evaluation.calendar_counting import counting_of, exactly
from qms.evaluation.calendar_deadline import deadline
from qms.evaluation.calendar_office import OfficeTime
from qms.model.profile import Limit, Profile


def office_of(profile: Profile) -> OfficeTime:
    """The office's time; without a calendar, one that knows no working day.

    Calendar days and months can be counted all the same.
    """
    try:
        return office_time(profile, {})
    except QmsError:
        return OfficeTime(LegalCalendar("–", date.min, date.min))


def due_day(
    profile: Profile, limit: Limit, opened: date, office: OfficeTime
) -> date | None:
    """The last day for an answer; None where the calendar does not know."""
    fields = profile.raw.fields("calendar")
    try:
        counting = counting_of(limit.row, limit.unit, "", "", fields)
        term = Fraction(exactly(limit.value))
        day = deadline(opened, term, counting, office)
    except QmsError:
        return None
    return day.date() if isinstance(day, datetime) else day
