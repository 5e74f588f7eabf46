"""The history of a document: every act on it, in order, with its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qms.model.approval.archive import Round
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.proof import Proof, Signed
from qms.model.approval.prover import proofs_of
from qms.model.approval.statement import Statement

AIMED = ("ratify", "disown")


@dataclass(frozen=True)
class Event:
    """One act: on which day, as its signer says, and what it is worth.

    `day` is the organisation's local day; `effective` the first day in force that a
    release gave, or that an adoption stated. `about` is a statement that it ratifies or
    disowns.
    """

    day: date
    signed: Signed
    effective: date | None = None
    is_withdrawal: bool = False
    about: Statement | None = None
    round: str = ""

    @property
    def statement(self) -> Statement | None:
        """What was signed, where it can be read."""
        return self.signed.statement


@dataclass(frozen=True)
class Chapter:
    """One submission with the acts on it, in their order."""

    proof: Proof
    events: tuple[Event, ...]

    @property
    def round(self) -> Round:
        """The submission in its folder."""
        return self.proof.round


@dataclass(frozen=True)
class History:
    """The chapters of a document and its language versions, the oldest first."""

    document: str
    title: str
    chapters: tuple[Chapter, ...]
    called: Called


def chapters_of(control: Control, document: str) -> tuple[Chapter, ...]:
    """The chapters of a document, in the order in which they were put up."""
    proofs = proofs_of(control, (document,))
    found = [Chapter(each, tuple(_events(control, each))) for each in proofs]
    return tuple(sorted(found, key=lambda each: _place(control, each)))


def _place(control: Control, chapter: Chapter) -> tuple[int, str]:
    places = control.ledger.web.places
    digests = [each.signed.entry.digest for each in chapter.events]
    first = min((places[each] for each in digests if each in places), default=0)
    return first, chapter.round.name


def _events(control: Control, proof: Proof) -> Iterator[Event]:
    """The acts on a submission in the order of the ledger; unreadable files last."""
    ledger = control.ledger
    found = [_event(control, each, proof) for each in proof.signed]
    found += _aimed(control, proof)
    places = ledger.web.places
    yield from sorted(
        found, key=lambda each: places.get(each.signed.entry.digest, len(places))
    )


def _event(control: Control, signed: Signed, proof: Proof) -> Event:
    statement = signed.statement
    day = _day(control, statement)
    effective = None
    release = proof.release
    if release is not None and release.digest == signed.entry.digest:
        effective = release.effective
    submission = proof.round.submission
    is_withdrawal = submission is not None and submission.is_withdrawal
    name = proof.round.name
    return Event(day, signed, effective, is_withdrawal, round=name)


def _aimed(control: Control, proof: Proof) -> Iterator[Event]:
    """What ratifies or disowns an act on the submission."""
    ledger = control.ledger
    for each in proof.signed:
        for act in AIMED:
            for digest in ledger.aimed.get((act, each.entry.digest), ()):
                entry = ledger.entries[digest]
                signed = Signed(entry, ledger.faults.get(digest, ()))
                day = _day(control, entry.statement)
                yield Event(day, signed, about=each.statement)


def _day(control: Control, statement: Statement | None) -> date:
    """The local day of a statement, by the governance that it names."""
    if statement is None:
        return date.max
    rules = control.ledger.governance_of(statement) or control.governance
    return rules.day(statement.signed_at) if rules else statement.signed_at.date()
