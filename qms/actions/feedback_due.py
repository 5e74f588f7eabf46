"""By when feedback must be answered: the law's limit, counted as the office counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from qms.model.days import day_or_none
from qms.model.finding import Finding, Place
from qms.model.profile import Limit
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
    """Whether nobody wrote down an answer, nor decided and closed it without one."""
    answered = day_or_none(record.fields.text("answered"))
    is_decided = bool(record.fields.fields("decision")) and is_closed(record)
    return answered is None and not is_decided


def due_feedback(register: Register) -> Iterator[Due]:
    """Every unanswered feedback that a limit of the profile holds for."""
    found = list(_limited(register))
    if not found:
        return
    # the legal calendar is slow to load, and only open feedback needs it
    from qms.actions.feedback_days import due_day, office_of

    office = office_of(register.profile)
    for record, limit, opened in found:
        yield Due(record, limit, due_day(register.profile, limit, opened, office))


def _limited(register: Register) -> Iterator[tuple[Record, Limit, date]]:
    for record in register.records_of(KIND):
        opened = day_or_none(record.fields.text("opened"))
        name = str(record.fields.text("limit"))
        if opened is None or not name or not is_unanswered(record):
            continue
        limit = register.profile.limit(name, opened)
        if limit is not None:
            yield record, limit, opened


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
