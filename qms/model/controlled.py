"""What the approvals say is wrong with the texts of a register, as rules ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qms.model.approval.fault import Weight
from qms.model.approval.submission import GOVERNANCE
from qms.model.finding import Place, Scrap
from qms.model.register import ARCHIVE, PROFILE_PATH, Key, Register

if TYPE_CHECKING:
    from qms.model.approval.archive import Entry, Round
    from qms.model.approval.control import Control
    from qms.model.approval.fault import Fault
    from qms.model.approval.ledger import Release
    from qms.model.approval.statement import Statement
    from qms.model.approval.status import Status

SUBMISSION = "submission.json"
BLOCKING = (Weight.FAILED, Weight.UNVERIFIABLE)
OF_BYTES = ("form", "signature")
DIGITS = 12


class Failing(NamedTuple):
    """A statement without effect: its file, and what takes the effect away."""

    entry: Entry
    faults: tuple[Fault, ...]


class Open(NamedTuple):
    """A release without effect that nothing released since has made good."""

    key: Key
    release: Release
    faults: tuple[Fault, ...]


def values_of(fault: Fault, **more: Scrap) -> dict[str, Scrap]:
    """The values of a finding that tells a fault: its reason as `fault`, and places."""
    return {**fault.values, **more, "fault": fault.reason}


def place_of(register: Register, key: Key) -> Place:
    """Where a text stands: its working file, else what the archive holds of it."""
    facts = register.by_key.get(key)
    if facts is not None:
        return Place(facts.path, at="translates" if facts.translates else "revision")
    if key[0] == GOVERNANCE:
        return Place(PROFILE_PATH)
    rounds = register.control.rounds.get(key, ()) if register.control else ()
    name = rounds[-1].name if rounds else key[0]
    return Place(f"{ARCHIVE}/{name}/{SUBMISSION}")


def named(key: Key) -> str:
    """A document by its id, and a language version with its language."""
    return " ".join(filter(None, key))


def statuses(register: Register) -> Iterator[tuple[Key, Status]]:
    """How every text stands on the register's day, sorted by id and language."""
    for key in sorted(register.statuses):
        yield key, register.statuses[key]


def failing_statements(register: Register) -> Iterator[Failing]:
    """The statements without effect, but for those that were taken back or voided.

    Where no governance holds at all, only what is wrong with the bytes is told.
    """
    control = register.control
    if control is None:
        return
    ledger = control.ledger
    for entry in ledger.archive.entries:
        faults = [*ledger.faults.get(entry.digest, entry.faults)]
        if entry.statement is None and not faults and entry.signature.fault:
            faults.append(entry.signature.fault)
        for subject in entry.statement.subjects if entry.statement else ():
            faults += ledger.subject_faults.get((entry.digest, subject.name), ())
        if not ledger.governances:
            faults = [each for each in faults if each.check in OF_BYTES]
        blocking = tuple(each for each in faults if is_blocking(each))
        if blocking and not is_settled(control, entry.digest):
            yield Failing(entry, blocking)


def is_blocking(fault: Fault) -> bool:
    """Whether a fault takes the effect away."""
    return fault.weight in BLOCKING


def is_settled(control: Control, digest: str) -> bool:
    """Whether a statement was disowned by its signer, or declared void by two."""
    ledger = control.ledger
    if digest in ledger.void:
        return True
    return next(ledger.aimed_at("disown", digest), None) is not None


def open_releases(register: Register) -> Iterator[Open]:
    """The releases without effect, with their own faults, that nothing made good."""
    control = register.control
    if control is None:
        return
    ledger = control.ledger
    if not ledger.governances:
        return
    for (document, version, _purpose), releases in sorted(ledger.releases.items()):
        done = [number_of(each.round) for each in releases if each.counts]
        for release in releases:
            own = (
                *ledger.faults.get(release.digest, ()),
                *ledger.subject_faults.get((release.digest, release.round.name), ()),
            )
            faults = tuple(
                each for each in release.faults if is_blocking(each) and each not in own
            )
            is_mended = any(number >= number_of(release.round) for number in done)
            if faults and not is_mended and not is_settled(control, release.digest):
                yield Open((document, version), release, faults)


def faults_of(register: Register, check: str) -> Iterator[tuple[Open, Fault]]:
    """The faults of one check that open releases have, the first of each."""
    for found in open_releases(register):
        for fault in found.faults:
            if fault.check == check:
                yield found, fault
                break


def releases_in_force(register: Register) -> Iterator[tuple[Key, Release]]:
    """The release of every text in force."""
    for key, status in statuses(register):
        if status.in_force is not None:
            yield key, status.in_force


def under_way(control: Control, rounds: Sequence[Round]) -> Mapping[str, list[str]]:
    """The submissions that are neither returned nor overtaken, by edition.revision."""
    ledger, found = control.ledger, dict[str, list[str]]()
    purposes = {each.submission.purpose for each in rounds if each.submission}
    first = next(each.submission for each in rounds if each.submission)
    key = first.document, first.version
    done = [
        number_of(each.round)
        for purpose in purposes
        for each in ledger.releases.get((*key, purpose), ())
        if each.counts
    ]
    for each in rounds:
        is_submitted = next(ledger.about(each.name, ("submit",)), None) is not None
        is_open = all(number < number_of(each) for number in done)
        if is_submitted and is_open and not is_returned(control, each):
            label = each.submission.label if each.submission else ""
            found.setdefault(label, []).append(each.name)
    return found


def is_returned(control: Control, found: Round) -> bool:
    """Whether a submission was sent back, and nobody took that back."""
    return next(returns(control, found), None) is not None


def returns(control: Control, found: Round) -> Iterator[tuple[str, Statement]]:
    """The returns of a submission, with their digests."""
    for digest, statement in control.ledger.about(found.name, ("return", "vouch")):
        evidence = statement.evidence
        if statement.act == "return" or (evidence and evidence.act == "return"):
            yield digest, statement


def number_of(found: Round) -> tuple[int, int]:
    """Edition and revision of a submission."""
    return found.submission.number if found.submission else (0, 0)


def short(digest: str) -> str:
    """A digest as people compare it."""
    return digest.removeprefix("sha256:")[:DIGITS]
