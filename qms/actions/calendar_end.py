"""Calendar end: the last year whose days are decreed draws to its close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qms.evaluation.calendar import CalendarError, LegalCalendar, beyond
from qms.evaluation.calendar_counting import NO_ROLL, OPENING_HOURS, WORKING_DAYS
from qms.evaluation.calendar_days import Decreed
from qms.model.charter import rows_of
from qms.model.located import Fields
from qms.model.register import Register
from qms.store.calendars import shipped_calendar

LAST_QUARTER = 10
"""The month from which the next year should be known."""


def calendar_end(register: Register) -> tuple[int, CalendarError] | None:
    """The first year that is not known, and what to tell of it; None if it is early.

    Also None in an office that counts no working days and no opening hours.
    """
    own = register.profile.raw.fields("calendar")
    years = Decreed(shipped_calendar(str(own.text("country"))), own).years
    if not years or register.as_of < date(years[-1], LAST_QUARTER, 1):
        return None
    if not any(_rests_on_calendar(register, own)):
        return None
    known = LegalCalendar(
        str(own.text("country")), date(years[0], 1, 1), date(years[-1], 12, 31)
    )
    year = max(years[-1] + 1, register.as_of.year)
    return year, beyond(known, year)


def _rests_on_calendar(register: Register, own: Fields) -> Iterator[bool]:
    """Whether a promise, a limit or the convention asks which days are worked."""
    for _charter, row in rows_of(register, "promises"):
        calendar = row.text("calendar")
        yield WORKING_DAYS in (calendar, row.text("unit")) or calendar == OPENING_HOURS
    for row in (own, *register.profile.raw.rows("limits")):
        yield row.text("unit") == WORKING_DAYS or row.text("roll") not in ("", NO_ROLL)
