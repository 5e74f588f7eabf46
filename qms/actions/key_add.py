"""A key added to governance: enrolled by itself, confirmed by a witness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import read_ledger, undisturbed
from qms.actions.key_new import require_listed
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.enrolment import (
    PAPER,
    Enrolment,
    is_same_fingerprint,
    moment_text,
)
from qms.model.approval.governance import Governance
from qms.model.approval.keyring import keyring, keys_of
from qms.model.organisation import People
from qms.model.profile import Profile
from qms.model.register import PEOPLE_PATH
from qms.store.enrolments import ENDING, enrolment_beside, enrolment_in, public_key_in
from qms.store.house import read_house
from qms.store.inserting import with_item
from qms.store.keys import fingerprint
from qms.store.ordinary import read_bytes
from qms.store.writing import write_whole

MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Wish:
    """Whose key is added, from which file, and who compared it with the paper."""

    person: str
    file: Path
    witness: str


def add_key(
    root: Path, now: datetime, wish: Wish, typed: Callable[[Enrolment], str]
) -> Enrolment:
    """Write a key into governance; nothing is signed or committed.

    `typed` gives what the witness reads on the paper: the fingerprint, or its ends.
    Raises UsageError for people who may not, QmsError where anything does not fit.
    """
    require_listed(root, wish.person)
    people = People(read_house(root).people)
    _require_witness(people, now, wish)
    found = enrolment_of(wish.file)
    if found.person != wish.person:
        raise QmsError(
            _("the key enrolled itself for {other}, not for {person}").format(
                other=people.name(found.person), person=people.name(wish.person)
            ),
            hint=_("name its person, or let the owner make the enrolment anew"),
        )
    _require_new(root, now, found)
    if not is_same_fingerprint(typed(found), fingerprint(found.key)):
        raise QmsError(
            _("the fingerprint on the paper is not that of this key"),
            hint=_("do not use the key; ask its owner in person how it came here"),
        )
    with undisturbed(root):
        _write(root, found, enrolled(wish.witness, PAPER, found))
    return found


def enrolment_of(file: Path) -> Enrolment:
    """The enrolment that a file of a key comes with; raises QmsError without."""
    found = enrolment_in(enrolment_beside(file))
    if file.suffix != ENDING and public_key_in(file) != found.key:
        raise QmsError(
            _("the enrolment beside {path} is of another key").format(path=file),
            hint=_("let the owner hand over both files again"),
        )
    return found


def enrolled(witness: str, method: str, enrolment: Enrolment) -> str:
    """How a key was enrolled, as people.yaml says it: a flow mapping."""
    signature = f", signature: {enrolment.signature}" if enrolment.signature else ""
    return f"{{witness: {witness}, method: {method}{signature}}}"


def key_row(enrolment: Enrolment, how: str) -> str:
    """A key as people.yaml lists it: a flow mapping on one line."""
    start, end = moment_text(enrolment.start), moment_text(enrolment.end)
    return f"{{key: {enrolment.key}, from: {start}, until: {end}, enrolled: {how}}}"


def _write(root: Path, enrolment: Enrolment, how: str) -> None:
    path = root / PEOPLE_PATH
    data, reason = read_bytes(str(path), MOST_BYTES)
    if reason:
        raise QmsError(
            _("{path} cannot be read cleanly").format(path=PEOPLE_PATH),
            hint=_("see what is wrong with it: qms validate"),
        )
    ids = list(People(read_house(root).people).by_id)
    row = key_row(enrolment, how)
    place = ("people", ids.index(enrolment.person))
    write_whole(path, with_item(data.decode(), place, "keys", row).encode())


def _require_witness(people: People, now: datetime, wish: Wish) -> None:
    """A second holder: another person, in office today."""
    if wish.witness == wish.person:
        raise UsageError(
            _("nobody is the witness of his own key"),
            hint=_("let a second holder compare the fingerprint with the paper"),
        )
    if not people.is_in_office(wish.witness, now.date()):
        witness = people.name(wish.witness) or "–"
        raise UsageError(
            _("{person} holds no office today").format(person=witness),
            hint=_("see who holds which office: qms people"),
        )


def _require_new(root: Path, now: datetime, enrolment: Enrolment) -> None:
    """A key belongs to one person forever, and is enrolled once."""
    files = read_house(root)
    working = Governance("", "", People(files.people), Profile(files.house.profile.raw))
    known = [*keys_of(working), *keyring(read_ledger(root, now).ledger)]
    for each in known:
        if each.key == enrolment.key:
            raise QmsError(
                _("governance gave this key to {person} already").format(
                    person=working.people.name(each.person)
                ),
                hint=_("make a new one: qms key new"),
            )
