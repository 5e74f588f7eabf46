"""What waits: each thing that has to be done with a text, by whom, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from qms.model.approval import hands
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.hands import Standing
from qms.model.approval.status import RETURNED

SIGN = "sign"
RELEASE = "release"
BACK = "returned"
COME = "come"
WRITE = "write"
TEND = "tend"

_TURNS = {
    hands.APPROVE: SIGN,
    hands.RELEASE: RELEASE,
    hands.PUBLISH: RELEASE,
    hands.RATIFY: RELEASE,
    hands.WAIT: COME,
    hands.CEASE: COME,
    hands.SUBMIT: WRITE,
    hands.RESTORE: WRITE,
}
_ACTS = ("submit", "approve", "vouch", "return")


class Waiting(NamedTuple):
    """One thing that waits: for which offices, to do what, since and by which day.

    `turn` is the sort of thing; `act` one of `hands`; `label` the revision that waits;
    `reason` tells why it was returned.
    """

    turn: str
    act: str
    document: str
    language: str
    title: str
    kind: str
    label: str
    step: str
    offices: tuple[str, ...]
    since: date | None
    day: date | None
    reason: str


def waiting(control: Control, standings: Iterable[Standing]) -> Iterator[Waiting]:
    """Everything that waits, in the order of the documents."""
    for each in standings:
        following = each.status.next
        found = control.ledger.archive.by_name.get(following.round)
        for hand in each.hands:
            is_under_way = hand.act in _TURNS and hand.act != hands.RESTORE
            turn = _TURNS.get(hand.act, TEND)
            if hand.act == hands.SUBMIT and following.state == RETURNED:
                turn = BACK
            yield Waiting(
                turn=turn,
                act=hand.act,
                document=each.document,
                language=each.status.language,
                title=each.title,
                kind=each.kind,
                label=_label(found) if is_under_way else each.status.label,
                step=hand.step,
                offices=hand.offices,
                since=_since(control, found) if is_under_way and found else None,
                day=hand.day,
                reason=following.reason if turn == BACK else "",
            )


def _label(found: Round | None) -> str:
    submission = found.submission if found else None
    return submission.label if submission else ""


def _since(control: Control, found: Round) -> date | None:
    """The day of the last act on a submission: since then it lies with the next."""
    days = []
    for _, statement in control.ledger.about(found.name, _ACTS):
        rules = control.ledger.governance_of(statement) or control.governance
        if rules is not None:
            days.append(rules.day(statement.signed_at))
    return max(days, default=None)
