"""Vacant seats: offices that have to sign something, and that nobody holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qms.model.finding import Place
from qms.model.located import Fields, Items, Scalar
from qms.model.register import PROFILE_PATH, Register
from qms.model.signers import Signers, actors_of, signers_of


@dataclass(frozen=True)
class Vacancy:
    """Offices of which too few are held, with what waits for their signature."""

    signers: Signers
    place: Place
    signs: list[str] = field(default_factory=list)


def vacancies(register: Register) -> tuple[Vacancy, ...]:
    """The offices that have to sign something in this register, and cannot."""
    found: dict[Signers, Vacancy] = {}
    for name, at, signers in _demands(register):
        if not _can_sign(register, signers):
            vacancy = found.setdefault(
                signers, Vacancy(signers, Place(PROFILE_PATH, at=at))
            )
            if name not in vacancy.signs:
                vacancy.signs.append(name)
    return tuple(found.values())


def vacant_offices(register: Register) -> frozenset[str]:
    """Every office that has to sign, alone or with others, and is not held."""
    return frozenset(
        office
        for vacancy in vacancies(register)
        for office in vacancy.signers.offices
        if not register.people.holders(office, register.as_of)
    )


def signing_offices(register: Register) -> frozenset[str]:
    """Every office that has to sign something in this register, held or not."""
    return frozenset(
        office
        for _name, _at, signers in _demands(register)
        for office in signers.offices
    )


def _demands(register: Register) -> Iterator[tuple[str, str, Signers]]:
    """What is to be signed, its place in the profile, and by whom."""
    sources = _owners(register, are_versions=False)
    versions = _owners(register, are_versions=True)
    for name, kind in register.profile.kinds.items():
        is_governance = kind.form == "governance"
        own = {""} if is_governance else sources.get(name, set())
        at = f"kinds.{name}.steps"
        yield from _steps(register, name, at, kind.steps, own)
        at = f"kinds.{name}.translation_steps"
        translated = versions.get(name, set())
        yield from _steps(register, name, at, kind.translation_steps, translated)
    for act, offices in register.profile.raw.fields("acts").items():
        named = (offices,) if isinstance(offices, Scalar) else offices
        if isinstance(named, tuple | Items):
            for signers in actors_of([each for each in named if isinstance(each, str)]):
                yield str(act), f"acts.{act}", signers


def _steps(
    register: Register, name: str, at: str, steps: tuple[Fields, ...], owners: set[str]
) -> Iterator[tuple[str, str, Signers]]:
    for number, step in enumerate(steps):
        for owner in sorted(owners):
            for signers in signers_of(step, owner, register.profile):
                yield name, f"{at}.{number}.office", signers


def _owners(register: Register, are_versions: bool) -> dict[str, set[str]]:
    """The offices that own documents of each kind, or documents with versions."""
    found: dict[str, set[str]] = {}
    if are_versions:
        by_id = register.by_id
        owned = (by_id[each.id] for each in register.versions if each.id in by_id)
    else:
        owned = (each for each in register.sources)
    for facts in owned:
        found.setdefault(facts.kind, set()).add(facts.owner)
    return found


def _can_sign(register: Register, signers: Signers) -> bool:
    holders = {
        person
        for office in signers.offices
        for person in register.people.holders(office, register.as_of)
    }
    return len(holders) >= signers.needed
