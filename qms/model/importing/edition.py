"""Edition and revision in the many ways in which papers write them.

`Ediția a II-a, Revizia 2` is 2.2, and so is `2. kiadás, 2. módosítás`. A version with
a point (`Verzió: 2.1`, `0.1 (DRAFT)`) is read as edition and revision; a number alone
is only what its word says, and the other one stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qms.model.folding import fold

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_WORDS = {
    **dict.fromkeys(("intai", "prima", "elso", "first", "първо", "първа"), 1),
    **dict.fromkeys(("doua", "masodik", "second", "второ", "втора"), 2),
    **dict.fromkeys(("treia", "harmadik", "third", "трето", "трета"), 3),
    **dict.fromkeys(("patra", "negyedik", "fourth", "четвърто", "четвърта"), 4),
}
_ORDINAL = "|".join(map(re.escape, sorted({fold(word) for word in _WORDS})))
_NUMBER = rf"(?:[0-9]{{1,3}}|(?<![^\W\d_])(?:[IVXL]{{1,7}}|{_ORDINAL}))"
_EDITION = r"(?:editi[aei]i?|edition|issue|ed|kiadas|издание|изд)"
_REVISION = (
    r"(?:revizi[aei]i?|revision|revizio|rev|modositas"
    r"|изменение|изм|ревизия|рев)"
)
_VERSION = r"(?:versiune[a]?|version|ver|verzio|valtozat|версия|редакция)"
_NAMED = {"edition": _EDITION, "revision": _REVISION, "version": _VERSION}
_LINK = (
    r"(?:[ \t]*szam[au]?)?\.?[ \t]*(?:(?:nr|no|sz)\b\.?|№)?[ \t]*[:=–-]?"
    r"[ \t]*(?:an?[ \t])?"
)
_AFTER = r"(?:[ \t]?-?[ \t]?(?:a|lea|ro|vo|to)\b)?"
_NO_PART = r"(?!\w|[./,-][0-9])"
_PAIR = re.compile(
    rf"(?<!\w){_EDITION}\.?[ \t]*/[ \t]*{_REVISION}[ \t]*\.?[ \t]*:?[ \t]*"
    rf"({_NUMBER})[ \t]*/[ \t]*({_NUMBER}){_NO_PART}",
    re.I,
)
_BEHIND = {
    name: re.compile(rf"(?<!\w){word}{_LINK}({_NUMBER}){_AFTER}{_NO_PART}", re.I)
    for name, word in _NAMED.items()
}
_AHEAD = {
    name: re.compile(
        rf"(?<![\w.,/-])({_NUMBER})(?:\.|st|nd|rd|th)?[ \t]*-?(?:ro|to|vo|ва|во|то|ро)?"
        rf"[ \t]*(?:sz(?:amu)?\.?)?[ \t]*(?<=[ \t.]){word}(?!\w)",
        re.I,
    )
    for name, word in _NAMED.items()
}
_POINTED = re.compile(
    rf"(?<!\w)(?:(?:{_VERSION}|{_EDITION}){_LINK}|v\.?[ \t]?)"
    rf"([0-9]{{1,3}})\.([0-9]{{1,3}}){_NO_PART}",
    re.I,
)
_SHORT = re.compile(r"(?<![\w.])v\.?[ \t]?([0-9]{1,3})(?![\w]|[.,][0-9])", re.I)
_ALONE = re.compile(r"v?[ \t]*([0-9]{1,3})[.]([0-9]{1,3})[ \t]*(?:\(|\Z)", re.I)
_ONE_ALONE = re.compile(rf"({_NUMBER})(?:\.|[ \t]?-?a)?[ \t]*(?:\(|\Z)", re.I)
_DRAFT = re.compile(
    r"(?<!\w)(?:draft|tervezet|munkaanyag|proiect|ciorna|проект|чернова)(?!\w)", re.I
)


class Numbered(NamedTuple):
    """A number that a text states: of the edition or the revision, and its words."""

    name: str
    number: int
    quote: str


def numbers_in(text: str) -> Iterator[Numbered]:
    """Every edition and revision that a text states."""
    bare = _bare(text)
    pair = _PAIR.search(bare)
    if pair:
        yield from _both(pair, text)
        return
    pointed = _POINTED.search(bare)
    if pointed:
        yield from _both(pointed, text)
    for name in ("edition", "revision", "version"):
        found = _BEHIND[name].search(bare) or _AHEAD[name].search(bare)
        if name == "version" and not found:
            found = _SHORT.search(bare)
        if found and not (pointed and name != "revision"):
            meant = "edition" if name == "version" else name
            yield Numbered(meant, number_of(found[1]), _cut(text, found))


def numbers_told(name: str, value: str) -> Iterator[Numbered]:
    """What a value says under the label edition, revision or version."""
    bare = _bare(value)
    pointed = _ALONE.match(bare)
    if pointed and name != "revision":
        for each in _both(pointed, value):
            yield each._replace(quote=value)
        return
    alone = _ONE_ALONE.match(bare)
    if alone:
        meant = "edition" if name == "version" else name
        yield Numbered(meant, number_of(alone[1]), value)
    else:
        for each in numbers_in(f"{name} {value}"):
            yield each._replace(quote=value)


def is_draft(text: str) -> bool:
    """Whether a text calls itself a draft."""
    return bool(_DRAFT.search(_bare(text)))


def number_of(text: str) -> int:
    """The number that digits, Roman figures or an ordinal word write."""
    if text.isdigit():
        return int(text)
    word = fold(text)
    for known, number in _WORDS.items():
        if fold(known) == word:
            return number
    figures = [_ROMAN[each] for each in text.upper()]
    pairs = zip(figures, [*figures[1:], 0], strict=True)
    return sum(-one if one < other else one for one, other in pairs)


def _both(found: re.Match[str], text: str) -> Iterator[Numbered]:
    quote = _cut(text, found)
    yield Numbered("edition", number_of(found[1]), quote)
    yield Numbered("revision", number_of(found[2]), quote)


def _bare(text: str) -> str:
    """A text without accents, sign by sign, so that places in it stay the same."""
    return "".join(_same_length(sign) for sign in text)


def _same_length(sign: str) -> str:
    folded = fold(sign)
    if len(folded) != 1:
        return sign
    return folded.upper() if sign.isupper() else folded


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(text[found.start() : found.end()].split())
