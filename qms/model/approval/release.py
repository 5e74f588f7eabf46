"""Whether a release counts: over all steps, by who may, of the right revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.i18n import N_
from qms.model.approval.bounds import view_of
from qms.model.approval.case import Case, is_by_mandate
from qms.model.approval.effect import effective_day, published
from qms.model.approval.emergency import by_authority, emergency_faults, expiry
from qms.model.approval.fault import Fault, as_note, failed
from qms.model.approval.filling import Filling, fill, order_faults, signatures
from qms.model.approval.forks import steps_of
from qms.model.approval.governance import Step
from qms.model.approval.ledger import Fill, Release
from qms.model.approval.place import place_faults
from qms.model.approval.separation import separated
from qms.model.approval.statement import Statement
from qms.model.approval.succession import (
    governance_faults,
    introduce,
    is_founding,
    mandate_faults,
)
from qms.model.days import day_or_none


def judge_release(case: Case) -> None:
    """Judge a release of one submission, and enter it into the ledger."""
    view = view_of(case.ledger, case.digest)
    steps = steps_for(case)
    apart = separated(case, list(signatures(case.ledger, case.round.name, view)), view)
    filling = fill(case.ledger, steps, apart.fills, case.rules)
    unsigned = tuple(_step_faults(case, steps, filling, apart.fills))
    faults = [*_own_faults(case), *unsigned, *apart.faults]
    faults.extend(apart.left_out if unsigned else map(as_note, apart.left_out))
    faults.extend(order_faults(case.ledger, steps, filling.fills, _old_steps(case)))
    faults.extend(_return_faults(case))
    faults.extend(place_faults(case))
    if case.submission.is_governance:
        faults.extend(governance_faults(case, apart.fills, filling.fills))
    day, effect_faults = effective_day(case, filling.fills)
    faults.extend(effect_faults)
    is_urgent = bool(case.submission.emergency) and bool(filling.missing)
    _enter(
        case,
        Release(
            round=case.round,
            digest=case.digest,
            signed_at=case.statement.signed_at,
            person=case.statement.person,
            effective=day,
            faults=tuple(faults),
            fills=filling.fills,
            emergency_until=expiry(case.submission) if is_urgent else None,
        ),
    )


def judge_adoption(case: Case) -> None:
    """Enter a text that was approved on paper before qms."""
    since = case.statement.days("in_force_since").get(case.round.name, "")
    _enter(
        case,
        Release(
            round=case.round,
            digest=case.digest,
            signed_at=case.statement.signed_at,
            person=case.statement.person,
            effective=day_or_none(since),
            faults=tuple(_own_faults(case)),
            is_adoption=True,
        ),
    )


def judge_publication(case: Case) -> None:
    """Give the releases that waited for a publication their first day in force."""
    if not case.ledger.counts_for(case.digest, case.round.name):
        return
    releases = case.ledger.releases.get(_key(case), [])
    for place, each in enumerate(releases):
        is_meant = each.round is case.round and not each.is_adoption
        if is_meant and case.ledger.web.saw(case.digest, each.digest):
            releases[place] = published(each, case)


def _key(case: Case) -> tuple[str, str, str]:
    submission = case.submission
    return submission.document, submission.version, submission.purpose


def _enter(case: Case, release: Release) -> None:
    case.ledger.releases.setdefault(_key(case), []).append(release)
    if release.counts and case.submission.is_governance:
        introduce(case)


def steps_for(case: Case) -> tuple[Step, ...]:
    """The steps that a submission needs by the governance that its release names.

    A governance that joins a fork needs the steps of both that it follows.
    """
    return steps_of(case.ledger, case.round, case.rules)


def _own_faults(case: Case) -> Iterator[Fault]:
    """What is wrong with the statement itself."""
    yield from case.ledger.faults.get(case.digest, ())
    yield from case.ledger.subject_faults.get((case.digest, case.round.name), ())


def _step_faults(
    case: Case, steps: Sequence[Step], filling: Filling, signed: Sequence[Fill]
) -> Iterator[Fault]:
    submission = case.submission
    if is_founding(case):
        return
    if is_by_mandate(submission):
        yield from mandate_faults(case, signed)
        return
    yield from filling.faults
    if submission.emergency:
        yield from emergency_faults(case, steps, signed)
        if by_authority(case, steps, signed):
            return
    for step, offices in filling.missing:
        reason = N_("the step {step} was not signed by {offices}")
        yield failed("steps", reason, step=step.name, offices=", ".join(offices))


def _old_steps(case: Case) -> frozenset[str]:
    """The steps that were known when the text was put up."""
    for _, statement in case.ledger.about(case.round.name, ("submit",), case.digest):
        rules = case.ledger.governance_of(statement)
        if rules is not None:
            submission = case.submission
            who = (submission.kind, case.round.owner, bool(submission.version))
            return frozenset(step.name for step in rules.steps(*who))
    return frozenset()


def _return_faults(case: Case) -> Iterator[Fault]:
    """A returned submission is not released; a new round is."""
    for _, statement in returns(case):
        reason = N_("it had been returned by {person}")
        yield failed("return", reason, person=statement.person)


def returns(case: Case) -> Iterator[tuple[str, Statement]]:
    """The returns of a submission that its release saw."""
    about = case.ledger.about(case.round.name, ("return", "vouch"), case.digest)
    for digest, statement in about:
        evidence = statement.evidence
        if statement.act == "return" or (evidence and evidence.act == "return"):
            yield digest, statement
