"""Numbers that a state gives to a person, told from other numbers by their arithmetic.

Each has a form, a date of birth within (but the last two) and a check digit. One that
has no date is believed only where its name stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from qms.model.days import day_or_none


class Kind(NamedTuple):
    """A kind of number: its name, forms, arithmetic, and the words before it.

    A shy one is believed only after its label; so is one that begins with 0, as phone
    numbers do, in a text that is not in the number's own language.
    """

    name: str
    form: re.Pattern[str]
    is_valid: Callable[[Sequence[int]], bool]
    label: re.Pattern[str]
    is_shy: bool = False
    language: str = ""


class Hit(NamedTuple):
    """A number in a line: its column, its kind, and its first digits alone."""

    column: int
    kind: str
    masked: str


_CNP_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
_CNP_CENTURIES = {1: 1900, 2: 1900, 3: 1800, 4: 1800, 5: 2000, 6: 2000}
_CNP_REGIONS = {*range(1, 53), 70}
_EGN_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6)
_TAJ_WEIGHTS = (3, 7, 3, 7, 3, 7, 3, 7)
_TAX_DAYS = range(12_000, 60_000)  # from 1867: births from 1900 to our time


def _total(weights: Sequence[int], digits: Sequence[int]) -> int:
    return sum(w * d for w, d in zip(weights, digits, strict=False))


def _number(digits: Sequence[int]) -> int:
    return int("".join(map(str, digits)))


def _is_day(year: int, month: int, day: int) -> bool:
    return day_or_none(f"{year:04}-{month:02}-{day:02}") is not None


def is_cnp(digits: Sequence[int]) -> bool:
    """13 digits: sex and century, year, month, day, region, serial, check."""
    year = _CNP_CENTURIES.get(digits[0], 1900) + _number(digits[1:3])
    if digits[0] == 0 or _number(digits[7:9]) not in _CNP_REGIONS:
        return False
    check = _total(_CNP_WEIGHTS, digits) % 11
    is_checked = digits[12] == (1 if check == 10 else check)
    return is_checked and _is_day(year, _number(digits[3:5]), _number(digits[5:7]))


def is_egn(digits: Sequence[int]) -> bool:
    """10 digits: year, month (40 more from 2000 on), day, serial, check."""
    year, month, day = (_number(digits[at : at + 2]) for at in (0, 2, 4))
    century = 1900 if month <= 12 else 2000
    if not _is_day(century + year, month if month <= 12 else month - 40, day):
        return False
    return _total(_EGN_WEIGHTS, digits) % 11 % 10 == digits[9]


def is_personal_number(digits: Sequence[int]) -> bool:
    """11 digits: sex and century, year, month, day, serial, check."""
    first = digits[0]
    century = 2000 if first in (3, 4, 7, 8) else 1900
    year = century + _number(digits[1:3])
    if first == 0 or first > 8:
        return False
    if not _is_day(year, _number(digits[3:5]), _number(digits[5:7])):
        return False
    rising = _total(range(1, 11), digits) % 11
    falling = _total(range(10, 0, -1), digits) % 11
    born = date(year, _number(digits[3:5]), _number(digits[5:7]))
    return digits[10] == (rising if born < date(1997, 1, 1) else falling)


def is_tax_number(digits: Sequence[int]) -> bool:
    """10 digits: 8, days since 1867, serial, check."""
    if digits[0] != 8 or _number(digits[1:6]) not in _TAX_DAYS:
        return False
    return _total(range(1, 10), digits) % 11 == digits[9]


def is_taj(digits: Sequence[int]) -> bool:
    """9 digits, the last a check."""
    return _total(_TAJ_WEIGHTS, digits) % 10 == digits[8]


def _form(groups: str) -> re.Pattern[str]:
    counts = [int(count) for count in groups.split()]
    spaced = rf"[0-9](?: [0-9]){{{sum(counts) - 1}}}"
    grouped = "[ -]?".join(rf"[0-9]{{{count}}}" for count in counts)
    return re.compile(
        rf"(?<![\w.,/+-])(?:{grouped}|{spaced})(?![\w/-]|[.,][0-9]| [0-9])"
    )


KINDS = (
    Kind("CNP", _form("1 6 6"), is_cnp, re.compile("CNP|numeric personal", re.I)),
    Kind(
        "személyi azonosító",
        _form("1 6 4"),
        is_personal_number,
        re.compile("személyi", re.I),
    ),
    Kind(
        "ЕГН",
        _form("6 4"),
        is_egn,
        re.compile("ЕГН|EGN|единен", re.I),
        language="bg",
    ),
    Kind(
        "adóazonosító jel", _form("10"), is_tax_number, re.compile("adóazonosító", re.I)
    ),
    Kind("TAJ", _form("3 3 3"), is_taj, re.compile("TAJ", re.I), is_shy=True),
)
_LABEL_REACH = 30


def identity_numbers(line: str, language: str = "") -> Iterator[Hit]:
    """Every number of a person in a line, once, masked but for two digits."""
    taken: set[int] = set()
    for kind in KINDS:
        for match in kind.form.finditer(line):
            digits = [int(sign) for sign in match[0] if sign.isdigit()]
            at = match.start()
            if at in taken or not kind.is_valid(digits):
                continue
            is_doubtful = digits[0] == 0 and language != kind.language
            before = line[max(0, at - _LABEL_REACH) : at]
            if (kind.is_shy or is_doubtful) and not kind.label.search(before):
                continue
            taken.add(at)
            masked = f"{digits[0]}{digits[1]}{'•' * (len(digits) - 2)}"
            yield Hit(at + 1, kind.name, masked)
