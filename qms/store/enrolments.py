"""The file in which a new key hands over its own enrolment: `<key>.enrolment`."""

from __future__ import annotations

from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.canonical import Malformed, read, written
from qms.model.approval.enrolment import Enrolment, read_enrolment
from qms.model.flaw import Flaw
from qms.model.leaves import read_moment
from qms.model.located import Fields
from qms.store.bytes import raw_file
from qms.store.keys import OwnKey, key_of, sign
from qms.store.signatures import ENROLMENT, armoured, bare, signature_of
from qms.store.writing import write_whole

ENDING = ".enrolment"
MOST_BYTES = 64 * 1024


def self_signed(enrolment: Enrolment, own: OwnKey) -> Enrolment:
    """An enrolment signed by the key that it is about; raises QmsError if it cannot."""
    signature = bare(sign(enrolment.signed, own, ENROLMENT))
    return Enrolment(
        enrolment.person, enrolment.key, enrolment.start, enrolment.end, signature
    )


def is_self_signed(enrolment: Enrolment) -> bool:
    """Whether the key that an enrolment is about has signed it."""
    armour = armoured(enrolment.signature)
    found = signature_of(enrolment.signed, armour, ENROLMENT)
    return found.fault is None and found.key == enrolment.key


def enrolment_stated(person: str, row: Fields) -> Enrolment | None:
    """The enrolment that a key's row in people.yaml states; None if it cannot be."""
    try:
        return Enrolment(
            person,
            " ".join(row.text("key").split()[:2]),
            read_moment(row.text("from")),
            read_moment(row.text("until")),
            str(row.fields("enrolled").text("signature")),
        )
    except ValueError:
        return None


def self_signed_keys(people: Fields) -> frozenset[str]:
    """The keys in people.yaml, as type and base64, that signed their own enrolment."""
    return frozenset(
        stated.key
        for person in people.rows("people")
        for row in person.rows("keys")
        if (stated := enrolment_stated(str(person.text("id")), row)) is not None
        if stated.signature and is_self_signed(stated)
    )


def write_enrolment(path: Path, enrolment: Enrolment) -> None:
    """Write an enrolment to its file."""
    write_whole(path, written({"qms": 1, **enrolment.raw}))


def enrolment_beside(path: Path) -> Path:
    """Where the enrolment of a key lies, by the path of either half of it."""
    plain = path.with_suffix("") if path.suffix in (".pub", ENDING) else path
    return plain.with_name(f"{plain.name}{ENDING}")


def enrolment_in(path: Path) -> Enrolment:
    """The enrolment in a file; raises QmsError if there is none that holds."""
    data = raw_file(str(path), MOST_BYTES)
    if isinstance(data, Flaw):
        raise QmsError(
            _("there is no enrolment of the key: {path}").format(path=path),
            hint=_("let its owner make it: qms key new --existing FILE.pub"),
        )
    try:
        found = read_enrolment(read(data))
    except ValueError as error:
        raise QmsError(
            _("{path} is no enrolment of a key").format(path=path),
            hint=_("let its owner make it: qms key new"),
        ) from error
    if not is_self_signed(found):
        raise QmsError(
            _("the enrolment {path} is not signed by the key itself").format(path=path),
            hint=_("let its owner make it anew: qms key new"),
        )
    return found


def public_key_in(path: Path) -> str:
    """The public key in a file; raises QmsError if it holds none."""
    data = raw_file(str(path), MOST_BYTES)
    text = "" if isinstance(data, Flaw) else data.decode(errors="replace")
    try:
        return key_of(text.partition("\n")[0])
    except Malformed as error:
        raise QmsError(
            _("{path} holds no public key").format(path=path),
            hint=_("name the file that ends in .pub"),
        ) from error
