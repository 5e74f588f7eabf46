"""A statement before its judge: over one submission, under one governance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.archive import Round
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Ledger
from qms.model.approval.statement import Statement
from qms.model.approval.submission import Submission


class Case(NamedTuple):
    """What is judged, and what it is judged by."""

    ledger: Ledger
    digest: str
    statement: Statement
    rules: Governance
    round: Round
    submission: Submission

    @property
    def day(self) -> date:
        """The local day that the statement claims."""
        return self.rules.day(self.statement.signed_at)

    @property
    def steps_offices(self) -> Mapping[str, frozenset[str]]:
        """The offices that may sign each step of the submission."""
        submission = self.submission
        return self.rules.step_offices(
            submission.kind, self.round.owner, bool(submission.version)
        )


def is_by_mandate(submission: Submission) -> bool:
    """Whether a mandate stands in for the steps of a governance."""
    follows = submission.is_governance and bool(submission.predecessors)
    return follows and bool(submission.mandate)


def holders_needed(case: Case) -> frozenset[str]:
    """The offices of which one, or the recovery key, carries on a mandate."""
    release = case.rules.actors("release", case.round.owner)
    return release.union(*case.steps_offices.values())


def may(case: Case, act: str) -> Iterator[Fault]:
    """Whether the office may do an act with this document."""
    statement = case.statement
    if statement.office not in case.rules.actors(act, case.round.owner):
        reason = N_("governance does not let the office {office} do this: {act}")
        yield failed("office", reason, office=statement.office, act=act)
