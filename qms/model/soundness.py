"""Where a profile contradicts itself: names of nothing, ids that fit two kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from qms.i18n import N_
from qms.model.fields.forms import form_named
from qms.model.kind import Kind
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.model.sound_days import odd_days

NO_OFFICE = N_("governance knows no office of this name")
NO_STEP = N_("the kind has no step, and the profile no act, of this name")
NO_FIELD = N_("no document of this kind can have such a field")
NO_FIT = N_("the example does not fit the pattern of ids beside it")
TWO_KINDS = N_("this id fits the pattern of an earlier kind, too")
NO_PAIR = N_("a pair has two steps or acts, and error or warning after them")

FOLLOWED = ("owner", "head-of-owner")
_PAIR = 2


class Contradiction(NamedTuple):
    """A name that does not fit the rest, where it stands, and why not."""

    at: str
    name: str
    problem: str


def contradictions(
    profile: Profile, offices: Collection[str]
) -> Iterator[Contradiction]:
    """Every contradiction of a profile, given the offices that governance knows."""
    known = {*offices, *FOLLOWED}
    for odd in odd_days(profile.raw):
        yield Contradiction(*odd)
    yield from _headless(profile, known)
    yield from _acts(profile, known)
    kinds = list(profile.kinds.values())
    for number, kind in enumerate(kinds):
        row = profile.raw.fields("kinds").fields(kind.name)
        at = f"kinds.{kind.name}"
        yield from _steps(row, at, known)
        yield from _pairs(row, at, profile)
        yield from _fields(kind, row, at)
        yield from _ids(kind, kinds[:number], at)


def _headless(profile: Profile, known: Collection[str]) -> Iterator[Contradiction]:
    for name, office in profile.offices.items():
        head = office.text("head")
        if head and head not in known:
            yield Contradiction(f"offices.{name}.head", head, NO_OFFICE)


def _acts(profile: Profile, known: Collection[str]) -> Iterator[Contradiction]:
    acts = profile.raw.fields("acts")
    for act in acts:
        for index, office in enumerate(acts.texts(act)):
            if office not in known:
                yield Contradiction(f"acts.{act}.{index}", office, NO_OFFICE)


def _steps(row: Fields, at: str, known: Collection[str]) -> Iterator[Contradiction]:
    for field in ("steps", "translation_steps"):
        for number, step in enumerate(row.rows(field)):
            for office in _signers(step):
                if office not in known:
                    where = f"{at}.{field}.{number}.office"
                    yield Contradiction(where, office, NO_OFFICE)


def _signers(step: Fields) -> Iterator[str]:
    several = step.fields("office")
    yield from step.texts("office")
    yield from several.texts("any_of")
    yield from several.texts("all_of")


def _pairs(row: Fields, at: str, profile: Profile) -> Iterator[Contradiction]:
    steps = {step.text("step") for step in row.rows("steps")}
    known = steps | set(profile.raw.fields("acts"))
    for number, pair in enumerate(row.items_of("separate")):
        names = [str(name) for name in pair] if isinstance(pair, list) else []
        where = f"{at}.separate.{number}"
        if len(names) != _PAIR + 1 or names[_PAIR] not in ("error", "warning"):
            yield Contradiction(where, ", ".join(names), NO_PAIR)
            continue
        for index, name in enumerate(names[:_PAIR]):
            if name not in known:
                yield Contradiction(f"{where}.{index}", name, NO_STEP)


def _fields(kind: Kind, row: Fields, at: str) -> Iterator[Contradiction]:
    known = form_named(kind.form).fields.by_name
    for index, name in enumerate(row.texts("required")):
        if name not in known:
            yield Contradiction(f"{at}.required.{index}", name, NO_FIELD)
    for number, section in enumerate(row.rows("sections")):
        for index, name in enumerate(section.texts("from")):
            if name not in known:
                where = f"{at}.sections.{number}.from.{index}"
                yield Contradiction(where, name, NO_FIELD)


def _ids(kind: Kind, earlier: Collection[Kind], at: str) -> Iterator[Contradiction]:
    if not kind.example or not kind.pattern_text:
        return
    if not kind.pattern.match(kind.example):
        yield Contradiction(f"{at}.example", kind.example, NO_FIT)
    for other in earlier:
        if _overlap(kind, other) or _overlap(other, kind):
            yield Contradiction(f"{at}.id", kind.example, TWO_KINDS)


def _overlap(kind: Kind, other: Kind) -> bool:
    return bool(other.example and kind.pattern.match(other.example))
