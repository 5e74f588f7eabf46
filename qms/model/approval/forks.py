"""A fork: two governances that hold at once, and the one that joins them."""

from __future__ import annotations

from qms.model.approval.archive import Round
from qms.model.approval.governance import Governance, Step
from qms.model.approval.ledger import Ledger


def forked(ledger: Ledger) -> tuple[Governance, ...]:
    """The governances that hold at once; none where at most one does."""
    newest = ledger.newest
    if len(newest) < 2:
        return ()
    return tuple(ledger.governances[each] for each in newest)


def joins(ledger: Ledger, found: Round) -> bool:
    """Whether a submission is of a governance that follows all that hold at once."""
    submission = found.submission
    if submission is None or not submission.is_governance:
        return False
    return len(ledger.newest) > 1 and set(submission.predecessors) == set(ledger.newest)


def steps_of(ledger: Ledger, found: Round, rules: Governance) -> tuple[Step, ...]:
    """The steps that a submission needs; one that joins a fork needs those of both."""
    submission = found.submission
    if submission is None:
        return ()
    who = submission.kind, found.owner, bool(submission.version)
    if not submission.is_governance or len(submission.predecessors) < 2:
        return rules.steps(*who)
    followed = map(ledger.governances.get, submission.predecessors)
    steps = [step for each in followed if each for step in each.steps(*who)]
    return tuple(step for place, step in enumerate(steps) if step not in steps[:place])
