"""Separation of duties: parts that one person may not play in one approval."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.bounds import View
from qms.model.approval.case import Case
from qms.model.approval.fault import Fault, failed, note
from qms.model.approval.governance import Separation
from qms.model.approval.ledger import Fill

PREPARED = "prepared"
VOUCH = "vouch"
RELEASE = "release"
# whoever vouches for paper is independent, whatever a profile says of it
ALWAYS = (Separation(PREPARED, VOUCH, True), Separation(RELEASE, VOUCH, True))
NEVER_WAIVED = {PREPARED, VOUCH}


class Separated(NamedTuple):
    """The signatures that one may count, and why others are left out.

    `faults` are of parts that are no signatures, and of what was waived.
    """

    fills: tuple[Fill, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[Fault, ...]


def separated(case: Case, signed: Sequence[Fill], view: View) -> Separated:
    """Leave out signatures of those who played another part that is kept apart."""
    kept = list(signed)
    faults: list[Fault] = []
    left_out: list[Fault] = []
    parts = _parts(case, signed)
    for row in _rows(case.rules.separations(case.submission.kind)):
        both = parts.get(row.first, set()) & parts.get(row.second, set())
        for person in sorted(both):
            waiver = _waiver(case, row, person, view)
            rest = [each for each in kept if not _plays(each, row.second, person)]
            if not row.is_error or waiver or len(rest) == len(kept):
                faults.append(_told(row, person, waiver))
            else:
                left_out.append(_told(row, person, waiver))
                kept = rest
    return Separated(tuple(kept), tuple(faults), tuple(left_out))


@cache
def _rows(own: tuple[Separation, ...]) -> tuple[Separation, ...]:
    """The rules that hold whatever the profile says, then the profile's own."""
    fixed = [{each.first, each.second} for each in ALWAYS]
    further = (each for each in own if {each.first, each.second} not in fixed)
    return *ALWAYS, *further


def _plays(fill: Fill, part: str, person: str) -> bool:
    if part == VOUCH:
        return fill.voucher == person
    return fill.step == part and fill.person == person


def _parts(case: Case, signed: Sequence[Fill]) -> dict[str, set[str]]:
    """Who played which part."""
    parts: dict[str, set[str]] = {RELEASE: {case.statement.person}}
    for each in signed:
        if each.person:
            parts.setdefault(each.step, set()).add(each.person)
        if each.voucher:
            parts.setdefault(VOUCH, set()).add(each.voucher)
    for _, statement in case.ledger.about(case.round.name, ("submit",), case.digest):
        parts.setdefault(PREPARED, set()).add(statement.person)
    return parts


def _told(row: Separation, person: str, waiver: str) -> Fault:
    values = {"person": person, "first": row.first, "second": row.second}
    if waiver:
        reason = N_("{person} is both {first} and {second}: waived by {by}")
        return note("separation", reason, by=waiver, **values)
    reason = N_("{person} is both {first} and {second}")
    fault = failed if row.is_error else note
    return fault("separation", reason, **values)


def _waiver(case: Case, row: Separation, person: str, view: View) -> str:
    """Who waived a separation; nobody does for himself, nor his deputy in his name.

    Whoever wrote a text never vouches for its paper.
    """
    if {row.first, row.second} == NEVER_WAIVED:
        return ""
    about = case.ledger.about(case.round.name, ("waive",), case.digest)
    for digest, statement in about:
        is_meant = set(statement.texts("waives")) == {row.first, row.second}
        is_own = person in (statement.person, statement.acting_for)
        if is_meant and not is_own and view.fault(digest) is None:
            return statement.person
    return ""
