"""Codes as papers write them, fitted to the ids that the profile's kinds have.

`P.O. 12`, `PO–12`, `po_12` and `РО-12` in Cyrillic letters are one code. The digits
stay as they were typed where an id of the kind may have so many; where it may not, they
are filled up with zeros as in the kind's example.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from qms.model.kind import Kind
from qms.model.lookalike import plain_signs
from qms.model.profile import Profile

_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"
_CODE = re.compile(
    rf"(?<![\w])((?:[A-Z]\.[ ]?){{2,5}}|[A-Z]{{1,6}}\.?)"
    rf"((?:[ ]?[-._/{_DASHES}][ ]?|[ ])?(?!NR|NO|SZ)[A-Z]{{2,4}}"
    rf"(?=[ ]?[-._/{_DASHES}0-9 ]))?"
    rf"((?:[ ]?[-._/{_DASHES}][ ]?|[ ]|[ ]?(?:NR|NO|SZ)\.?[ ]?)?[0-9]{{1,4}})"
    rf"(?:[ ]?([-./_{_DASHES}])[ ]?([0-9]{{1,3}}))?(?![0-9]|\.[0-9])"
)
_LETTERS = re.compile(r"[A-Z]+")
_DIGITS = re.compile(r"[0-9]+")
_SPELLED = str.maketrans("АБВГДЕЗИЙКЛМНОПРСТУФХ", "ABVGDEZIYKLMNOPRSTUFH")
_BEHIND_A_CODE = ("/", "_")
MOST_DIGITS = 4


class Code(NamedTuple):
    """An id that a text writes, its kind, and how it is written there."""

    id: str
    kind: str
    quote: str


def codes_in(text: str, profile: Profile) -> Iterator[Code]:
    """Every code of a text that fits the ids of some kind."""
    upper = unicodedata.normalize("NFC", text).upper()
    spellings = (plain_signs(upper), plain_signs(upper.translate(_SPELLED)))
    seen: set[int] = set()
    for signs in dict.fromkeys(spellings):
        for match, name, kind in _matches(signs, profile):
            if match.start() not in seen:
                seen.add(match.start())
                cut = text[match.start() : match.end()]
                quote = cut if len(text) == len(signs) else match[0]
                yield Code(name, kind.name, quote.strip())


def _matches(signs: str, profile: Profile) -> Iterator[tuple[re.Match[str], str, Kind]]:
    """What fits; where letters before it fit no id, it may begin after them."""
    match = _CODE.search(signs)
    while match:
        found = _fitted(match, profile)
        if found:
            yield match, *found
        match = _CODE.search(signs, match.end() if found else match.end(1))


def _fitted(match: re.Match[str], profile: Profile) -> tuple[str, Kind] | None:
    """The first id that the parts of a code make and a kind bears."""
    number, last = match[3], match[5] or ""
    letters = ["".join(_LETTERS.findall(match[1]))]
    if match[2]:
        letters.append("".join(_LETTERS.findall(match[2])))
    digits = [each for each in (_DIGITS.findall(number)[-1], last) if each]
    fewest = 1 if match[4] in (None, *_BEHIND_A_CODE) else len(digits)
    for count in range(len(digits), fewest - 1, -1):
        for chosen in _widths(digits[:count]):
            name = "-".join([*letters, *chosen])
            kind = profile.kind_by_id(name)
            if kind is not None and kind.form != "governance":
                return _as_example(name, letters, digits[:count], kind), kind
    return None


def _as_example(name: str, letters: list[str], digits: list[str], kind: Kind) -> str:
    """The id as typed where it fits, else with as many digits as the example has."""
    if name == "-".join([*letters, *digits]):
        return name
    wide = [len(each) for each in _DIGITS.findall(kind.example)]
    if len(wide) == len(digits):
        filled = [
            each.lstrip("0").zfill(n) for each, n in zip(digits, wide, strict=True)
        ]
        padded = "-".join([*letters, *filled])
        if kind.pattern.match(padded):
            return padded
    return name


def _widths(digits: list[str]) -> Iterator[tuple[str, ...]]:
    """The digits as typed, then filled up with zeros, then without those typed."""
    ways = [
        [each, *(bare.zfill(n) for n in range(1, MOST_DIGITS + 1) if n >= len(bare))]
        for each in digits
        for bare in [each.lstrip("0") or "0"]
    ]
    yield from product(*ways)
