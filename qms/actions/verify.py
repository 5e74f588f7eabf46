"""Verify: every check of every approval, what it rests on, and what stays open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.control import called, read_anchored
from qms.actions.unknown import unknown
from qms.i18n import N_
from qms.model.approval.control import Control
from qms.model.approval.damage import lost
from qms.model.approval.fault import Fault, failed, note, unverifiable
from qms.model.approval.independence import remarks_on, remarks_on_all
from qms.model.approval.ledger import Ledger
from qms.model.approval.proof import Proof
from qms.model.approval.prover import documents_of, loose_statements, proofs_of
from qms.model.approval.root_under_way import root_under_way
from qms.model.approval.submission import GOVERNANCE
from qms.model.approval.verification import Link, Verification
from qms.store.content import CONTENT
from qms.store.rounds import round_path

ARCHIVE = "approvals"
ALTERED_BY_MERGE = N_("it was altered by a merge of git: qms repair brings it back")


@dataclass(frozen=True)
class Asked:
    """What is verified: documents (all, if none is named), the day, pin and anchor.

    With a day, only what was in force on it; `allowed` are words of ALLOWED.
    """

    ids: tuple[str, ...] = ()
    as_of: date | None = None
    pinned: str = ""
    anchor: Path | None = None
    allowed: frozenset[str] = frozenset()


def verify(root: Path, now: datetime, asked: Asked) -> Verification:
    """Verify the archive; raises UsageError on an id that was never put up."""
    anchored = read_anchored(root, now, asked.pinned, asked.anchor)
    control = anchored.control
    ledger = control.ledger
    wanted = _wanted(control, asked.ids)
    proofs = tuple(proofs_of(control, wanted))
    loose = tuple(loose_statements(control, proofs, wanted))
    if asked.as_of:
        proofs = tuple(_in_force(control, proofs, asked.as_of))
    is_told = bool(proofs or ledger.archive.entries)
    return Verification(
        as_of=asked.as_of,
        roots=tuple(ledger.roots),
        pinned=ledger.pinned,
        chain=tuple(_chain(ledger)),
        proofs=proofs,
        called=called(control),
        loose=loose,
        faults=(
            *_faults(ledger, wanted),
            *_gone(control, wanted),
            *_merged(root, ledger, wanted),
        ),
        whole=(*_whole(control), *anchored.faults) if is_told else anchored.faults,
        lost=tuple(_lost(ledger)),
        remarks=tuple(remarks_on_all(control, proofs)),
        of_each=tuple(_remarks(control, proofs)),
        anchor=anchored.anchor,
        statements=len(ledger.archive.entries),
        allowed=asked.allowed,
    )


def _wanted(control: Control, ids: Collection[str]) -> frozenset[str]:
    """The documents asked for, governance with them, since all rests on it."""
    archive = control.ledger.archive
    known = {each.name.partition("/")[0] for each in archive.rounds}
    known |= {name for each in archive.entries for name in documents_of(each)}
    wanted = frozenset(each.upper() for each in ids)
    for name in sorted(wanted - known):
        raise unknown(name, known)
    return wanted | {GOVERNANCE} if wanted else wanted


def _in_force(control: Control, proofs: Iterable[Proof], day: date) -> Iterator[Proof]:
    """The proofs of what was in force on a day, and of governance."""
    for each in proofs:
        submission = each.round.submission
        if submission is None or submission.is_governance:
            yield each
            continue
        status = control.status(submission.document, submission.version, day)
        current = status.in_force
        is_gone = submission.is_withdrawal and status.withdrawn is not None
        if is_gone or (current and current.round.name == each.round.name):
            yield each


def _chain(ledger: Ledger) -> Iterator[Link]:
    """The governances that held, in the order in which they were released."""
    for digest, by in ledger.introduced.items():
        statement = ledger.statement(by)
        found = _mandate(ledger, digest) if digest in ledger.breaks else ""
        yield Link(
            digest,
            ledger.governances[digest].label,
            statement.signed_at if statement else None,
            statement.person if statement else "",
            found,
        )


def _mandate(ledger: Ledger, digest: str) -> str:
    rounds = (each for each in ledger.archive.rounds if each.digest == digest)
    found = next(rounds, None)
    mandate = (found.submission.mandate if found and found.submission else None) or {}
    return ", ".join(str(mandate.get(name) or "–") for name in _MANDATE)


_MANDATE = ("body", "number", "date")


def _whole(control: Control) -> Iterator[Fault]:
    """What is wrong with governance as a whole."""
    ledger = control.ledger
    if len(ledger.roots) > 1 or not ledger.one_root:
        reason = N_("there is more than one root: say which one holds, with --root")
        yield unverifiable("governance", reason)
    elif not ledger.roots and ledger.pinned:
        yield failed("governance", N_("the root that was asked for is not here"))
    elif not ledger.roots:
        coming = tuple(root_under_way(control))
        reason = N_("no first governance was released")
        yield from coming or [failed("governance", reason)]
    elif len(ledger.newest) > 1:
        reason = N_("two governances hold at once: one must join them")
        yield unverifiable("governance", reason)


def _faults(ledger: Ledger, wanted: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """What is wrong with places of the archive; of some documents only theirs."""
    for path, fault in ledger.archive.faults:
        document = path.removeprefix(f"{ARCHIVE}/").partition("/")[0]
        if not wanted or document in wanted or not document[:1].isupper():
            yield path, fault


def _gone(control: Control, wanted: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """The submissions that were released, and whose folders are gone."""
    there = {each.name for each in control.ledger.archive.rounds}
    for name, faults in control.damage.items():
        if name not in there and (not wanted or name.partition("/")[0] in wanted):
            for fault in faults:
                yield f"{ARCHIVE}/{name}", fault


def _merged(
    root: Path, ledger: Ledger, wanted: Collection[str]
) -> Iterator[tuple[str, Fault]]:
    """The changed files that a merge altered; git is asked for them alone."""
    changed = [
        f"{round_path(each.name)}/{fault.values['path']}"
        for each in ledger.archive.rounds
        if not wanted or each.name.partition("/")[0] in wanted
        for fault in each.faults
        if fault.check == CONTENT and "path" in fault.values
    ]
    if changed:
        # git is slow to load, and nothing was changed as a rule
        from qms.store.merges import altered_by_merges

        merged = altered_by_merges(root, ARCHIVE)
        for path in changed:
            if path in merged:
                yield path, note(CONTENT, ALTERED_BY_MERGE)


def _lost(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for digest, by in lost(ledger).items():
        entry = ledger.entries.get(by)
        yield digest, entry.path if entry else ""


def _remarks(
    control: Control, proofs: Iterable[Proof]
) -> Iterator[tuple[str, tuple[Fault, ...]]]:
    for each in proofs:
        found = tuple(remarks_on(control, each))
        if found:
            yield each.round.name, found
