"""Release: a controller brings into force what all steps have signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.rounds_asked import open_asked, subject_of, told
from qms.actions.seats import Seat, seat_for
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.model.approval.archive import Round
from qms.model.approval.effect import day_of
from qms.model.days import day_or_none


class Effect(NamedTuple):
    """The first day of a text in force, or without it; None until it is published."""

    document: str
    day: date | None
    is_withdrawal: bool


def release(
    root: Path,
    now: datetime,
    ids: Sequence[str],
    *,
    language: str = "",
    person: str = "",
    acting_for: str = "",
    commits: bool = True,
) -> tuple[list[Signed], list[Effect]]:
    """Release submissions; gives the effect of each.

    Raises QmsError where a step is missing, or the person may not release.
    """
    with undisturbed(root):
        desk = open_desk(root, now, person)
        rounds = [each.round for each in open_asked(desk, ids, language)]
        groups: dict[Seat, list[Round]] = {}
        for found in rounds:
            seat = seat_for(desk, "release", found, acting_for)
            groups.setdefault(seat, []).append(found)
        days = {found.name: effective_day(desk, found) for found in rounds}
        drafts = [_draft(seat, members, days) for seat, members in groups.items()]
        effects = [
            Effect(each.document, days[found.name], each.is_withdrawal)
            for found in rounds
            if (each := found.submission)
        ]
        return sign_in_turn(desk, drafts, commits=commits), effects


def _draft(
    seat: Seat, rounds: Sequence[Round], days: Mapping[str, date | None]
) -> Draft:
    stated = {
        each.name: day.isoformat() if (day := days[each.name]) else None
        for each in rounds
    }
    return Draft(
        "release",
        tuple(map(subject_of, rounds)),
        f"release {told(rounds)}",
        {**seat.fields, "effective": stated},
    )


def effective_day(desk: Desk, found: Round) -> date | None:
    """The first day that a release today gives to a submission."""
    submission = found.submission
    if submission is None:
        return None
    if submission.is_withdrawal:
        day = day_or_none(submission.withdrawn_from)
        return max(day, desk.today) if day else desk.today
    filling = desk.control.filling(found)
    return day_of(submission.effect, desk.today, filling.fills if filling else ())
