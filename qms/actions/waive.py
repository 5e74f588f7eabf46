"""Waive: let one person play two parts of an approval, openly and with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.rounds_asked import open_asked, subject_of, told
from qms.actions.seats import Seat, seat_for
from qms.actions.separate import kept_apart, parts_played
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.separation import NEVER_WAIVED


@dataclass(frozen=True)
class Wish:
    """The submissions, the two parts that one person may play in them, and why."""

    ids: Sequence[str]
    parts: Sequence[str]
    reason: str
    language: str = ""
    person: str = ""
    acting_for: str = ""
    commits: bool = True


def waive(root: Path, now: datetime, wish: Wish) -> list[Signed]:
    """Waive the separation of two parts for submissions under way.

    Raises UsageError where the parts are not two, or no reason is given; QmsError
    where they are not kept apart, or may never be joined, or only the person himself
    would gain by it.
    """
    if len(set(wish.parts)) != 2:
        raise UsageError(
            _("a waiver joins two parts"), hint="--parts prepared,approved"
        )
    if not wish.reason.strip():
        raise UsageError(_("a waiver needs a reason"), hint="--reason TEXT")
    if set(wish.parts) == set(NEVER_WAIVED):
        raise QmsError(
            _("nobody vouches for the paper of his own text; that is never waived"),
            hint=_("let somebody else vouch for it: see acts.vouch in the profile"),
        )
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        groups: dict[Seat, list[Round]] = {}
        for coming in open_asked(desk, wish.ids, wish.language):
            _require_use(desk, coming.round, wish.parts)
            seat = seat_for(desk, "waive", coming.round, wish.acting_for)
            _require_other(desk, coming.round, wish.parts, seat)
            groups.setdefault(seat, []).append(coming.round)
        drafts = [
            Draft(
                "waive",
                tuple(map(subject_of, rounds)),
                f"waive {' and '.join(wish.parts)} for {told(rounds)}",
                {
                    **seat.fields,
                    "reason": wish.reason,
                    "waives": list(wish.parts),
                },
            )
            for seat, rounds in groups.items()
        ]
        return sign_in_turn(desk, drafts, commits=wish.commits)


def _require_use(desk: Desk, found: Round, parts: Sequence[str]) -> None:
    """Raise QmsError where a waiver would change nothing."""
    submission = found.submission
    name = submission.document if submission else found.name
    pairs = [{row.first, row.second} for row in kept_apart(desk, found)]
    if set(parts) not in pairs:
        known = ["+".join(sorted(pair)) for pair in pairs if pair != set(NEVER_WAIVED)]
        raise QmsError(
            _("governance does not keep {first} and {second} of {id} apart").format(
                first=parts[0], second=parts[1], id=name
            ),
            hint=_("it keeps apart: {pairs}").format(pairs=", ".join(known)),
        )


def _require_other(desk: Desk, found: Round, parts: Sequence[str], seat: Seat) -> None:
    """Raise QmsError where a person, or his deputy in his name, waives for himself."""
    submission = found.submission
    name = submission.document if submission else found.name
    for part, person in parts_played(desk, found):
        if part in parts and person in (desk.person, seat.acting_for):
            raise QmsError(
                _(
                    "{person} plays one of these parts in {id}: "
                    "nobody waives for himself"
                ).format(person=desk.called.person(person), id=name),
                hint=_("let somebody else do it: see acts.waive in the profile"),
            )
