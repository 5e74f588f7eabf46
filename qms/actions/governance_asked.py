"""Which governance answers for a day: in force, under way as a root, or a mere file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.governance import Governance
from qms.model.approval.keyring import Held, keyring, keys_of, revoked_at
from qms.model.approval.roots import coming_roots
from qms.model.approval.submission import GOVERNANCE
from qms.model.approval.succession import candidate
from qms.model.organisation import People
from qms.model.profile import Profile
from qms.model.register import PEOPLE_PATH
from qms.store.house import read_house
from qms.store.ordinary import digest_of, read_bytes

MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """Whose word it is: the governance asked, its keys, and what it is called here."""

    rules: Governance
    called: Called
    keys: tuple[Held, ...]
    note: str


def source_for(root: Path, control: Control, day: date) -> Source:
    """The governance in force on a day; else a root under way, else the file."""
    ledger = control.ledger
    if ledger.governances:
        status = control.status(GOVERNANCE, "", day)
        current = status.in_force
        digest = current.round.digest if current else next(iter(ledger.governances))
        rules = ledger.governances[digest]
        note = _("as governance {label} says, in force on {day}")
        if current is None:
            note = _("no governance was in force on {day}: as the first, {label}, says")
        note = note.format(label=rules.label, day=day.isoformat())
        called = Called(ledger.governances.values())
        return Source(rules, called, _keys(control, rules), note)
    for each in coming_roots(ledger):
        rules = candidate(each, ledger)
        note = _("no governance is in force yet: as the root that is put up says")
        return Source(rules, Called([rules]), _keys(control, rules), note)
    files = read_house(root)
    rules = Governance("", "", People(files.people), Profile(files.house.profile.raw))
    note = _("no governance is in force yet: as {path} says, which nobody approved")
    return Source(rules, Called([rules]), keys_of(rules), note.format(path=PEOPLE_PATH))


def _keys(control: Control, rules: Governance) -> tuple[Held, ...]:
    """The keys that a governance names, with what became of them."""
    known = {(each.person, each.key): each for each in keyring(control.ledger)}
    found = []
    for each in keys_of(rules):
        each.revoked = revoked_at(control.ledger, each.key)
        found.append(known.get((each.person, each.key), each))
    return tuple(found)


def difference(root: Path, control: Control) -> Iterator[str]:
    """Whether people.yaml says something else than what was approved last."""
    found = _newest(control)
    if found is None or found.submission is None:
        return
    name = PEOPLE_PATH.rpartition("/")[2]
    data, reason = read_bytes(str(root / PEOPLE_PATH), MOST_BYTES)
    if reason:
        yield _("{path} cannot be read").format(path=PEOPLE_PATH)
    elif digest_of(data.replace(b"\r\n", b"\n")) != found.submission.content.get(name):
        yield _("{path} was changed here, and the change is not approved").format(
            path=PEOPLE_PATH
        )


def _newest(control: Control) -> Round | None:
    """The submission of the governance that holds, else of the root under way."""
    ledger = control.ledger
    for each in coming_roots(ledger):
        return each
    for each in ledger.archive.rounds if ledger.governance else ():
        if each.digest in ledger.newest:
            return each
    return None
