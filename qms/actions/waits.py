"""What waits for the people whose keys are on this computer, and for the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from qms.actions.status import standings
from qms.i18n import _, ngettext
from qms.model.approval import hands
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.governance import Governance
from qms.model.approval.hands import Standing
from qms.model.approval.root_under_way import first_rules
from qms.model.approval.status import APPROVED, IN_REVIEW, RETURNED
from qms.model.approval.submission import GOVERNANCE
from qms.model.register import Register
from qms.rules.approval import (
    language_versions_follow_the_text_in_force,
    submitted_texts_are_not_altered,
)
from qms.rules.time import reviews_are_not_overdue
from qms.store.keys import OwnKey, own_keys

SOON = timedelta(days=60)
SHOWN = 3


class Wait(NamedTuple):
    """One thing that approvals ask for: what it is, and the command that begins it.

    `told` are the rules and documents of which nothing more has to be said.
    """

    what: str
    command: str
    told: frozenset[tuple[str, str]] = frozenset()


# the acts, in the order of their urgency
ACTS = {
    hands.VERIFY: "qms verify {ids}",
    hands.APPROVE: "qms approve --waiting",
    hands.RELEASE: "qms release {ids}",
    hands.PUBLISH: "qms publish {ids}",
    hands.RATIFY: "qms ratify {ids}",
    hands.SUBMIT: "qms submit {ids}",
    hands.RESTORE: "qms diff {ids}",
    hands.CONFIRM: "qms confirm {ids}",
    hands.TRANSLATE: "qms revise {ids}",
}
# what everybody should know, whose office soever it is
OF_ALL = frozenset({hands.VERIFY, hands.SUBMIT, hands.RESTORE, hands.CONFIRM})
# the rules that find the same, and need not say it again
RULES = {
    hands.RESTORE: submitted_texts_are_not_altered.CODE,
    hands.CONFIRM: reviews_are_not_overdue.CODE,
    hands.TRANSLATE: language_versions_follow_the_text_in_force.CODE,
}


def waits(root: Path, register: Register, control: Control) -> Iterator[Wait]:
    """What waits for those who sit here first, then what the office must know."""
    rules = control.governance or first_rules(control)
    if rules is None:
        return
    day = register.as_of
    keys = own_keys()
    people = _people(rules, keys)
    found = list(standings(root, register, control, day))
    mine = {office for each in people for office in rules.offices_of(each, day)}
    yield from _mine(found, mine)
    yield from _keys(control, rules, keys, people, day)
    yield from _governance(found, mine)


def _people(rules: Governance, keys: Sequence[OwnKey]) -> list[str]:
    """Everybody whose key is on this computer, as governance knows them."""
    owners = (each.person for own in keys for each in rules.keys.get(own.key, ()))
    return list(dict.fromkeys(owners))


def _mine(found: Sequence[Standing], mine: set[str]) -> Iterator[Wait]:
    """Each act that waits for an office held here, and what all should know."""
    for act, command in ACTS.items():
        documents = [each for each in found if _asks(each, act, mine)]
        if documents:
            ids = list(dict.fromkeys(each.document for each in documents))
            what = _told(act, len(documents)).format(
                count=len(documents), documents=_few(ids)
            )
            told = frozenset((RULES[act], each) for each in ids if act in RULES)
            yield Wait(what, command.format(ids=" ".join(ids[:SHOWN])), told)


def _asks(each: Standing, act: str, mine: set[str]) -> bool:
    """Whether a document asks an office held here, or anybody, for an act.

    Nobody is reminded of a draft that was never put up: it is being written.
    """
    if act == hands.SUBMIT and each.status.next.state != RETURNED:
        return False
    return any(
        hand.act == act and (act in OF_ALL or mine.intersection(hand.offices))
        for hand in each.hands
    )


def _told(act: str, count: int) -> str:
    told = {
        hands.VERIFY: ngettext(
            "{count} text is broken: {documents}",
            "{count} texts are broken: {documents}",
            count,
        ),
        hands.RESTORE: ngettext(
            "{count} working text is not what was put up: {documents}",
            "{count} working texts are not what was put up: {documents}",
            count,
        ),
        hands.APPROVE: ngettext(
            "{count} text waits for your signature: {documents}",
            "{count} texts wait for your signature: {documents}",
            count,
        ),
        hands.RELEASE: ngettext(
            "{count} text is signed and waits for its release: {documents}",
            "{count} texts are signed and wait for their release: {documents}",
            count,
        ),
        hands.PUBLISH: ngettext(
            "{count} text comes into force when it is published: {documents}",
            "{count} texts come into force when they are published: {documents}",
            count,
        ),
        hands.RATIFY: ngettext(
            "{count} text waits to be ratified: {documents}",
            "{count} texts wait to be ratified: {documents}",
            count,
        ),
        hands.SUBMIT: ngettext(
            "{count} text was returned: {documents}",
            "{count} texts were returned: {documents}",
            count,
        ),
        hands.CONFIRM: ngettext(
            "the review of {count} text is overdue: {documents}",
            "the review of {count} texts is overdue: {documents}",
            count,
        ),
        hands.TRANSLATE: ngettext(
            "{count} translation is behind its source: {documents}",
            "{count} translations are behind their sources: {documents}",
            count,
        ),
    }
    return told[act]


def _keys(
    control: Control,
    rules: Governance,
    keys: Sequence[OwnKey],
    people: Sequence[str],
    day: date,
) -> Iterator[Wait]:
    """Own keys that were revoked, or that end soon without one after them."""
    own = {each.key for each in keys}
    for person in people:
        name = Called([rules]).person(person)
        held = [
            (text, each)
            for text, owners in rules.keys.items()
            for each in owners
            if each.person == person
        ]
        for text in sorted({text for text, _each in held} & own):
            if next(control.ledger.aimed_at("revoke", text), None):
                told = _("a key of {person} was revoked: sign with another")
                yield Wait(told.format(person=name), "qms key new")
        ends = [each.end for _text, each in held if each.end is not None]
        if held and len(ends) == len(held):
            last = rules.day(max(ends))
            if last <= day + SOON:
                told = _("the last key of {person} ends on {day}")
                yield Wait(told.format(person=name, day=last), "qms key new")


def _governance(found: Sequence[Standing], mine: set[str]) -> Iterator[Wait]:
    """A governance that is under way, and does not wait for anybody here."""
    for each in found:
        if each.document != GOVERNANCE or each.offices & mine:
            continue
        if each.status.next.state in (IN_REVIEW, APPROVED):
            yield Wait(
                _("a change of governance is under way"), "qms status GOVERNANCE"
            )


def _few(ids: Sequence[str]) -> str:
    return ", ".join(ids[:SHOWN]) + (" …" if len(ids) > SHOWN else "")
