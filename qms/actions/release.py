"""Release: a controller brings into force what all steps have signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.rounds_asked import open_asked, subject_of, told
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.case import is_by_mandate
from qms.model.approval.effect import day_of
from qms.model.approval.statement import RECOVERY
from qms.model.days import day_or_none


def release(
    root: Path,
    now: datetime,
    ids: Sequence[str],
    *,
    language: str = "",
    person: str = "",
    commits: bool = True,
) -> tuple[list[Signed], dict[str, date | None]]:
    """Release submissions; gives the first day in force of each.

    Raises QmsError where a step is missing, or the person may not release.
    """
    with undisturbed(root):
        desk = open_desk(root, now, person)
        rounds = [each.round for each in open_asked(desk, ids, language)]
        groups: dict[str, list[Round]] = {}
        for each in rounds:
            groups.setdefault(office_for(desk, "release", each), []).append(each)
        days = {each.name: effective_day(desk, each) for each in rounds}
        drafts = [_draft(office, members, days) for office, members in groups.items()]
        return sign_in_turn(desk, drafts, commits=commits), days


def _draft(
    office: str, rounds: Sequence[Round], days: Mapping[str, date | None]
) -> Draft:
    stated = {
        each.name: day.isoformat() if (day := days[each.name]) else None
        for each in rounds
    }
    return Draft(
        "release",
        tuple(map(subject_of, rounds)),
        f"release {told(rounds)}",
        {"office": office or None, "effective": stated},
    )


def office_for(desk: Desk, act: str, found: Round) -> str:
    """The office in which the person may do an act; raises QmsError without any."""
    owner = found.owner
    allowed = desk.rules.actors(act, owner)
    for office in desk.offices:
        if office in allowed:
            return office
    submission = found.submission
    if submission and is_by_mandate(submission):
        for office in desk.offices:
            if office in _carrying(desk, found):
                return office
        if desk.person == RECOVERY:
            return ""
    holders = sorted(
        holder
        for office in allowed
        for holder in desk.rules.people.holders(office, desk.today)
    )
    raise QmsError(
        _("{person} may not do this; governance lets: {offices}").format(
            person=desk.person, offices=", ".join(sorted(allowed)) or "–"
        ),
        hint=_("ask one of: {people}").format(people=", ".join(holders) or "–"),
    )


def _carrying(desk: Desk, found: Round) -> frozenset[str]:
    """The offices of which one carries a mandate on: those of the steps, too."""
    kind = found.submission.kind if found.submission else ""
    steps = desk.rules.steps(kind, found.owner, is_version=False)
    return desk.rules.actors("release").union(*(step.offices for step in steps))


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
