"""Which signatures fill the steps of a submission, as a release saw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.bounds import View
from qms.model.approval.evidence import FILLING
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Governance, Step
from qms.model.approval.ledger import Fill, Ledger
from qms.model.approval.statement import Statement

SIGNING = ("submit", "approve", "vouch")


class Filling(NamedTuple):
    """The steps with the signatures that fill them, and the offices still missing."""

    fills: tuple[Fill, ...]
    missing: tuple[tuple[Step, tuple[str, ...]], ...]
    faults: tuple[Fault, ...]
    steps: tuple[Step, ...] = ()


def signatures(ledger: Ledger, name: str, view: View | None = None) -> Iterator[Fill]:
    """Every signature on a submission that has an effect, in order.

    With the view of a release, only those that it saw, without those that were
    unproven by what it saw.
    """
    seen_by = view.release if view else ""
    for digest, statement in ledger.about(name, SIGNING, seen_by):
        if view is None or view.fault(digest) is None:
            yield from fills_of(ledger, digest, statement)


def fills_of(ledger: Ledger, digest: str, statement: Statement) -> Iterator[Fill]:
    """What one statement signs; nothing where it vouches for no approval."""
    rules = ledger.governance_of(statement)
    if rules is None:
        return
    if statement.act == "vouch":
        evidence = statement.evidence
        if evidence is None or evidence.act not in FILLING:
            return
        for each in evidence.signatories:
            yield Fill(
                each.step,
                each.person,
                each.office,
                each.acting_for,
                evidence.signed_on,
                digest,
                evidence.method,
                statement.person,
                evidence.archive_no,
            )
    else:
        yield Fill(
            statement.step,
            statement.person,
            statement.office,
            statement.acting_for,
            rules.day(statement.signed_at),
            digest,
        )


def fill(
    ledger: Ledger, steps: Sequence[Step], signed: Sequence[Fill], rules: Governance
) -> Filling:
    """Give each step the first signatures that fill it without breaking the order.

    An empty list of steps, or a step that no office can sign, is a fault and no pass.
    """
    fills: list[Fill] = []
    missing: list[tuple[Step, tuple[str, ...]]] = []
    faults: list[Fault] = []
    if not steps:
        faults.append(failed("steps", N_("governance names no steps of approval here")))
    for step in steps:
        if not step.signers:
            reason = N_("nobody can sign the step {step}: the document has no owner")
            faults.append(failed("steps", reason, step=step.name))
        for signers in step.signers:
            fitting = [
                each
                for each in signed
                if each.step == step.name and each.office in signers.offices
            ]
            chosen = _chosen(ledger, fitting, fills, signers.needed)
            fills.extend(each for each in chosen if each not in fills)
            if len(chosen) < signers.needed:
                have = {each.office for each in chosen}
                lacking = tuple(each for each in signers.offices if each not in have)
                missing.append((step, lacking))
    return Filling(tuple(fills), tuple(missing), tuple(faults), tuple(steps))


def _chosen(
    ledger: Ledger, fitting: Sequence[Fill], earlier: Sequence[Fill], needed: int
) -> list[Fill]:
    """The first signatures of different people, those in good order before others."""
    if len(fitting) < 2:
        return list(fitting)
    in_order = [each for each in fitting if not _precedes(ledger, each, earlier)]
    others = [each for each in fitting if each not in in_order]
    chosen: list[Fill] = []
    for each in (*in_order, *others):
        if len(chosen) < needed and all(each.person != one.person for one in chosen):
            chosen.append(each)
    return chosen


def _precedes(ledger: Ledger, later: Fill, earlier: Sequence[Fill]) -> bool:
    return any(is_before(ledger, later, each) for each in earlier)


def is_before(ledger: Ledger, later: Fill, earlier: Fill) -> bool:
    """Whether the signature of a later step was there before that of an earlier one.

    With keys, the earlier one saw it; where one is on paper, its day is before. The
    act of a body may come at any time, and one sheet bears all its signatures.
    """
    if "act" in (later.method, earlier.method) or later.digest == earlier.digest:
        return False
    if later.voucher or earlier.voucher:
        return later.day < earlier.day
    return ledger.web.saw(earlier.digest, later.digest)


def order_faults(
    ledger: Ledger, steps: Sequence[Step], fills: Sequence[Fill], old: frozenset[str]
) -> Iterator[Fault]:
    """Steps signed before an earlier one; a step added meanwhile may come last.

    `old` are the steps that the governance named by the submission already knew.
    """
    places = {step.name: number for number, step in enumerate(steps)}
    placed = [(places[each.step], each) for each in fills]
    for place, earlier in placed:
        if earlier.step not in old:
            continue
        for other, later in placed:
            if place < other and is_before(ledger, later, earlier):
                reason = N_("the step {later} was signed before the step {earlier}")
                yield failed("order", reason, later=later.step, earlier=earlier.step)
                return
