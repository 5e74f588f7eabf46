"""Vouch: one sheet, resolution or signed file stands for signatures in the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.outlook import Outlook, outlook
from qms.actions.rounds_asked import in_force_asked, open_asked, subject_of, told
from qms.actions.seats import Seat, seat_for
from qms.actions.sheet import Sheet, require_said
from qms.actions.sheet_faults import (
    require_counting,
    require_method,
    require_own_hands_clean,
    require_waiting,
)
from qms.actions.signatories import (
    Row,
    placed,
    places_to_confirm,
    places_to_return,
    require_known,
    waiting_places,
)
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.model.approval.archive import Round
from qms.model.approval.called import Called

FINDERS = {"return": places_to_return, "confirm": places_to_confirm}
RELEASE = "release"
Rows = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True)
class Wish:
    """The documents that a sheet is about, and who vouches for it."""

    ids: Sequence[str]
    sheet: Sheet
    language: str = ""
    person: str = ""
    commits: bool = True


@dataclass(frozen=True)
class Vouched:
    """What was vouched for: who signed each submission, and what comes next.

    `releasers` may release in place of the voucher, who no longer may; it is None where
    he never could.
    """

    signed: list[Signed]
    rows: Rows
    next: list[Outlook]
    called: Called
    person: str
    releasers: tuple[str, ...] | None = None


def vouch(root: Path, now: datetime, wish: Wish) -> Vouched:
    """Vouch for a sheet over any number of documents, in one statement.

    Documents whose steps belong to different offices take one statement for each set
    of signatories. Raises UsageError where something of the sheet is not said, and
    QmsError with the reason where it would not count.
    """
    require_said(wish.sheet)
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        rounds, rows = _judged(desk, wish)
        drafts = [
            Draft(
                "vouch",
                tuple(map(subject_of, members)),
                f"vouch for {told(members)}",
                {
                    **seat.fields,
                    "evidence": wish.sheet.evidence(group),
                    "reason": wish.sheet.reason or None,
                },
            )
            for (seat, group), members in _groups(desk, rounds, rows).items()
        ]
        signed = sign_in_turn(desk, drafts, commits=wish.commits)
        coming = [] if wish.sheet.act == "confirm" else outlook(desk, list(rows))
        releasers = _releasers(desk, rounds) if coming else None
        return Vouched(signed, rows, coming, desk.called, desk.person, releasers)


def _judged(desk: Desk, wish: Wish) -> tuple[list[Round], Rows]:
    """The submissions that the sheet is about, with who signed each."""
    sheet = wish.sheet
    require_known(desk, sheet.signatories, sheet.method)
    require_own_hands_clean(desk, sheet)
    if sheet.act == "confirm":
        releases = in_force_asked(desk, wish.ids, wish.language)
        rounds = [each.round for each in releases]
    else:
        coming = open_asked(desk, wish.ids, wish.language)
        for each in coming:
            require_waiting(each, sheet.act)
        rounds = [each.round for each in coming]
    for found in rounds:
        require_method(desk, found, sheet.method)
    find = FINDERS.get(sheet.act, waiting_places)
    rows = placed(desk, rounds, sheet.signatories, sheet.signing, find)
    for found in rounds if find is waiting_places else ():
        require_counting(desk, found, rows[found.name], sheet)
    return rounds, rows


def _groups(
    desk: Desk, rounds: Sequence[Round], rows: Rows
) -> dict[tuple[Seat, tuple[Row, ...]], list[Round]]:
    """The submissions that one statement can speak of, by office and signatories."""
    groups: dict[tuple[Seat, tuple[Row, ...]], list[Round]] = {}
    for each in rounds:
        key = seat_for(desk, "vouch", each), rows[each.name]
        groups.setdefault(key, []).append(each)
    return groups


def _releasers(desk: Desk, rounds: Sequence[Round]) -> tuple[str, ...] | None:
    """Who else may release, where the voucher could have; else None."""
    allowed = {
        office for each in rounds for office in desk.rules.actors(RELEASE, each.owner)
    }
    if allowed.isdisjoint(desk.offices):
        return None
    return tuple(
        person
        for office in sorted(allowed)
        for person in desk.rules.people.holders(office, desk.today)
        if person != desk.person
    )
