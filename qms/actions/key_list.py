"""The keys of this computer, and those of governance: whose, where, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.control import called
from qms.actions.desk import read_ledger
from qms.errors import NotARepositoryError
from qms.i18n import N_, _
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.enrolment import moment_text
from qms.model.approval.keyring import Held, keyring, keys_of
from qms.model.approval.roots import coming_roots
from qms.model.approval.succession import candidate
from qms.model.grid import Column, Grid
from qms.model.located import Fields
from qms.store.enrolments import enrolment_stated, is_self_signed
from qms.store.keys import OwnKey, fingerprint, own_keys
from qms.store.tree import find_root

WHERE = {
    "named": N_("named"),
    "QMS_KEY": "QMS_KEY",
    "keys": N_("the folder of keys"),
    "ssh": "~/.ssh",
    "agent": N_("the agent"),
}


@dataclass(frozen=True)
class Known:
    """The keys of a quality system, with the names of people."""

    held: tuple[Held, ...] = ()
    called: Called | None = None
    is_coming: bool = False

    def enrolled(self, held: Held) -> str:
        """On whose word a key was enrolled, and whether it signed that itself."""
        rows = (
            row
            for rules in (self.called.governances if self.called else ())
            for row in rules.people.by_id.get(held.person, Fields()).rows("keys")
            if " ".join(row.text("key").split()[:2]) == held.key
        )
        for row in rows:
            found = enrolment_stated(held.person, row)
            named = str(row.fields("enrolled").text("witness"))
            witness = self.called.person(named) if self.called and named else "–"
            if found is not None and is_self_signed(found):
                return _("by itself, witness {person}").format(person=witness)
            return _("witness {person}").format(person=witness)
        return ""


def key_list(start: Path, now: datetime) -> Grid:
    """One row a key: those that can be signed with here first, then all others."""
    own = {each.key: each for each in own_keys()}
    known = _known(start, now)
    rows = [_row(each, known, own.get(each.key), now) for each in _sorted(known, own)]
    listed = {each.key for each in known.held}
    rows += [_stranger(each) for each in own.values() if each.key not in listed]
    return Grid(_columns(), rows, _note(known, len(own)))


def _known(start: Path, now: datetime) -> Known:
    """The keys of the quality system that a folder lies in; none outside of any."""
    try:
        control = read_ledger(find_root(start), now)
    except NotARepositoryError:
        return Known()
    held = keyring(control.ledger)
    if held:
        return Known(held, called(control))
    return _coming(control)


def _coming(control: Control) -> Known:
    """The keys of a root that is under way."""
    rules = [candidate(each, control.ledger) for each in coming_roots(control.ledger)]
    if not rules:
        return Known()
    return Known(keys_of(rules[-1]), Called(rules), is_coming=True)


def _sorted(known: Known, own: dict[str, OwnKey]) -> Iterator[Held]:
    yield from (each for each in known.held if each.key in own)
    yield from (each for each in known.held if each.key not in own)


def _columns() -> tuple[Column, ...]:
    return (
        Column("fingerprint", _("fingerprint")),
        Column("person", _("whose")),
        Column("here", _("on this computer")),
        Column("until", _("planned end")),
        Column("state", _("how it stands")),
        Column("from", _("from"), rank=1),
        Column("enrolled", _("enrolled"), rank=2),
        Column("type", _("type"), rank=2),
        Column("path", _("file"), rank=3),
    )


def _row(held: Held, known: Known, own: OwnKey | None, now: datetime) -> dict[str, str]:
    name = known.called.person(held.person) if known.called else held.person
    return {
        "fingerprint": fingerprint(held.key),
        "person": name,
        "here": _(WHERE[own.where]) if own else "",
        "until": moment_text(held.end) if held.end else "",
        "state": state_of(held, now, is_coming=known.is_coming),
        "from": moment_text(held.start) if held.start else "",
        "enrolled": known.enrolled(held),
        "type": held.key.partition(" ")[0],
        "path": str(own.path or "") if own else "",
    }


def _stranger(own: OwnKey) -> dict[str, str]:
    """A key of this computer that governance does not know."""
    return {
        "fingerprint": fingerprint(own.key),
        "here": _(WHERE[own.where]),
        "state": _("not in governance"),
        "type": own.key.partition(" ")[0],
        "path": str(own.path or ""),
    }


def state_of(held: Held, now: datetime, *, is_coming: bool = False) -> str:
    """How a key stands in a few words."""
    if held.revoked is not None:
        return _("revoked since {moment}").format(moment=moment_text(held.revoked))
    if held.gone is not None:
        return _("taken back on {moment}").format(moment=moment_text(held.gone))
    if is_coming:
        return _("in a root that is not released")
    if held.end is not None and held.end < now:
        return _("past its planned end: enrol a new one")
    return _("good")


def _note(known: Known, own: int) -> str:
    if not own:
        return _("No key of this computer can sign; make one with: qms key new")
    if not known.held:
        return _("No governance is in force that would know a key.")
    return ""
