"""A new key: made through ssh-keygen, its enrolment signed by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.enrolment import Enrolment, planned
from qms.model.approval.statement import RECOVERY
from qms.model.leaves import PERSON
from qms.model.organisation import People
from qms.store.enrolments import (
    enrolment_beside,
    public_key_in,
    self_signed,
    write_enrolment,
)
from qms.store.house import read_house
from qms.store.key_making import KINDS, forget_key, make_key
from qms.store.keys import OwnKey, fingerprint, key_folder, own_keys

MOST_KEYS = 100


@dataclass(frozen=True)
class Wish:
    """Whose key is made, and where; `existing` is the public file of one that is there.

    `root` is the quality system that the person belongs to, None outside of any.
    """

    person: str
    root: Path | None = None
    out: Path | None = None
    is_hardware: bool = False
    existing: Path | None = None


@dataclass(frozen=True)
class Made:
    """A key that enrolled itself: its private file and the file of its enrolment."""

    enrolment: Enrolment
    path: Path
    file: Path

    @property
    def fingerprint(self) -> str:
        """The fingerprint as ssh-keygen shows it."""
        return fingerprint(self.enrolment.key)

    @property
    def public(self) -> Path:
        """The file of the public key."""
        return self.path.with_name(f"{self.path.name}.pub")


def new_key(now: datetime, wish: Wish) -> Made:
    """Make a key, or take one that is there, and let it sign its own enrolment.

    ssh-keygen asks for the passphrase. A new key that could not enrol itself is taken
    back. Raises UsageError for a person whom governance
    does not list, QmsError where no key can be made.
    """
    _require_person(wish)
    if wish.existing:
        return _enrolled(now, wish.person, _existing(wish.existing))
    own = _made(wish)
    try:
        return _enrolled(now, wish.person, own)
    except QmsError:
        if own.path:
            forget_key(own.path)
        raise


def _enrolled(now: datetime, person: str, own: OwnKey) -> Made:
    """A key that signed its own enrolment, and the file of that beside it."""
    enrolment = self_signed(planned(person, own.key, now), own)
    path = own.path or key_folder() / person
    plain = path.with_suffix("") if path.suffix == ".pub" else path
    file = enrolment_beside(plain)
    write_enrolment(file, enrolment)
    return Made(enrolment, plain, file)


def key_path(name: str) -> Path:
    """The first free file for a key of this name, in the user's folder of keys."""
    folder = key_folder()
    for number in range(1, MOST_KEYS):
        path = folder / (name if number == 1 else f"{name}-{number}")
        if not path.exists() and not path.with_name(f"{path.name}.pub").exists():
            return path
    raise QmsError(
        _("there are too many keys of {person} in {folder}").format(
            person=name, folder=folder
        ),
        hint=_("name the place of the new one: --out PATH"),
    )


def _made(wish: Wish) -> OwnKey:
    path = wish.out or key_path(wish.person)
    key = make_key(path, wish.person, kind=KINDS[1 if wish.is_hardware else 0])
    return OwnKey(key, path, "named")


def _existing(public: Path) -> OwnKey:
    """A key of this computer by the file of its public half."""
    key = public_key_in(public)
    for each in own_keys():
        if each.key == key:
            return each
    private = public.with_suffix("")
    if public.suffix == ".pub" and private.exists():
        return OwnKey(key, private, "named")
    raise QmsError(
        _("the private half of {path} is not on this computer").format(path=public),
        hint=_("let its owner do this on his own computer"),
    )


def _require_person(wish: Wish) -> None:
    if not PERSON.match(wish.person) or wish.person == RECOVERY:
        raise UsageError(
            _("{text} is no id of a person").format(text=wish.person or "–"),
            hint=_("name the person as governance does: --as szabo.maria"),
        )
    if wish.root is not None:
        require_listed(wish.root, wish.person)


def name_here(root: Path | None, person: str) -> str:
    """What `governance/people.yaml` calls a person; the id where nothing does."""
    return People(read_house(root).people).name(person) if root else person


def require_listed(root: Path, person: str) -> None:
    """Raise UsageError for a person whom `governance/people.yaml` does not list."""
    people = People(read_house(root).people).by_id
    if person not in people:
        near = ", ".join(get_close_matches(person, people, 3, 0.5))
        hint = _("did you mean: {ids}").format(ids=near)
        more = _("add the person first: {path}").format(path="governance/people.yaml")
        raise UsageError(
            _("governance lists no person {person}").format(person=person),
            hint=hint if near else more,
        )
