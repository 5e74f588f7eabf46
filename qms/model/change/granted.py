"""Statements that rest on a key or an office which comes with the change."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.finding import Scrap

if TYPE_CHECKING:
    from qms.model.approval.archive import Entry
    from qms.model.approval.control import Control
    from qms.model.approval.governance import Governance
    from qms.model.approval.statement import Statement

Gift = tuple[str, dict[str, Scrap]]
A_KEY = N_("a key")
AN_OFFICE = N_("the office {office}")
A_DEPUTY = N_("deputising as {office} for {of}")
A_RIGHT = N_("the right to {act} in the office {office}")
ITS_OWN = N_("the office {office}, by the very governance that is approved here")


def granted(change: Change) -> Iterator[tuple[Entry, str, dict[str, Scrap]]]:
    """Each statement of the change that nothing known before it would allow."""
    acts = change.acts
    before = change.control_before if acts else None
    after = change.control_after if acts else None
    olds = list(before.ledger.governances.values()) if before else []
    if not olds or after is None:
        return
    known = {each.digest for each in olds}
    if known.isdisjoint(after.ledger.governances):
        return  # nothing goes on from what was there: another rule tells of that
    news = [
        each for digest, each in after.ledger.governances.items() if digest not in known
    ]
    for entry in acts:
        gift = _gift(entry, olds, news, after) or _own_gift(entry, olds, after)
        if gift:
            yield entry, *gift


def _gift(
    entry: Entry,
    olds: Collection[Governance],
    news: Collection[Governance],
    after: Control,
) -> Gift | None:
    statement, key = entry.statement, entry.signature.key
    if statement is None or not news:
        return None
    if not _is_known(key, olds) and _is_known(key, news):
        return A_KEY, {}
    office, of = statement.office, statement.acting_for
    if not office:
        return None
    if not _may(statement, olds) and _may(statement, news):
        values: dict[str, Scrap] = {"office": office, "of": of}
        return (A_DEPUTY if of else AN_OFFICE), values
    if any(
        _does(statement, news, owner) and not _does(statement, olds, owner)
        for owner in _owners(statement, after)
    ):
        return A_RIGHT, {"act": statement.act, "office": office}
    return None


def _owners(statement: Statement, after: Control) -> Iterator[str]:
    """The offices that own what a statement is about."""
    for subject in statement.subjects:
        found = after.ledger.archive.by_name.get(subject.name)
        yield found.owner if found else ""


def _does(statement: Statement, rules: Collection[Governance], owner: str) -> bool:
    """Whether a governance gives an act to the office in which somebody does it."""
    return any(statement.office in each.actors(statement.act, owner) for each in rules)


def _is_known(key: str, rules: Collection[Governance]) -> bool:
    short = " ".join(key.split()[:2])
    return any(short in each.keys or short == each.recovery for each in rules)


def _may(statement: Statement, rules: Collection[Governance]) -> bool:
    return any(_holds(statement, each) for each in rules)


def _holds(statement: Statement, rules: Governance) -> bool:
    """Whether a governance lets somebody act in the office that he names."""
    person, office, of = statement.person, statement.office, statement.acting_for
    if of:
        return next(rules.deputies(office, of, person), None) is not None
    return rules.holds(person, office, rules.day(statement.signed_at))


def _own_gift(
    entry: Entry, olds: Collection[Governance], after: Control
) -> Gift | None:
    """An office that somebody gains by the governance which he approves."""
    statement = entry.statement
    if statement is None or statement.act != "approve":
        return None
    for subject in statement.subjects:
        found = after.ledger.archive.by_name.get(subject.name)
        submission = found.submission if found else None
        if found is None or submission is None or not submission.is_governance:
            continue
        new = after.ledger.governances.get(found.digest)
        new = new or after.ledger.candidates.get(found.digest)
        office = _gained(statement, new, olds) if new else ""
        if office:
            return ITS_OWN, {"office": office}
    return None


def _gained(statement: Statement, new: Governance, olds: Collection[Governance]) -> str:
    """The first office that a person holds by a governance, and never held before."""
    day: date = new.day(statement.signed_at)
    for office in new.offices_of(statement.person, day):
        if not any(each.holds(statement.person, office, day) for each in olds):
            return office
    return ""
