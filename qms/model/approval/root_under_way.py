"""The first governance on its way: what it waits for, where none holds yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.approval.fault import Fault, unverifiable
from qms.model.approval.governance import Governance
from qms.model.approval.open_rounds import OpenRound, open_round
from qms.model.approval.roots import coming_roots, is_first_under_way, root_rules

if TYPE_CHECKING:
    from qms.model.approval.control import Control

TO_SIGN = N_(
    "no governance holds yet: the root of trust is put up, and waits for the signature "
    "of {who}: qms approve GOVERNANCE"
)
TO_RELEASE = N_(
    "no governance holds yet: the root of trust is signed, and waits for its release "
    "by {who}: qms release GOVERNANCE"
)
TO_MEND = N_(
    "no governance holds yet: the root of trust was returned ({text}); mend it and put "
    "it up anew: qms revise GOVERNANCE"
)
REASONS = {"approve": TO_SIGN, "release": TO_RELEASE, "submit": TO_MEND}


def first_rules(control: Control) -> Governance | None:
    """The rules of the root that is put up, where nothing else ever was."""
    ledger = control.ledger
    if not is_first_under_way(ledger):
        return None
    return root_rules(ledger, coming_roots(ledger)[-1])


def root_under_way(control: Control) -> Iterator[Fault]:
    """What each root that is put up waits for; nothing once a governance held."""
    ledger = control.ledger
    if not is_first_under_way(ledger):
        return
    rounds = coming_roots(ledger)
    opened = []
    for each in rounds:
        rules = root_rules(ledger, each)
        found = open_round(control, (each,), rules.day(ledger.now)) if rules else None
        if rules and found:
            opened.append((rules, found))
    waiting = [each for each in opened if not each[1].is_returned]
    for rules, found in waiting or opened[-1:]:
        who = ", ".join(_waited_for(control, rules, found))
        yield unverifiable("governance", REASONS[found.act], who=who, text=found.reason)


def _waited_for(
    control: Control, rules: Governance, found: OpenRound
) -> tuple[str, ...]:
    """Those who can act next, but for who signed; their offices, if none holds them.

    The steps of a root are signed in whichever order.
    """
    filling = control.filling(found.round)
    is_signing = found.act == "approve" and filling is not None
    missing = filling.missing if filling and is_signing else ()
    signed = {each.person for each in filling.fills} if filling and is_signing else ()
    offices = dict.fromkeys(each for _step, names in missing for each in names)
    day = rules.day(control.ledger.now)
    people = dict.fromkeys(
        person
        for office in offices or found.offices
        for person in rules.people.holders(office, day)
        if person not in signed
    )
    return tuple(people) or tuple(offices) or found.offices
