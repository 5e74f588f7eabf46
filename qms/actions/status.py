"""Status: what every document is on a day, and who must do what next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from qms.actions.archived import archived_facts, number
from qms.actions.control import called, daily_control, today_of
from qms.actions.documents import read_facts
from qms.actions.unknown import unknown
from qms.actions.workings import workings
from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.approval.archive import Round
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.fault import Fault, unverifiable
from qms.model.approval.hands import Standing, hands_of
from qms.model.approval.root_under_way import root_under_way
from qms.model.approval.standings import Standings
from qms.model.approval.status import Status
from qms.model.facts import Facts
from qms.model.register import Register
from qms.model.revision import revision_key

Key = tuple[str, str]
FORK = N_("two governances hold at once: nothing new counts until one joins them")
NO_GOVERNANCE = N_("no governance holds: nothing counts; see qms verify")


class Asked(NamedTuple):
    """Which documents, on which day, as known when, waiting for whom; empty for all."""

    ids: tuple[str, ...] = ()
    as_of: date | None = None
    known_on: date | None = None
    waiting_for: str = ""


def status(root: Path, now: datetime, asked: Asked) -> Standings:
    """How the documents stand; raises UsageError on an unknown id, person or office."""
    control = daily_control(root, asked.known_on, now)
    day = asked.as_of or asked.known_on or today_of(control)
    register = read_facts(root, day, is_daily=True)
    names = called(control)
    is_now = not asked.known_on and day >= today_of(control)
    found = list(standings(root, register, control, day, is_now))
    found = _chosen(found, asked.ids)
    if asked.waiting_for:
        offices = _offices(names, asked.waiting_for, day)
        found = [each for each in found if each.offices & offices]
    return Standings(day, asked.known_on, tuple(found), names, tuple(_gaps(control)))


def standings(
    root: Path, register: Register, control: Control, day: date, is_now: bool = True
) -> Iterator[Standing]:
    """How each document and language version stands on a day, by id.

    Unless `is_now`, the working text of what was ever put up is left out: it says
    nothing of an earlier day.
    """
    texts = workings(root, register, control)
    statuses = {}
    for key in {**texts, **control.rounds}:
        working = texts.get(key) if is_now or key not in control.rounds else None
        statuses[key] = control.status(*key, day, working)
    return standings_of(root, register, control, statuses)


def standings_of(
    root: Path, register: Register, control: Control, statuses: Mapping[Key, Status]
) -> Iterator[Standing]:
    """How documents and language versions stand whose statuses are known, by id."""
    by_key = {
        (each.id, each.language if each.translates else ""): each
        for each in reversed(register.documents)
    }
    for key in sorted(statuses, key=_order):
        rounds = control.rounds.get(key, ())
        facts = by_key.get(key) or archived_facts(root, register, rounds)
        yield _standing(control, statuses[key], facts, rounds)


def _order(key: Key) -> tuple[bool, object, str]:
    return key[0] != "GOVERNANCE", revision_key(key[0]), key[1]


def _standing(
    control: Control, found: Status, facts: Facts | None, rounds: Collection[Round]
) -> Standing:
    newest = max(rounds, key=number, default=None)
    submission = newest.submission if newest else None
    kind = (facts.kind if facts else "") or (submission.kind if submission else "")
    owner = (newest.owner if newest else "") or (facts.owner if facts else "")
    language = found.language or (facts.language if facts else "")
    if not language and submission:
        language = submission.language
    hands = hands_of(control, found, kind, owner)
    title = facts.title if facts else ""
    return Standing(title, language, kind, owner, found, tuple(hands))


def _chosen(found: list[Standing], ids: Collection[str]) -> list[Standing]:
    if not ids:
        return found
    wanted = [each.upper() for each in ids]
    known = {each.document for each in found}
    for name in wanted:
        if name not in known:
            raise unknown(name, known)
    return [each for each in found if each.document in wanted]


def _offices(names: Called, word: str, day: date) -> frozenset[str]:
    """The offices that a word means: one itself, or those in which a person may act."""
    if word in names.offices:
        return frozenset((word,))
    if word in names.people:
        return names.seats_of(word, day)
    known = sorted({*names.people, *names.offices})
    near = ", ".join(get_close_matches(word, known, 3, 0.5))
    raise UsageError(
        _("governance knows no person or office {name}").format(name=word),
        hint=_("did you mean: {ids}").format(ids=near) if near else _("qms people"),
    )


def _gaps(control: Control) -> Iterator[Fault]:
    """What keeps every answer from being whole."""
    ledger = control.ledger
    if len(ledger.newest) > 1:
        yield unverifiable("governance", FORK)
    elif ledger.archive.rounds and control.governance is None:
        coming = list(root_under_way(control))
        yield from coming or [unverifiable("governance", NO_GOVERNANCE)]
