"""The submission of a document that is under way: in whose hands it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qms.model.approval.archive import Round
from qms.model.approval.ledger import Ledger
from qms.model.approval.status import APPROVED, IN_REVIEW, RETURNED
from qms.model.approval.submission import Submission

if TYPE_CHECKING:
    from qms.model.approval.control import Control


class OpenRound(NamedTuple):
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
    return next(iter(every_open_round(control, rounds, day)), None)


def every_open_round(
    control: Control, rounds: Sequence[Round], day: date
) -> tuple[OpenRound, ...]:
    """Every submission under way, the newest first; more than one after parallel work.

    Where all were returned, the last of them alone is: its author puts it up anew.
    """
    ledger = control.ledger
    done = [each.submission for each in rounds if _is_released(ledger, each, day)]
    released = [each for each in done if each]
    left = [
        each
        for each in rounds
        if each.submission and not _is_overtaken(each.submission, released)
    ]
    open_ones = [_described(control, each, day) for each in _put_up(ledger, left, day)]
    waiting = [each for each in open_ones if not each.is_returned]
    return tuple(waiting or open_ones[:1])


def _put_up(ledger: Ledger, rounds: Sequence[Round], day: date) -> list[Round]:
    """The submissions that were put up by a day, the newest first."""
    found: dict[str, tuple[int, Round]] = {}
    for each in rounds:
        for digest, statement in ledger.about(each.name, ("submit",)):
            rules = ledger.governance_of(statement)
            if rules is None or rules.day(statement.signed_at) <= day:
                found[each.name] = (ledger.place(digest), each)
    newest_first = sorted(found.values(), key=lambda row: row[0], reverse=True)
    return [each for _place, each in newest_first]


def _is_released(ledger: Ledger, found: Round, day: date) -> bool:
    submission = found.submission
    if submission is None:
        return False
    key = (submission.document, submission.version, submission.purpose)
    return any(
        each.counts and each.round.name == found.name and each.signed_at.date() <= day
        for each in ledger.releases.get(key, ())
    )


def _is_overtaken(found: Submission, released: Sequence[Submission]) -> bool:
    """Whether it cannot be released any more, or was: another round came first.

    After a withdrawal nothing does; of a later revision, nothing earlier.
    """
    if any(each.is_withdrawal for each in released):
        return True
    numbers = [each.number for each in released]
    if found.is_withdrawal:
        return any(number > found.number for number in numbers)
    return any(number >= found.number for number in numbers)


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
