"""Judging: one pass over the statements, each after everything that it saw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from qms.i18n import N_
from qms.model.approval.acts import OVER_SUBMISSIONS, subject_faults
from qms.model.approval.aims import AIMED, aim_faults, may_revoke, revoked_key
from qms.model.approval.archive import Archive, Entry, with_owners
from qms.model.approval.case import Case
from qms.model.approval.fault import Fault, failed
from qms.model.approval.footing import (
    chain_faults,
    governance_faults,
    known_before,
    revocation_faults,
    rules_of,
    time_faults,
)
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import SKEW, Anchored, Ledger
from qms.model.approval.release import (
    judge_adoption,
    judge_publication,
    judge_release,
)
from qms.model.approval.standing import key_faults, office_faults
from qms.model.approval.statement import Statement, Subject
from qms.model.approval.weaving import weave
from qms.model.approval.web import Web

__all__ = ["SKEW", "entry_fault", "judge"]

CONSEQUENCES: Mapping[str, Callable[[Case], None]] = {
    "release": judge_release,
    "adopt": judge_adoption,
    "publish": judge_publication,
}


def judge(
    archive: Archive,
    now: datetime,
    pinned: str = "",
    anchored: Anchored | None = None,
) -> Ledger:
    """Judge every statement of an archive as it is known at a moment.

    `pinned` is the digest of the root's submission (`sha256:…`), where it is known
    from elsewhere; any other root is ignored then. `anchored` are the statements that
    an anchor registered, with its moment.
    """
    archive = with_owners(archive)
    web = weave(archive)

    def judged(void: Mapping[str, str], *, one_root: bool) -> Ledger:
        ledger = Ledger(
            archive,
            web,
            now,
            archive.by_digest,
            pinned=pinned,
            void=void,
            one_root=one_root,
            anchored=anchored,
        )
        _fill(ledger, web)
        return ledger

    ledger = judged({}, one_root=True)
    if len(ledger.roots) > 1:
        torn = judged({}, one_root=False)
        torn.roots = ledger.roots
        return torn
    void = _void(ledger)
    return judged(void, one_root=True) if void else ledger


def _fill(ledger: Ledger, web: Web) -> None:
    """Put every statement into the ledger, in order."""
    for digest in web.order:
        found = ledger.entries.get(digest)
        if found is None:
            _pass_by(ledger, digest)
        elif found.statement is None:
            ledger.frontier[digest] = ledger.frontier_among(web.parents[digest])
            ledger.settle(digest, unreadable(found))
        else:
            _judge(ledger, found, found.statement)


def _pass_by(ledger: Ledger, digest: str) -> None:
    """A statement that is not there hands on what is known to lie before it."""
    parents = ledger.web.parents.get(digest, ())
    ledger.frontier[digest] = ledger.frontier_among(parents)
    seen = [ledger.latest[each] for each in parents if each in ledger.latest]
    if seen:
        ledger.latest[digest] = max(seen)


def unreadable(entry: Entry) -> tuple[Fault, ...]:
    """What is wrong with a file that cannot be read as a statement."""
    sealed = (entry.signature.fault,) if entry.signature.fault else ()
    return (*entry.faults, *sealed) or (entry_fault(entry),)


def entry_fault(entry: Entry) -> Fault:
    """The fault of a file that cannot be read, where none was told."""
    return entry.signature.fault or failed("form", N_("it cannot be read"))


def _judge(ledger: Ledger, entry: Entry, statement: Statement) -> None:
    """Put one statement into the ledger, with what is wrong with it."""
    digest = entry.digest
    before = known_before(ledger, digest, statement)
    ledger.frontier[digest] = before
    rules = rules_of(ledger, statement, before)
    faults = [*entry.faults]
    if entry.signature.fault:
        faults.append(entry.signature.fault)
    faults.extend(governance_faults(ledger, statement, before, rules))
    faults.extend(time_faults(ledger, digest, statement))
    faults.extend(chain_faults(ledger, digest, statement))
    if not entry.signature.fault:
        faults.extend(revocation_faults(ledger, statement, entry))
    if rules is not None:
        faults.extend(_standing_faults(ledger, entry, statement, rules))
    ledger.settle(digest, tuple(faults))
    ledger.by_person.setdefault(statement.person, []).append(digest)
    if statement.evidence is not None:
        day = statement.evidence.signed_on
        for each in statement.evidence.signatories:
            ledger.on_paper.setdefault(each.person, []).append((day, digest))
    if statement.act in AIMED:
        for target in (*statement.target, revoked_key(statement)):
            ledger.aimed.setdefault((statement.act, target), []).append(digest)
    elif statement.act in OVER_SUBMISSIONS:
        for subject in statement.subjects:
            _judge_subject(ledger, entry.digest, statement, rules, subject)


def _standing_faults(
    ledger: Ledger, entry: Entry, statement: Statement, rules: Governance
) -> Iterator[Fault]:
    """Whose key it was, in which office, and what it aims at."""
    if not entry.signature.fault:
        yield from key_faults(statement, entry.signature.key, rules)
    yield from office_faults(statement, rules.day(statement.signed_at), rules)
    yield from aim_faults(ledger, entry.digest, statement, rules)


def _judge_subject(
    ledger: Ledger,
    digest: str,
    statement: Statement,
    rules: Governance | None,
    subject: Subject,
) -> None:
    """What a statement means for a submission that it names."""
    found = ledger.round_of(subject)
    if found is None or found.submission is None:
        reason = N_("the submission that it names is not there, or is another one")
        ledger.subject_faults[digest, subject.name] = (failed("subject", reason),)
        ledger.vanished.setdefault(subject.name, []).append(digest)
        return
    if rules is not None:
        case = Case(ledger, digest, statement, rules, found, found.submission)
        faults = tuple(subject_faults(case))
        if faults:
            ledger.subject_faults[digest, subject.name] = faults
    ledger.by_round.setdefault(subject.name, []).append(digest)
    consequence = CONSEQUENCES.get(statement.act)
    if rules is not None and consequence is not None:
        consequence(case)


def _void(ledger: Ledger) -> dict[str, str]:
    """The statements that two offices together declare void, with who did.

    Only those of the key that each of them revokes; the root is exempt.
    """
    claims: dict[str, dict[str, str]] = {}
    for digest, statement in _revocations(ledger):
        key = revoked_key(statement)
        for each in statement.texts("void"):
            entry, named = ledger.entries.get(each), ledger.statement(each)
            if entry is None or named is None or not named.governance:
                continue
            if entry.signature.key == key and ledger.web.saw(digest, each):
                by = claims.setdefault(each, {})
                by.setdefault(statement.person, statement.office)
    return {
        each: ", ".join(sorted(by))
        for each, by in claims.items()
        if len(by) > 1 and len(set(by.values())) > 1
    }


def _revocations(ledger: Ledger) -> Iterator[tuple[str, Statement]]:
    """The revocations by offices that may revoke another person's key."""
    for act, target in ledger.aimed:
        for digest, statement in ledger.aimed_at(act, target):
            rules = ledger.governance_of(statement)
            if act == "revoke" and rules and may_revoke(statement, rules):
                yield digest, statement
