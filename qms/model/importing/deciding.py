"""From what was recognised to what is decided: answers, options, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from qms.model.house import House
from qms.model.importing.code import codes_in
from qms.model.importing.found import Recognised
from qms.model.importing.named import kind_named, office_named
from qms.model.importing.plan import (
    DISAGREES,
    FITS_NOTHING,
    NEEDED,
    NOT_SAID,
    WANTED,
    Ask,
)
from qms.model.leaves import ID, INTEGER, LANGUAGE, read_day

DECIDED = (*NEEDED, *WANTED, "process", "in_force_since", "approved_on", "archive_no")


@dataclass(frozen=True)
class Decided:
    """The values of a file's fields, and the questions that are left."""

    facts: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()


def decide(
    recognised: Recognised,
    answers: Mapping[str, str],
    usual: Mapping[str, str],
    house: House,
) -> Decided:
    """Decide every field: an answer, else what the paper says in one way, else `usual`.

    `usual` are values for whatever file does not say it itself. The kind follows from
    the id where the paper does not contradict.
    """
    facts: dict[str, str] = {}
    for name in DECIDED:
        values = recognised.values(name)
        said = recognised.value(name) or ("" if values else usual.get(name, ""))
        value = answers.get(name) or said
        if value:
            facts[name] = value
    _follow(facts, recognised, answers, house)
    offices = recognised.values("applies_to")
    if offices and not recognised.unfitted("applies_to"):
        facts["applies_to"] = ", ".join(offices)
    asks = tuple(_asks(facts, recognised, answers, house))
    for ask in asks:
        facts.pop(ask.name, None)
    return Decided(facts, asks)


def accepted(name: str, text: str, house: House, kind: str = "") -> str:
    """An answer as the register writes it; raises ValueError where it cannot be one."""
    bare = " ".join(text.split())
    fits = _FITTING.get(name)
    found = fits(bare, house) if fits else bare
    if not found:
        raise ValueError(text)
    if name == "id" and kind and not house.profile.kinds[kind].pattern.match(found):
        raise ValueError(text)
    return found


def _id(text: str, house: House) -> str:
    upper = text.upper()
    if ID.match(upper) and house.profile.kind_by_id(upper):
        return upper
    return next((code.id for code in codes_in(text, house.profile)), "")


_FITTING: Mapping[str, Callable[[str, House], str]] = {
    "id": _id,
    "kind": lambda text, house: kind_named(text, house.profile),
    "owner": lambda text, house: office_named(text, house.profile),
    "language": lambda text, _house: text if LANGUAGE.match(text) else "",
    "edition": lambda text, _house: text if INTEGER.match(text) else "",
    "revision": lambda text, _house: text if INTEGER.match(text) else "",
    "in_force_since": lambda text, _house: str(read_day(text)),
}


def _follow(
    facts: dict[str, str],
    recognised: Recognised,
    answers: Mapping[str, str],
    house: House,
) -> None:
    """The kind that the id has, unless the paper names another."""
    names = [facts["id"]] if facts.get("id") else recognised.values("id")
    kinds = [house.profile.kind_by_id(name) for name in names]
    kind = kinds[0] if kinds and kinds == kinds[:1] * len(kinds) else None
    if kind is None or "kind" in answers:
        return
    said = recognised.values("kind")
    if not said or "id" in answers or set(said) == {kind.name}:
        facts["kind"] = kind.name


def _asks(
    facts: Mapping[str, str],
    recognised: Recognised,
    answers: Mapping[str, str],
    house: House,
) -> Iterator[Ask]:
    for name in (*NEEDED, *WANTED, "in_force_since"):
        if name in answers:
            continue
        values, said = recognised.values(name), recognised.unfitted(name)
        if len(values) > 1 and name not in facts:
            quotes = dict.fromkeys(each.quote for each in recognised.of(name))
            yield Ask(name, DISAGREES, values, tuple(quotes))
        elif name not in facts and name != "in_force_since":
            why = FITS_NOTHING if said else NOT_SAID
            yield Ask(name, why, _offered(name, recognised), said)
    yield from _misfits(facts, recognised, answers, house)


def _misfits(
    facts: Mapping[str, str],
    recognised: Recognised,
    answers: Mapping[str, str],
    house: House,
) -> Iterator[Ask]:
    """An id and a kind that do not belong together."""
    kind = house.profile.kinds.get(facts.get("kind", ""))
    name = facts.get("id", "")
    if kind is None or not name or kind.pattern.match(name):
        return
    by_id = house.profile.kind_by_id(name)
    values = (kind.name, by_id.name) if by_id else (kind.name,)
    quotes = dict.fromkeys(
        each.quote for each in (*recognised.of("kind"), *recognised.of("id"))
    )
    asked = "id" if "kind" in answers else "kind"
    yield Ask(asked, DISAGREES, values if asked == "kind" else (), tuple(quotes))


def _offered(name: str, recognised: Recognised) -> tuple[str, ...]:
    """What may be offered: only lines for a title."""
    return recognised.suggestions if name == "title" else ()
