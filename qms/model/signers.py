"""Who has to sign: the offices that a profile's approval steps come down to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from qms.model.located import Fields, Scalar
from qms.model.profile import Profile
from qms.model.revision import number_or_none

OWNER = "owner"
HEAD_OF_OWNER = "head-of-owner"


class Signers(NamedTuple):
    """Offices of which so many persons have to sign."""

    offices: tuple[str, ...]
    needed: int = 1


def signers_of(step: Fields, owner: str, profile: Profile) -> Iterator[Signers]:
    """Who signs an approval step of a document that belongs to `owner`."""
    office = step.get("office")
    if isinstance(office, Scalar):
        yield from _alone(actual_office(office, owner, profile))
    elif isinstance(office, Fields):
        for name in office.texts("all_of"):
            yield from _alone(actual_office(name, owner, profile))
        names = [actual_office(each, owner, profile) for each in office.texts("any_of")]
        named = tuple(name for name in names if name)
        if named:
            yield Signers(named, number_or_none(office.text("count")) or 1)


def actors_of(offices: Collection[str]) -> Iterator[Signers]:
    """Who does a signed act, any one of whom may; owners are left out."""
    named = tuple(str(each) for each in offices if each not in (OWNER, HEAD_OF_OWNER))
    if named and len(named) == len(offices):
        yield Signers(named)


def actual_office(name: str, owner: str, profile: Profile) -> str:
    """The office that a profile's word means; an office without a head is its own."""
    if name == OWNER:
        return str(owner)
    if name == HEAD_OF_OWNER:
        head = profile.offices[owner].text("head") if owner in profile.offices else ""
        return str(head or owner)
    return str(name)


def _alone(office: str) -> Iterator[Signers]:
    if office:
        yield Signers((office,))
