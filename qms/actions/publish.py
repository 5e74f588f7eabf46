"""Publish: tell when and where texts were made public; some begin only then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.rounds_asked import in_force_asked, subject_of, told
from qms.actions.seats import Seat, seat_for
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.ledger import Release


@dataclass(frozen=True)
class Wish:
    """The texts that were published, where, and on which day (None for today)."""

    ids: Sequence[str]
    place: str
    day: date | None = None
    language: str = ""
    person: str = ""
    acting_for: str = ""
    commits: bool = True


def publish(
    root: Path, now: datetime, wish: Wish
) -> tuple[list[Signed], dict[str, date | None]]:
    """Record a publication; gives for each document its first day in force.

    Raises UsageError without a place, QmsError where nothing was released, the day is
    not past or lies before the release, or the person may not.
    """
    if not wish.place.strip():
        raise UsageError(_("a publication names the place"), hint="--place TEXT")
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        day = wish.day or desk.today
        groups: dict[Seat, list[Round]] = {}
        for each in _released(desk, wish):
            _require_day(desk, each, day)
            seat = seat_for(desk, "publish", each.round, wish.acting_for)
            groups.setdefault(seat, []).append(each.round)
        drafts = [
            Draft(
                "publish",
                tuple(map(subject_of, rounds)),
                f"publish {told(rounds)}",
                {**seat.fields, "day": day.isoformat(), "place": wish.place},
            )
            for seat, rounds in groups.items()
        ]
        signed = sign_in_turn(desk, drafts, commits=wish.commits)
        names = [each.name for rounds in groups.values() for each in rounds]
        return signed, {name: _first_day(desk, name) for name in names}


def _released(desk: Desk, wish: Wish) -> list[Release]:
    """Of each document what waits to be published, else what is in force."""
    found = []
    for name in dict.fromkeys(map(str.upper, wish.ids)):
        releases = desk.ledger.releases.get((name, wish.language, "revision"), [])
        waiting = [each for each in releases if each.counts and not each.effective]
        found += waiting[-1:] or in_force_asked(desk, [name], wish.language)
    return found


def _require_day(desk: Desk, release: Release, day: date) -> None:
    submission = release.round.submission
    name = submission.document if submission else release.round.name
    if day > desk.today:
        raise QmsError(
            _("{day} has not come yet").format(day=day.isoformat()),
            hint=_("publish the text first, then say so"),
        )
    released = desk.rules.day(release.signed_at)
    if day < released and not release.is_adoption:
        raise QmsError(
            _("{id} was released on {released}, after {day}").format(
                id=name, released=released.isoformat(), day=day.isoformat()
            ),
            hint=_("what is published before it is released is no valid text"),
        )


def _first_day(desk: Desk, name: str) -> date | None:
    for releases in desk.ledger.releases.values():
        for each in releases:
            if each.round.name == name and each.counts:
                return each.effective
    return None
