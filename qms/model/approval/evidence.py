"""What is vouched for: that somebody signed on paper, or a body decided."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Governance
from qms.model.approval.standing import deputy_faults, holder_faults, scope_faults
from qms.model.approval.statement import (
    CHECKED,
    OUTCOMES,
    Evidence,
    Signatory,
    Statement,
)

ACTS = ("approve", "return", "confirm", "withdraw", "release")
FILLING = ("approve",)


def evidence_faults(
    statement: Statement, kind: str, rules: Governance
) -> Iterator[Fault]:
    """What is wrong with what a statement vouches for, over a kind of document."""
    evidence = statement.evidence
    if evidence is None:
        yield failed("form", N_("it does not say what it vouches for"))
        return
    if evidence.act not in ACTS:
        yield failed("form", N_("nobody can vouch for {act}"), act=evidence.act)
    if evidence.method not in rules.methods(kind):
        reason = N_("its kind may not be approved by method {method}")
        yield failed("steps", reason, method=evidence.method)
    if evidence.signed_on > rules.day(statement.signed_at):
        reason = N_("the paper bears {day}, a day after it was entered")
        yield failed("time", reason, day=evidence.signed_on.isoformat())
    if evidence.act == "return" and not statement.reason.strip():
        yield failed("form", N_("it gives no reason"))
    if evidence.act == "confirm":
        checked = evidence.raw.get("checked")
        texts = tuple(map(str, checked)) if isinstance(checked, list) else ()
        yield from outcome_faults(str(evidence.raw.get("outcome") or ""), texts)
    for each in evidence.signatories:
        if each.person and each.person == statement.person:
            yield failed("separation", N_("nobody vouches for his own signature"))
        elif each.person:
            yield from _signatory_faults(each, evidence, kind, rules)


def _signatory_faults(
    who: Signatory, evidence: Evidence, kind: str, rules: Governance
) -> Iterator[Fault]:
    """A signature on paper is judged by the day that the paper bears."""
    day = evidence.signed_on
    if not who.acting_for:
        yield from holder_faults(who.person, who.office, day, rules)
        return
    named = (who.person, who.office, who.acting_for)
    yield from deputy_faults(*named, day, rules)
    yield from scope_faults(*named, kind, day, rules)


def outcome_faults(outcome: str, checked: tuple[str, ...]) -> Iterator[Fault]:
    """What is wrong with the outcome of a periodic review."""
    if outcome not in OUTCOMES:
        reason = N_("{outcome!r} is no outcome of a review")
        yield failed("form", reason, outcome=outcome)
    if not checked or not set(checked) <= set(CHECKED):
        yield failed("form", N_("it does not say what was checked"))
