"""People: who holds which office on a day, with deputies, absences and keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.control import today_of
from qms.actions.desk import read_ledger
from qms.actions.governance_asked import Source, difference, source_for
from qms.actions.init import signing_offices
from qms.actions.key_list import state_of
from qms.i18n import _
from qms.model.approval.statement import RECOVERY
from qms.model.days import within
from qms.model.grid import Column, Grid
from qms.store.keys import fingerprint

LAST = 10_000


@dataclass(frozen=True)
class Told:
    """The answer: a table, and what a reader must know of where it comes from."""

    grid: Grid
    notes: tuple[str, ...]


def people(root: Path, now: datetime, as_of: date | None = None) -> Told:
    """Who holds which office on a day, as the governance in force then says."""
    control = read_ledger(root, now)
    day = as_of or today_of(control)
    source = source_for(root, control, day)
    rows = [*_rows(source, day, now)]
    notes = (
        source.note,
        *_vacant(source, day),
        *_recovery(source, now),
        *difference(root, control),
    )
    return Told(Grid(_columns(), rows), notes)


def _columns() -> tuple[Column, ...]:
    return (
        Column("office", _("office")),
        Column("person", _("person")),
        Column("since", _("since")),
        Column("until", _("until")),
        Column("absent", _("absent until")),
        Column("deputies", _("deputies")),
        Column("key", _("key")),
        Column("key_until", _("planned end"), rank=1),
        Column("state", _("how it stands"), rank=2),
        Column("act", _("act"), rank=3),
        Column("office_id", _("office's name"), rank=4),
        Column("id", _("person's name"), rank=5),
    )


def _rows(source: Source, day: date, now: datetime) -> Iterator[dict[str, str]]:
    """A row for each office held, in the profile's order; then keys without office."""
    rules = source.rules
    order = list(rules.profile.offices)
    held = sorted(
        (order.index(row.text("office")) if row.text("office") in order else LAST, n)
        for n, (_person, row) in enumerate(rules.people.mandates())
    )
    mandates = list(rules.people.mandates())
    shown = set()
    for _place, number in held:
        person, row = mandates[number]
        if not within(day, row.text("from"), row.text("until")):
            continue
        shown.add(str(person))
        office = str(row.text("office"))
        yield {
            "office": source.called.office(office),
            "office_id": office,
            "since": str(row.text("from")),
            "until": str(row.text("until")),
            "act": str(row.text("act")),
            "deputies": ", ".join(_deputies(source, office, person, day)),
            **_person(source, person, day, now),
        }
    for person in dict.fromkeys(each.person for each in source.keys):
        if person not in shown and person != RECOVERY:
            yield _person(source, person, day, now)


def _person(source: Source, person: str, day: date, now: datetime) -> dict[str, str]:
    """What concerns a person in whatever office: absence and keys."""
    away = [
        last for first, last in source.rules.absences(person) if first <= day <= last
    ]
    own = [each for each in source.keys if each.person == person]
    return {
        "person": source.called.person(person),
        "id": person,
        "absent": max(away).isoformat() if away else "",
        "key": ", ".join(fingerprint(each.key) for each in own),
        "key_until": ", ".join(each.end.date().isoformat() for each in own if each.end),
        "state": ", ".join(state_of(each, now) for each in own),
    }


def _deputies(source: Source, office: str, of: str, day: date) -> Iterator[str]:
    """Who deputises in an office for its holder on a day."""
    for row in source.rules.people.raw.rows("deputies"):
        if (row.text("office"), row.text("of")) != (office, of):
            continue
        if within(day, row.text("from"), row.text("until")):
            name = source.called.person(str(row.text("to")))
            is_limited = row.text("only_in_absence") == "true"
            told = _("{person} (in absence)") if is_limited else "{person}"
            yield told.format(person=name)


def _vacant(source: Source, day: date) -> Iterator[str]:
    """The offices that sign something and that nobody holds."""
    rules = source.rules
    empty = [
        source.called.office(office)
        for office in signing_offices(rules.profile)
        if not rules.people.holders(office, day)
    ]
    if empty:
        yield _("nobody holds: {offices}").format(offices=", ".join(empty))


def _recovery(source: Source, now: datetime) -> Iterator[str]:
    """Which key brings governance on where nobody else can."""
    held = source.rules.people.raw.fields("recovery").text("held")
    for each in source.keys:
        if each.person == RECOVERY:
            told = _("recovery key {fingerprint}: {state}").format(
                fingerprint=fingerprint(each.key), state=str(held) or "–"
            )
            yield told if each.is_good(now) else f"{told}, {state_of(each, now)}"
            return
    yield _("there is no recovery key")
