"""Vouching: who may say what stands on paper, and what it may say."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.approval.case import Case, is_by_mandate, may
from qms.model.approval.deputising import paper_deputising_faults
from qms.model.approval.evidence import evidence_faults
from qms.model.approval.fault import Fault, failed
from qms.model.approval.statement import Signatory


def vouch_faults(case: Case) -> Iterator[Fault]:
    """What is wrong with a vouching, as far as one submission is concerned."""
    yield from may(case, "vouch")
    yield from evidence_faults(case.statement, case.submission.kind, case.rules)
    evidence = case.statement.evidence
    if evidence is None:
        return
    put_up = case.ledger.about(case.round.name, ("submit",), case.digest)
    for _, submit in put_up:
        if submit.person == case.statement.person:
            reason = N_("{person} put the text up, and cannot vouch for it")
            yield failed("separation", reason, person=submit.person)
        elif evidence.method != "act" and evidence.signed_on < case.rules.day(
            submit.signed_at
        ):
            reason = N_("the paper bears {day}, a day before the text was put up")
            yield failed("time", reason, day=evidence.signed_on.isoformat())
    for each in evidence.signatories:
        yield from _signing(case, evidence.act, each)
        yield from paper_deputising_faults(
            case.ledger,
            case.digest,
            each,
            evidence.signed_on,
            case.submission.kind,
            case.rules,
        )


def _signing(case: Case, act: str, who: Signatory) -> Iterator[Fault]:
    """Whether somebody's office could do on paper what is vouched for."""
    offices = case.steps_offices
    values = {"step": who.step, "office": who.office, "act": act}
    if act == "approve":
        if not is_by_mandate(case.submission) and who.office not in offices.get(
            who.step, frozenset()
        ):
            reason = N_("the step {step} is not the office {office}'s to sign")
            yield failed("office", reason, **values)
    elif act in ("return", "withdraw"):
        if who.office not in frozenset().union(*offices.values()):
            reason = N_("the office {office} signs no step of this document")
            yield failed("office", reason, **values)
    elif who.office not in case.rules.actors(act, case.round.owner):
        reason = N_("governance does not let the office {office} do this: {act}")
        yield failed("office", reason, **values)
