"""How one governance follows another: from the root, by the steps of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qms.i18n import N_
from qms.model.approval.archive import Round
from qms.model.approval.case import Case, is_by_mandate
from qms.model.approval.fault import Fault, Weight, failed
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Fill, Ledger
from qms.model.approval.statement import RECOVERY
from qms.model.leaves import PERSON
from qms.model.organisation import People
from qms.model.profile import Profile

HOLDERS_OF_A_ROOT = 2
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", ".": "", "-": ""})


def is_root(found: Round, ledger: Ledger) -> bool:
    """Whether a submission opens the chain of governance, as far as it is pinned."""
    submission = found.submission
    if submission is None or not submission.is_governance or submission.predecessors:
        return False
    return not ledger.pinned or found.digest == ledger.pinned


def is_founding(case: Case) -> bool:
    """Whether a submission is judged as a root: by itself, and after nothing."""
    submission = case.submission
    is_first = submission.is_governance and not submission.predecessors
    return is_first and not case.statement.governance


def candidate(found: Round, ledger: Ledger) -> Governance:
    """The governance that a submission would lay down."""
    if found.digest not in ledger.candidates:
        label = found.submission.label if found.submission else ""
        people, profile = People(found.people), Profile(found.profile)
        made = Governance(found.digest, label, people, profile)
        ledger.candidates[found.digest] = made
    return ledger.candidates[found.digest]


def introduce(case: Case) -> None:
    """A governance holds from the instant of its release."""
    ledger, digest = case.ledger, case.round.digest
    ledger.governances[digest] = candidate(case.round, ledger)
    ledger.introduced[digest] = case.digest
    ledger.frontier[case.digest] = (digest,)
    if is_founding(case):
        ledger.roots.append(digest)
    if case.submission.mandate:
        ledger.breaks.append(digest)


def governance_faults(
    case: Case, signed: Sequence[Fill], filling: Sequence[Fill]
) -> Iterator[Fault]:
    """What keeps a governance from following the one before.

    `signed` is every signature on it, `filling` those that fill its steps.
    """
    ledger, found = case.ledger, case.round
    if any(fault.weight is not Weight.NOTE for fault in found.faults):
        yield failed("content", N_("the text of the governance is not what was signed"))
    new = candidate(found, ledger)
    yield from _people_faults(case, new)
    if is_founding(case):
        yield from _root_faults(case, signed)
        return
    before = ledger.frontier[case.digest]
    if set(before) != set(case.submission.predecessors):
        reason = N_("another governance came between: submit it anew on that one")
        yield failed("governance", reason)
    is_carried = is_by_mandate(case.submission)
    yield from _own_end_faults(case, new, signed if is_carried else filling)


def _root_faults(case: Case, fills: Sequence[Fill]) -> Iterator[Fault]:
    """A root is approved by two holders, and two people have signed with keys."""
    ledger = case.ledger
    approved = {
        fill.person
        for fill in fills
        if (signed := ledger.statement(fill.digest)) and signed.act != "submit"
    }
    signing = {case.statement.person} | {
        signed.person
        for fill in fills
        if (signed := ledger.statement(fill.digest)) is not None
    }
    if len(approved) < HOLDERS_OF_A_ROOT or len(signing) < HOLDERS_OF_A_ROOT:
        yield failed(
            "steps", N_("a root must be approved by two holders whom it names")
        )


def _own_end_faults(
    case: Case, new: Governance, fills: Sequence[Fill]
) -> Iterator[Fault]:
    """It must not end, before they signed, an office that its signatures rest on."""
    signed = [(each.person, each.office, each.day, each.acting_for) for each in fills]
    releaser = case.statement
    day = case.rules.day(releaser.signed_at)
    signed.append((releaser.person, releaser.office, day, releaser.acting_for))
    for person, office, on, acting_for in signed:
        if not person or person == RECOVERY:
            continue
        last = new.last_day(acting_for or person, office)
        if last is not None and last != date.min and last < on:
            reason = N_(
                "it ends the office {office} of {person} before he signed it himself"
            )
            yield failed("governance", reason, office=office, person=person)


def _people_faults(case: Case, new: Governance) -> Iterator[Fault]:
    """What is wrong with the people, by every governance that its release saw."""
    earlier = [
        case.ledger.governances[digest]
        for digest, release in case.ledger.introduced.items()
        if case.ledger.web.saw(case.digest, release)
    ]
    yield from people_faults(new, earlier)


def people_faults(new: Governance, earlier: Sequence[Governance]) -> Iterator[Fault]:
    """Ids that can be told apart, and keys that belong to one person forever."""
    yield from _id_faults(new, earlier)
    for key in sorted({*new.keys, new.recovery} - {""}):
        people = {each.person for each in new.keys.get(key, ())}
        people |= {each.person for old in earlier for each in old.keys.get(key, ())}
        if key in {new.recovery, *(old.recovery for old in earlier)}:
            people.add(RECOVERY)
        if len(people) > 1:
            reason = N_("one key is given to {people}; a key belongs to one person")
            yield failed("key", reason, people=", ".join(sorted(people)))


def _id_faults(new: Governance, earlier: Sequence[Governance]) -> Iterator[Fault]:
    """Ids that are none, that stand twice, or that look like another's of any time."""
    known = [person for old in earlier for person in old.people.by_id]
    alike = {_shape(person): person for person in known}
    listed = [row.text("id") for row in new.people.raw.rows("people")]
    for person in listed:
        if not PERSON.match(person) or person == RECOVERY:
            yield failed("form", N_("{text!r} is no id of a person"), text=person)
        if listed.count(person) > 1:
            yield failed("form", N_("the person {person} stands twice"), person=person)
            return
        other = alike.setdefault(_shape(person), person)
        if other != person:
            reason = N_("the ids {person} and {other} look alike")
            yield failed("form", reason, person=person, other=other)


def _shape(person: str) -> str:
    return person.translate(_ALIKE).replace("rn", "m")


def mandate_faults(case: Case, signed: Sequence[Fill]) -> Iterator[Fault]:
    """What a governance by mandate needs in place of the steps.

    A body's act that another person vouches for; the release itself is by one
    remaining holder or the recovery key.
    """
    mandate = case.submission.mandate or {}
    if not all(mandate.get(name) for name in ("body", "number", "date")):
        yield failed("steps", N_("a mandate names body, number and date"))
    acts = [
        statement.evidence
        for each in signed
        if each.method == "act" and (statement := case.ledger.statement(each.digest))
    ]
    numbers = [each.raw.get("number") for each in acts if each]
    if mandate.get("number") not in numbers:
        reason = N_("nobody vouches for the act {number} that gives the mandate")
        yield failed("steps", reason, number=str(mandate.get("number")))
