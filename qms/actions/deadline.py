"""Deadline: by when a term is kept that begins at a day or moment, and how so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from qms.actions.calendar import (
    convention,
    decreed,
    legal_calendar,
    profile_of,
    zone_of,
)
from qms.actions.opening_hours import NO_HOURS, opening_hours
from qms.errors import UsageError
from qms.evaluation.calendar_counting import (
    OPENING_HOURS,
    Term,
    counted_as,
    counting_of,
    exactly,
    is_of_its_own,
)
from qms.evaluation.calendar_explained import Explained, explained
from qms.evaluation.calendar_moments import legal_day
from qms.evaluation.calendar_office import OfficeTime, Pause
from qms.evaluation.calendar_opening import Opening, Week
from qms.i18n import _
from qms.model.profile import Limit, Profile


@dataclass(frozen=True)
class Asked:
    """What is asked: a start, a term or a legal limit by its id, and the convention.

    `words` change the convention of the profile; `pauses` are not counted.
    """

    start: date
    term: Term | None = None
    limit: str = ""
    words: Sequence[str] = ()
    pauses: Sequence[Pause] = ()


@dataclass(frozen=True)
class Answer:
    """A deadline explained, with the limit it is of and the charter of the hours.

    Each of the two is empty where none was asked.
    """

    found: Explained
    limit: str = ""
    charter: str = ""


def deadline_asked(root: Path, now: datetime, asked: Asked) -> Answer:
    """The deadline that is asked for, as the office counts."""
    profile = profile_of(root)
    fields = profile.raw.fields("calendar")
    limit = _limit(profile, asked) if asked.limit else None
    term = _term(limit) if limit else asked.term
    if term is None:
        raise UsageError(
            _("neither a term nor a limit is named"),
            hint=_("add --term or --limit"),
        )
    counting = counting_of(
        fields if limit is None else limit.row,
        term.unit,
        OPENING_HOURS if term.is_in_opening_hours else "",
        limit.citation if limit and is_of_its_own(limit.row) else convention(profile),
        fields,
    )
    counting = counted_as(counting, asked.words)
    hours = opening_hours(root, now) if term.is_in_opening_hours else NO_HOURS
    office = office_time(profile, hours.week)
    found = explained(asked.start, term.value, counting, office, asked.pauses)
    return Answer(found, limit.citation if limit else "", hours.charter)


def office_time(profile: Profile, week: Week) -> OfficeTime:
    """The time of an office: its days, its zone, and the hours of its week if known."""
    found = decreed(profile)
    legal, zone = legal_calendar(found), zone_of(profile)
    opening = Opening(legal, zone, week, found.hours()) if week else None
    return OfficeTime(legal, zone, opening)


def _limit(profile: Profile, asked: Asked) -> Limit:
    day = asked.start
    if isinstance(day, datetime):
        day = legal_day(day, zone_of(profile))
    limit = profile.limit(asked.limit, day)
    if limit is None:
        known = dict.fromkeys(str(row.text("id")) for row in profile.raw.rows("limits"))
        raise UsageError(
            _("the profile has no limit {name} on {day}").format(
                name=asked.limit, day=day
            ),
            hint=_("there are: {known}").format(known=", ".join(known) or "–"),
        )
    return limit


def _term(limit: Limit) -> Term:
    return Term(Fraction(exactly(limit.value)), limit.unit)
