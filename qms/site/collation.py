"""The order of words in a language, and the letter under which each one stands.

A reader looks for `Csaba` behind `Cukor` in Hungarian, and for `școală` behind `sută`
in Romanian. The order is that of CLDR, whose alphabets stand beside the templates:
letters decide first, then accents, then capitals. Signs and spaces come before
figures, those before letters, and letters of other scripts come last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar
from unicodedata import normalize

from qms import resources

Item = TypeVar("Item")

OTHERWISE = "en"
FIGURES = "0–9"
SIGNS = "…"
SIGN, FIGURE, LETTER, FOREIGN = range(4)


class Unit(NamedTuple):
    """A letter as it is sorted: its sort, its place in that, and then its accent."""

    sort: int
    place: int
    accent: int = 0


class Key(NamedTuple):
    """What a text is sorted by, the strongest difference first."""

    letters: tuple[tuple[int, int], ...]
    accents: tuple[int, ...]
    capitals: tuple[bool, ...]
    text: str


@dataclass(frozen=True)
class Alphabet:
    """The letters of a language in order, and every sign that is one of them.

    `unit` finds the next letter of a text: the longest that begins there.
    """

    letters: tuple[str, ...]
    units: Mapping[str, tuple[Unit, ...]]
    unit: re.Pattern[str]


@dataclass(frozen=True)
class LetterGroup(Generic[Item]):
    """What stands under a letter; `anchor` is its number among the groups."""

    letter: str
    anchor: str
    items: tuple[Item, ...]


def sort_key(text: str, language: str) -> Key:
    """What a text is sorted by among others in its language."""
    composed = normalize("NFC", text)
    units = tuple(_units(composed.lower(), alphabet_of(language)))
    return Key(
        tuple((each.sort, each.place) for each in units),
        tuple(each.accent for each in units),
        tuple(each.isupper() for each in composed),
        composed,
    )


def in_order(
    items: Iterable[Item], language: str, text_of: Callable[[Item], str]
) -> list[Item]:
    """Items in the order of their texts."""
    return sorted(items, key=lambda item: sort_key(text_of(item), language))


def by_letter(
    items: Iterable[Item], language: str, text_of: Callable[[Item], str]
) -> tuple[LetterGroup[Item], ...]:
    """Items in the order of their texts, under the letters that these begin with.

    Quotation marks and other signs before the first letter do not count.
    """
    groups: dict[str, list[Item]] = {}
    for item in in_order(items, language, lambda each: _bare(text_of(each))):
        groups.setdefault(letter_of(text_of(item), language), []).append(item)
    return tuple(
        LetterGroup(letter, f"letter.{number}", tuple(found))
        for number, (letter, found) in enumerate(groups.items(), 1)
    )


def letter_of(text: str, language: str) -> str:
    """The letter under which a text stands: `Cs` for `csatorna` in Hungarian."""
    alphabet = alphabet_of(language)
    bare = normalize("NFC", _bare(text)).lower()
    first = next(_units(bare, alphabet), Unit(SIGN, 0))
    if first.sort == LETTER:
        return alphabet.letters[first.place].capitalize()
    if first.sort == FOREIGN:
        return chr(first.place).upper()
    return FIGURES if first.sort == FIGURE else SIGNS


def _bare(text: str) -> str:
    """A text from its first letter or figure on."""
    start = next((at for at, sign in enumerate(text) if sign.isalnum()), len(text))
    return text[start:]


def _units(text: str, alphabet: Alphabet) -> Iterator[Unit]:
    for found in alphabet.unit.finditer(text):
        known = alphabet.units.get(found[0])
        yield from known if known is not None else _unknown(found[0], alphabet)


def _unknown(sign: str, alphabet: Alphabet) -> Iterator[Unit]:
    """A sign that the alphabet lacks: an accent is left off before it is foreign."""
    base, *marks = list(normalize("NFD", sign))
    accent = ord(marks[0]) if marks else 0
    if base in alphabet.units:
        yield alphabet.units[base][0]._replace(accent=accent)
    elif base.isdecimal():
        yield Unit(FIGURE, int(base))
    elif base.isalpha():
        yield Unit(FOREIGN, ord(base), accent)
    else:
        yield Unit(SIGN, ord(base))


@cache
def alphabet_of(language: str) -> Alphabet:
    """The alphabet of a language, else the Latin one."""
    known = _alphabets()
    row = known.get(language.partition("-")[0]) or known[OTHERWISE]
    units: dict[str, tuple[Unit, ...]] = {}
    letters = tuple(each.split("/") for each in row["letters"].split())
    for place, forms in enumerate(letters):
        for accent, form in enumerate(forms):
            units[form] = (Unit(LETTER, place, accent),)
    for doubled in row.get("doubled", "").split():
        units[doubled] = units[doubled[1:]] * 2
    longest = sorted(units, key=len, reverse=True)
    pattern = "|".join([*map(re.escape, longest), "."])
    return Alphabet(
        tuple(forms[0] for forms in letters), units, re.compile(pattern, re.DOTALL)
    )


@cache
def _alphabets() -> Mapping[str, Mapping[str, str]]:
    path = resources.templates() / "site" / "alphabets.json"
    found: dict[str, Mapping[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return {tag: row for tag, row in found.items() if isinstance(row, dict)}
