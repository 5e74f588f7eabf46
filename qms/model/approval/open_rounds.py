"""The submission of a document that is under way: in whose hands it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qms.model.approval.archive import Round
from qms.model.approval.ledger import Ledger
from qms.model.approval.status import APPROVED, IN_REVIEW, RETURNED

if TYPE_CHECKING:
    from qms.model.approval.control import Control


@dataclass(frozen=True)
class OpenRound:
    """A submission that was not released: returned, or waiting for an act.

    `offices` are those of which one has to act next; `act` is what they have to do.
    """

    round: Round
    state: str
    step: str = ""
    offices: tuple[str, ...] = ()
    act: str = ""
    reason: str = ""

    @property
    def is_returned(self) -> bool:
        """Whether it was sent back to its author."""
        return self.state == RETURNED


def open_round(
    control: Control, rounds: Sequence[Round], day: date
) -> OpenRound | None:
    """The newest submission of a document that is neither released nor overtaken."""
    ledger = control.ledger
    newest: tuple[int, Round] | None = None
    done: list[tuple[int, int]] = []
    places = {digest: place for place, digest in enumerate(_order(ledger, rounds))}
    for each in rounds:
        if each.submission is None:
            continue
        if _is_released(ledger, each, day):
            done.append(each.submission.number)
        for digest, statement in ledger.about(each.name, ("submit",)):
            rules = ledger.governance_of(statement)
            if rules is not None and rules.day(statement.signed_at) > day:
                continue
            place = places[digest]
            if newest is None or place > newest[0]:
                newest = (place, each)
    if newest is None:
        return None
    found = newest[1]
    if _is_released(ledger, found, day) or _is_overtaken(found, done):
        return None
    return _described(control, found, day)


def _order(ledger: Ledger, rounds: Sequence[Round]) -> list[str]:
    """The statements over some rounds, in the order of the ledger."""
    about = {digest for each in rounds for digest in ledger.by_round.get(each.name, ())}
    if len(about) < 2:
        return list(about)
    return sorted(about, key=ledger.place)


def _is_released(ledger: Ledger, found: Round, day: date) -> bool:
    submission = found.submission
    if submission is None:
        return False
    key = (submission.document, submission.version, submission.purpose)
    return any(
        each.counts and each.round.name == found.name and each.signed_at.date() <= day
        for each in ledger.releases.get(key, ())
    )


def _is_overtaken(found: Round, done: list[tuple[int, int]]) -> bool:
    """Whether the same or a later revision was released in another round."""
    submission = found.submission
    if submission is None or submission.is_withdrawal:
        return False
    return any(number >= submission.number for number in done)


def _described(control: Control, found: Round, day: date) -> OpenRound:
    ledger = control.ledger
    for _, statement in ledger.about(found.name, ("return", "vouch")):
        evidence = statement.evidence
        is_return = statement.act == "return" or (
            evidence is not None and evidence.act == "return"
        )
        if is_return and statement.signed_at.date() <= day:
            return OpenRound(found, RETURNED, act="submit", reason=statement.reason)
    filling = control.filling(found, day)
    if filling is None:
        return OpenRound(found, IN_REVIEW)
    if filling.missing:
        step, offices = filling.missing[0]
        return OpenRound(found, IN_REVIEW, step.name, offices, "approve")
    rules = control.rules_for(found)
    offices = tuple(sorted(rules.actors("release", found.owner))) if rules else ()
    return OpenRound(found, APPROVED, "", offices, "release")
