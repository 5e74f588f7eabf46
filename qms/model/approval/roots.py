"""The root: the first governance, which judges itself until it is released."""

from __future__ import annotations

from collections.abc import Sequence

from qms.model.approval.archive import Round
from qms.model.approval.filling import Filling
from qms.model.approval.governance import Governance, Step
from qms.model.approval.ledger import Fill, Ledger
from qms.model.approval.succession import HOLDERS_OF_A_ROOT, candidate, is_root

SUBMIT = "submit"


def coming_roots(ledger: Ledger) -> list[Round]:
    """The roots that were put up, where none was released yet."""
    if ledger.governances:
        return []
    return [
        each
        for each in ledger.archive.rounds
        if is_root(each, ledger) and next(ledger.about(each.name, (SUBMIT,)), None)
    ]


def is_first_under_way(ledger: Ledger) -> bool:
    """Whether nothing but a root was ever put up, and it waits for its approval."""
    coming = {each.name for each in coming_roots(ledger)}
    return bool(coming) and all(each.name in coming for each in ledger.archive.rounds)


def root_rules(ledger: Ledger, found: Round) -> Governance | None:
    """The governance by which a root is signed: its own; None for anything else."""
    if ledger.governances or not is_root(found, ledger):
        return None
    return candidate(found, ledger)


def root_filling(
    ledger: Ledger, steps: Sequence[Step], signed: Sequence[Fill]
) -> Filling:
    """How far a root is approved: two holders whom it names are enough.

    To put it up is no approval, unlike of any other document.
    """
    fills = tuple(_approvals(ledger, signed))
    people = {each.person for each in fills if each.person}
    if len(people) >= HOLDERS_OF_A_ROOT:
        return Filling(fills, (), (), tuple(steps))
    missing = _missing(steps, fills) or _again(steps)
    return Filling(fills, missing, (), tuple(steps))


def _approvals(ledger: Ledger, signed: Sequence[Fill]) -> list[Fill]:
    """The signatures on a root that approve it, each person's first one."""
    kept: dict[str, Fill] = {}
    for each in signed:
        statement = ledger.statement(each.digest)
        if statement is not None and statement.act != SUBMIT:
            kept.setdefault(each.person or each.digest, each)
    return list(kept.values())


def _missing(
    steps: Sequence[Step], fills: Sequence[Fill]
) -> tuple[tuple[Step, tuple[str, ...]], ...]:
    """The steps that nobody has signed, with the offices that may."""
    signed = {each.step for each in fills}
    return tuple(
        (step, tuple(sorted(step.offices))) for step in steps if step.name not in signed
    )


def _again(steps: Sequence[Step]) -> tuple[tuple[Step, tuple[str, ...]], ...]:
    """Where one person has signed each step, another one signs any of them."""
    offices = tuple(sorted(frozenset().union(*(step.offices for step in steps))))
    return ((steps[-1], offices),) if steps else ()
