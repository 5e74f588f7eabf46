"""What a statement stands on: the governance it names, its time, its chain."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.approval.aims import revoked_since
from qms.model.approval.archive import Entry
from qms.model.approval.fault import Fault, failed, note, unverifiable
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import SKEW, Ledger
from qms.model.approval.statement import Statement
from qms.model.approval.succession import candidate, is_root


def known_before(ledger: Ledger, digest: str, statement: Statement) -> tuple[str, ...]:
    """The governance that a statement had seen.

    Where something that it saw is lost, the one that it names is taken as seen there,
    unless it saw a newer one elsewhere: else one lost file would fail all after it.
    """
    parents = ledger.web.parents[digest]
    before = ledger.frontier_among(parents)
    named = statement.governance
    if named in before or named not in ledger.introduced:
        return before
    is_lost = any(parent not in ledger.entries for parent in parents)
    if is_lost and not ledger.is_older(named, before):
        return ledger.joined(before, (named,))
    return before


def rules_of(
    ledger: Ledger, statement: Statement, before: tuple[str, ...]
) -> Governance | None:
    """The governance by which a statement is judged."""
    if statement.governance:
        return ledger.governances.get(statement.governance)
    if before or len(statement.subjects) != 1:
        return None
    found = ledger.round_of(statement.subjects[0])
    if found is None or not is_root(found, ledger):
        return None
    return candidate(found, ledger)


def governance_faults(
    ledger: Ledger,
    statement: Statement,
    before: tuple[str, ...],
    rules: Governance | None,
) -> Iterator[Fault]:
    """Whether it names the newest governance that it had seen."""
    if not ledger.one_root:
        reason = N_("there is more than one root: say which one holds, with --root")
        yield unverifiable("governance", reason)
    elif not statement.governance:
        if rules is None:
            yield failed("governance", N_("it names no governance, and is no root"))
    elif not before:
        yield failed("governance", N_("it rests on no governance that was released"))
    elif statement.governance not in before:
        short = statement.governance[7:19]
        known = statement.governance in ledger.governances
        reason = N_("it names the governance {governance}, which does not count")
        if known:
            reason = N_(
                "it names the governance {governance}, and had seen a newer one"
            )
        yield failed("governance", reason, governance=short)
    elif len(before) > 1 and not _joins(ledger, statement, before):
        yield failed(
            "governance", N_("two governances hold at once: one must join them")
        )


def _joins(ledger: Ledger, statement: Statement, before: tuple[str, ...]) -> bool:
    """Whether a statement is about the governance that joins a fork."""
    for subject in statement.subjects:
        found = ledger.round_of(subject)
        if found is None or found.submission is None:
            return False
        if set(found.submission.predecessors) != set(before):
            return False
    return bool(statement.subjects)


def time_faults(ledger: Ledger, digest: str, statement: Statement) -> Iterator[Fault]:
    """A statement lies after all that it saw, and not in the future."""
    claimed, latest = statement.signed_at, None
    for parent in ledger.web.parents[digest]:
        seen = ledger.latest.get(parent)
        if seen is not None and (latest is None or seen > latest):
            latest = seen
    named = ledger.statement(ledger.introduced.get(statement.governance, ""))
    if named is not None and (latest is None or named.signed_at > latest):
        latest = named.signed_at
    if claimed > ledger.now + SKEW:
        reason = N_("it is dated in the future: {claimed}")
        yield failed("time", reason, claimed=claimed.isoformat())
    elif latest is None or claimed >= latest:
        latest = claimed
    elif claimed + SKEW < latest:
        reason = N_("it is dated {claimed}, before something that it saw: {seen}")
        told = latest.astimezone(claimed.tzinfo).isoformat()
        yield failed("time", reason, claimed=claimed.isoformat(), seen=told)
    if latest is not None:
        ledger.latest[digest] = latest


def chain_faults(ledger: Ledger, digest: str, statement: Statement) -> Iterator[Fault]:
    """Whether it follows the person's own statement before it, and saw anything."""
    before = ledger.statement(statement.previous)
    if before is not None and before.person != statement.person:
        yield failed("chain", N_("the statement before it is another person's"))
    if (statement.person, statement.previous) in ledger.followed:
        yield note("chain", N_("two statements of the person follow the same one"))
    if not statement.seen and not _opens(ledger, statement):
        yield failed("chain", N_("it saw nothing, as the root's first statement only"))


def _opens(ledger: Ledger, statement: Statement) -> bool:
    """Whether a statement is the submission of a root."""
    if statement.act != "submit" or statement.governance or statement.previous:
        return False
    if len(statement.subjects) != 1:
        return False
    found = ledger.round_of(statement.subjects[0])
    return found is not None and is_root(found, ledger)


def revocation_faults(
    ledger: Ledger, statement: Statement, entry: Entry
) -> Iterator[Fault]:
    """Whether it was signed with a key whose revocation it had seen, or is void."""
    if entry.digest in ledger.void:
        reason = N_("it was declared void: {who}")
        yield failed("revocation", reason, who=ledger.void[entry.digest])
    key = entry.signature.key
    if ("revoke", key) not in ledger.aimed:
        return
    for _, revocation in ledger.aimed_at("revoke", key, entry.digest):
        since = revoked_since(revocation)
        if since is not None and since <= statement.signed_at:
            reason = N_("its key had been revoked by {who}, as it had seen")
            yield failed("revocation", reason, who=revocation.person)
            return
