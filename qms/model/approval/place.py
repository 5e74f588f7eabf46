"""The place of a release among the others of its document: no number counts twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.i18n import N_
from qms.model.approval.case import Case
from qms.model.approval.fault import Fault, failed
from qms.model.approval.ledger import Release
from qms.model.approval.submission import Submission


def place_faults(case: Case) -> Iterator[Fault]:
    """What keeps a release from following those that were judged before it."""
    submission, web = case.submission, case.ledger.web
    released = list(case.ledger.released(submission.document, submission.version))
    if submission.is_withdrawal:
        yield from _withdrawal_faults(case, released)
    for other in released:
        earlier = other.round.submission
        if earlier is None:
            continue
        saw = web.saw(case.digest, other.digest)
        if _is_same(earlier, submission) and not _may_stand(case, other, saw):
            reason = N_("the revision {revision} was released before, by {person}")
            values = {"revision": submission.label, "person": other.person}
            yield failed("release", reason, **values)
        elif saw and earlier.is_withdrawal:
            yield failed("release", N_("the document had been withdrawn"))
        elif saw and earlier.number > submission.number:
            reason = N_("revision {revision} was in force or released already")
            yield failed("release", reason, revision=earlier.label)


def _is_same(one: Submission, other: Submission) -> bool:
    return (one.number, one.purpose) == (other.number, other.purpose)


def _may_stand(case: Case, other: Release, saw: bool) -> bool:
    """Whether both may count: a better translation, or a fork of governance."""
    if case.submission.is_governance:
        return not saw
    return saw and bool(case.submission.version) and other.round is not case.round


def _withdrawal_faults(case: Case, released: Sequence[Release]) -> Iterator[Fault]:
    """Only the very text that was released can be withdrawn."""
    submission = case.submission
    for each in released:
        text = each.round.submission
        if (
            text is not None
            and not text.is_withdrawal
            and text.number == submission.number
            and dict(text.content) == dict(submission.content)
            and case.ledger.web.saw(case.digest, each.digest)
        ):
            return
    reason = N_("the text that it withdraws was never released as {revision}")
    yield failed("release", reason, revision=submission.label)
