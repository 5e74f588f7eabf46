"""Whether a deputy may do an act: over this kind, and not beside the holder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qms.i18n import N_
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Ledger
from qms.model.approval.standing import absence_on, ends_with_absence, scope_faults
from qms.model.approval.statement import Signatory, Statement

BACK = N_("{of} had signed again, and needed no deputy any more")


def deputising_faults(
    ledger: Ledger, digest: str, statement: Statement, kind: str, rules: Governance
) -> Iterator[Fault]:
    """What keeps a deputy from an act over a kind; nothing for who acts himself.

    A deputy in absence stops with the absent one's first signature within it that he
    saw.
    """
    of = statement.acting_for
    if of:
        day = rules.day(statement.signed_at)
        who = (statement.person, statement.office, of, kind, day, rules)
        yield from scope_faults(*who)
        back = _days_back(ledger, digest, of, day, rules)
        if ends_with_absence(*who) and next(back, None) is not None:
            yield failed("deputy", BACK, of=of)


def paper_deputising_faults(
    ledger: Ledger,
    digest: str,
    who: Signatory,
    day: date,
    kind: str,
    rules: Governance,
) -> Iterator[Fault]:
    """What keeps a deputy from signing on paper on a day, as its voucher knew it.

    On the very day of the absent one's first signature, paper may have come before it.
    """
    of = who.acting_for
    back = _days_back(ledger, digest, of, day, rules)
    is_for_absence = of and ends_with_absence(
        who.person, who.office, of, kind, day, rules
    )
    if is_for_absence and any(each < day for each in back):
        yield failed("deputy", BACK, of=of)


def _days_back(
    ledger: Ledger, digest: str, of: str, day: date, rules: Governance
) -> Iterator[date]:
    """The days of the absence around a day on which the absent one signed himself.

    By key or on paper, as far as a statement saw it.
    """
    away = absence_on(of, day, rules)
    if away is None:
        return
    for name in ledger.by_person.get(of, ()):
        statement = ledger.statement(name)
        if statement and ledger.is_sound(name) and ledger.web.saw(digest, name):
            signed = rules.day(statement.signed_at)
            if away[0] <= signed <= away[1]:
                yield signed
    for signed, name in ledger.on_paper.get(of, ()):
        is_within = away[0] <= signed <= away[1] and name != digest
        if is_within and ledger.web.saw(digest, name) and _counts(ledger, name):
            yield signed


def _counts(ledger: Ledger, digest: str) -> bool:
    """Whether what a statement vouches for has an effect on any of its subjects."""
    statement = ledger.statement(digest)
    subjects = statement.subjects if statement else ()
    return any(ledger.counts_for(digest, each.name) for each in subjects)
