"""An urgent change: in force at once on one approval, ratified soon, or it lapses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qms.i18n import N_
from qms.model.approval.case import Case
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Step
from qms.model.approval.ledger import Fill
from qms.model.approval.submission import Submission
from qms.model.days import day_or_none


def expiry(submission: Submission) -> date | None:
    """The last day of an emergency that is not ratified."""
    return day_or_none(str((submission.emergency or {}).get("expires") or ""))


def by_authority(case: Case, steps: Sequence[Step], signed: Sequence[Fill]) -> bool:
    """Whether the office that the emergency names signed its own, the last step."""
    by = str((case.submission.emergency or {}).get("by") or "")
    last = steps[-1] if steps else None
    return last is not None and any(
        each.step == last.name and by in (each.office, each.person) for each in signed
    )


def emergency_faults(
    case: Case, steps: Sequence[Step], signed: Sequence[Fill]
) -> Iterator[Fault]:
    """What an emergency needs: who allows it, why, until when, and his approval."""
    emergency = case.submission.emergency or {}
    until = expiry(case.submission)
    if not emergency.get("by") or not emergency.get("reason") or until is None:
        yield failed("form", N_("an emergency names who allows it, why and until when"))
    elif until < case.rules.day(case.statement.signed_at):
        reason = N_("the emergency ended on {day}, before the release")
        yield failed("time", reason, day=until.isoformat())
    if not by_authority(case, steps, signed):
        reason = N_("an emergency needs the last step signed by {by}")
        yield failed("steps", reason, by=str(emergency.get("by")))
