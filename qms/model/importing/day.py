"""Days as papers of four languages write them, and those that may mean two days.

`2025.12.08.`, `28.02.2023 г.`, `Jun 1 2018` and `12 martie 2024` say one day each. Of
`03/04/2024` nobody can tell whether it is of March or of April, and of `12.03.24` not
even the year: both days are given, for somebody to choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from qms.model.folding import fold

_MONTHS = (
    "ian jan януари януар january januar ianuarie",
    "feb febr februarie februar february февруари фев",
    "mar mart martie marcius marc march март",
    "apr aprilie aprilis april април апр",
    "mai maj majus may май",
    "iun jun iunie junius june юни",
    "iul jul iulie julius july юли",
    "aug august augusztus август авг",
    "sep sept septembrie szept szeptember september септември септ",
    "oct octombrie okt oktober october октомври окт",
    "nov noi noiembrie november ноември ноем",
    "dec decembrie december декември дек",
)
_MONTH_OF = {
    fold(name): number
    for number, names in enumerate(_MONTHS, 1)
    for name in names.split()
}
_ROMAN_MONTHS = {
    **{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6},
    **{"VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12},
}
_NAME = r"([^\W\d_]{3,12})\.?"
_OLDEST, _NEWEST = 1950, 2100
_YEAR_FIRST = re.compile(
    r"(?<![\d.])([0-9]{4})(?:\.[ ]?|-|/)([0-9]{1,2})(?:\.[ ]?|-|/)([0-9]{1,2})(?!\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.])([0-9]{1,2})([./-])[ ]?([0-9]{1,2})\2[ ]?([0-9]{4}|[0-9]{2})(?!\d)"
)
_DAY_NAME_YEAR = re.compile(
    rf"(?<!\d)([0-9]{{1,2}})(?:st|nd|rd|th|\.|-?[ ]?(?:ти|ви|ри|ми))?"
    rf"[ ]{_NAME},?[ ]([0-9]{{4}})(?!\d)",
    re.I,
)
_NAME_DAY_YEAR = re.compile(
    rf"(?<!\w){_NAME}[ ]([0-9]{{1,2}})(?:st|nd|rd|th)?,?[ ]([0-9]{{4}})(?!\d)", re.I
)
_YEAR_NAME_DAY = re.compile(rf"(?<!\d)([0-9]{{4}})\.?[ ]{_NAME}[ ]([0-9]{{1,2}})(?!\d)")
_ROMAN_LAST = re.compile(r"(?<!\d)([0-9]{1,2})\.[ ]?([IVX]{1,4})\.[ ]?([0-9]{4})(?!\d)")
_ROMAN_FIRST = re.compile(
    r"(?<!\d)([0-9]{4})\.[ ]?([IVX]{1,4})\.[ ]?([0-9]{1,2})(?!\d)"
)


class DayRead(NamedTuple):
    """A day as written, and each day that it may mean."""

    meant: tuple[date, ...]
    quote: str

    @property
    def is_plain(self) -> bool:
        """Whether it means one day and no other."""
        return len(self.meant) == 1


def days_in(text: str) -> Iterator[DayRead]:
    """Every day that a text writes, in the order in which they stand."""
    found: dict[int, DayRead] = {}
    ends: list[tuple[int, int]] = []
    for pattern, read in _WAYS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < last and end > first for first, last in ends):
                continue
            meant = tuple(dict.fromkeys(read(match)))
            if meant:
                ends.append((start, end))
                found[start] = DayRead(meant, match[0])
    yield from (found[start] for start in sorted(found))


def _from_year_first(match: re.Match[str]) -> Iterator[date]:
    yield from _day(match[1], int(match[2]), match[3])


def _from_year_last(match: re.Match[str]) -> Iterator[date]:
    one, sign, other, year = match[1], match[2], match[3], match[4]
    if len(year) == 2:
        yield from _day(f"20{year}", int(other), one)
        yield from _day(f"20{one.zfill(2)}", int(other), year)
        return
    straight = list(_day(year, int(other), one))
    yield from straight
    if sign != "." or not straight:
        yield from _day(year, int(one), other)


def _from_day_name_year(match: re.Match[str]) -> Iterator[date]:
    yield from _day(match[3], _month(match[2]), match[1])


def _from_name_day_year(match: re.Match[str]) -> Iterator[date]:
    yield from _day(match[3], _month(match[1]), match[2])


def _from_year_name_day(match: re.Match[str]) -> Iterator[date]:
    yield from _day(match[1], _month(match[2]), match[3])


def _from_roman_last(match: re.Match[str]) -> Iterator[date]:
    yield from _day(match[3], _ROMAN_MONTHS.get(match[2], 0), match[1])


def _from_roman_first(match: re.Match[str]) -> Iterator[date]:
    yield from _day(match[1], _ROMAN_MONTHS.get(match[2], 0), match[3])


_WAYS = (
    (_ROMAN_FIRST, _from_roman_first),
    (_ROMAN_LAST, _from_roman_last),
    (_YEAR_FIRST, _from_year_first),
    (_YEAR_LAST, _from_year_last),
    (_DAY_NAME_YEAR, _from_day_name_year),
    (_YEAR_NAME_DAY, _from_year_name_day),
    (_NAME_DAY_YEAR, _from_name_day_year),
)


def _month(name: str) -> int:
    return _MONTH_OF.get(fold(name), 0)


def _day(year: str, month: int, day: str) -> Iterator[date]:
    """The day, if the calendar has it and papers of our time can bear it."""
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return
    if _OLDEST <= found.year <= _NEWEST:
        yield found
