"""Whether a deputy may do an act: over this kind, and not beside the holder."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.approval.fault import Fault, failed
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Ledger
from qms.model.approval.standing import absence_on, ends_with_absence, scope_faults
from qms.model.approval.statement import Statement


def deputising_faults(
    ledger: Ledger, digest: str, statement: Statement, kind: str, rules: Governance
) -> Iterator[Fault]:
    """What keeps a deputy from an act over a kind; nothing for who acts himself."""
    of = statement.acting_for
    if of:
        day = rules.day(statement.signed_at)
        who = (statement.person, statement.office, of)
        yield from scope_faults(*who, kind, day, rules)
        if ends_with_absence(*who, kind, day, rules) and _is_back(
            ledger, digest, statement, rules
        ):
            reason = N_("{of} had signed again, and needed no deputy any more")
            yield failed("deputy", reason, of=of)


def _is_back(
    ledger: Ledger, digest: str, statement: Statement, rules: Governance
) -> bool:
    """Whether the absent one had signed within the absence, as the deputy saw."""
    away = absence_on(statement.acting_for, rules.day(statement.signed_at), rules)
    for name in ledger.by_person.get(statement.acting_for, ()) if away else ():
        signed = ledger.statement(name)
        if signed is None or away is None or not ledger.is_sound(name):
            continue
        is_within = away[0] <= rules.day(signed.signed_at) <= away[1]
        if is_within and ledger.web.saw(digest, name):
            return True
    return False
