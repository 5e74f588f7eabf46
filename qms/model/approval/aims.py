"""Acts upon statements: what is ratified, revoked or disowned, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from qms.i18n import N_
from qms.model.approval.deputising import deputising_faults
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Ledger
from qms.model.approval.statement import RECOVERY, Statement
from qms.model.leaves import read_moment

AIMED = ("ratify", "revoke", "disown")
GOVERNANCE_KIND = "governance"


def aim_faults(
    ledger: Ledger,
    digest: str,
    statement: Statement,
    rules: Governance,
) -> Iterator[Fault]:
    """What is wrong with an act upon statements; nothing for any other act."""
    if statement.act not in AIMED:
        return
    yield from _subject_faults(ledger, statement, rules)
    if statement.act == "revoke":
        yield from _revoke(statement, rules)
        yield from deputising_faults(ledger, digest, statement, GOVERNANCE_KIND, rules)
        return
    if not statement.target:
        yield failed("form", N_("it names no statement"))
    for target in statement.target:
        other = ledger.statement(target)
        if other is None or not ledger.web.saw(digest, target):
            yield failed("subject", N_("a statement that it names is not there"))
        elif statement.act == "disown" and other.person != statement.person:
            yield failed("office", N_("only one's own statement can be disowned"))
        elif statement.act == "ratify":
            yield from _ratify(ledger, digest, statement, other, rules)


def _subject_faults(
    ledger: Ledger, statement: Statement, rules: Governance
) -> Iterator[Fault]:
    """Its subject is the governance that it names, and no text."""
    for each in statement.subjects:
        if each.digest != rules.digest:
            reason = N_("it speaks of {name}, and may speak of its governance only")
            yield failed("subject", reason, name=each.name)
        elif ledger.round_of(each) is None:
            reason = N_("it calls its governance {name}, which is none")
            yield failed("subject", reason, name=each.name)
    if not statement.subjects:
        yield failed("subject", N_("it does not say under which governance it acts"))


def offices_behind(statement: Statement) -> frozenset[str]:
    """The offices in which a statement was signed, on paper or with a key."""
    signatories = statement.evidence.signatories if statement.evidence else ()
    found = {statement.office, *(each.office for each in signatories)}
    return frozenset(filter(None, found))


def _ratify(
    ledger: Ledger,
    digest: str,
    statement: Statement,
    other: Statement,
    rules: Governance,
) -> Iterator[Fault]:
    """The office of what is ratified, held on the day or deputised in for its kind."""
    if not _may_ratify(ledger, statement, other, rules):
        reason = N_("the office {office} cannot ratify what {other} signed")
        values = {"office": statement.office, "other": other.person}
        yield failed("office", reason, **values)
    kinds = [
        found.submission.kind
        for subject in other.subjects
        if (found := ledger.round_of(subject)) and found.submission
    ]
    for kind in dict.fromkeys(kinds):
        yield from deputising_faults(ledger, digest, statement, kind, rules)


def _may_ratify(
    ledger: Ledger, statement: Statement, other: Statement, rules: Governance
) -> bool:
    """A release in an emergency is ratified step by step, all else by its office."""
    if statement.office in offices_behind(other):
        return True
    for subject in other.subjects if other.act == "release" else ():
        found = ledger.round_of(subject)
        submission = found.submission if found else None
        if found and submission and submission.emergency:
            steps = rules.steps(submission.kind, found.owner, bool(submission.version))
            if any(statement.office in step.offices for step in steps):
                return True
    return False


def _revoke(statement: Statement, rules: Governance) -> Iterator[Fault]:
    """Anybody may revoke his own key, also one who holds no office any more."""
    key = revoked_key(statement)
    if not key or revoked_since(statement) is None:
        yield failed("form", N_("it does not say which key is revoked since when"))
        return
    if not statement.reason.strip():
        yield failed("form", N_("it gives no reason"))
    owns = any(each.person == statement.person for each in rules.keys.get(key, ()))
    if not owns and not may_revoke(statement, rules):
        reason = N_("governance does not let the office {office} do this: {act}")
        yield failed("office", reason, office=statement.office, act="revoke")


def may_revoke(statement: Statement, rules: Governance) -> bool:
    """Whether a statement can revoke the key of another person."""
    if statement.person == RECOVERY:
        return True
    return bool(statement.office) and statement.office in rules.actors("revoke")


def revoked_key(statement: Statement) -> str:
    """The key that is revoked, as type and base64; empty where none is named."""
    return " ".join(statement.text("key").split()[:2])


def revoked_since(statement: Statement) -> datetime | None:
    """The moment since which a key is revoked."""
    try:
        return read_moment(statement.text("since"))
    except ValueError:
        return None
