"""Confirm: the periodic review of texts in force, with what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.desk import open_desk, undisturbed
from qms.actions.rounds_asked import in_force_asked, subject_of, told
from qms.actions.seats import Seat, seat_for
from qms.actions.sheet import review_fault
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.model.approval.archive import Round


@dataclass(frozen=True)
class Wish:
    """The texts that were reviewed, what was checked, and what came of it."""

    ids: Sequence[str]
    outcome: str
    checked: Sequence[str]
    comment: str = ""
    person: str = ""
    acting_for: str = ""
    commits: bool = True


def confirm(
    root: Path, now: datetime, wish: Wish
) -> tuple[list[Signed], dict[str, date | None]]:
    """Record a periodic review; gives for each document the day of the next.

    Raises UsageError where outcome or what was checked is not said, QmsError where
    nothing is in force or the person may not.
    """
    wrong = review_fault(wish.outcome, wish.checked)
    if wrong is not None:
        raise wrong
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        groups: dict[Seat, list[Round]] = {}
        for each in in_force_asked(desk, wish.ids):
            seat = seat_for(desk, "confirm", each.round, wish.acting_for)
            groups.setdefault(seat, []).append(each.round)
        drafts = [
            Draft(
                "confirm",
                tuple(map(subject_of, rounds)),
                f"confirm {told(rounds)}: {wish.outcome}",
                {
                    **seat.fields,
                    "outcome": wish.outcome,
                    "checked": list(dict.fromkeys(wish.checked)),
                    "comment": wish.comment,
                },
            )
            for seat, rounds in groups.items()
        ]
        signed = sign_in_turn(desk, drafts, commits=wish.commits)
        due = {
            each: desk.control.status(each, "", desk.today).review_due
            for each in dict.fromkeys(map(str.upper, wish.ids))
        }
        return signed, due
