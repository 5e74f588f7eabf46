"""What the columns of a log look like: times, numbers of cases, states, people.

Only looks are told, and nothing is decided that could be read in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from qms.model.identity_number import identity_numbers
from qms.model.private_contact import mobile_numbers, private_mails
from qms.model.time_style import BLANKS, TimeStyle, time_style

MOST_STATES = 12
_MOSTLY = 0.8
_DAYS = (
    *("DD.MM.YYYY", "MM.DD.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"),
    *("DD-MM-YYYY", "MM-DD-YYYY", "YYYY.MM.DD", "YYYY.MM.DD.", "YYYY. MM. DD."),
    "YYYY/MM/DD",
)
_TIMES = ("", " HH:mm", " HH:mm:ss", ", HH:mm", ", HH:mm:ss")
STYLES = ("iso", *(day + time for day in _DAYS for time in _TIMES))
_PEOPLE = re.compile(
    r"\b(?:name|names|surname|client|applicant|address|phone|mobile|e-?mail|born|"
    r"név|neve|ügyfél|cím|címe|lakcím|telefon|szül\w*|taj|adóazonosító|"
    r"nume|numele|prenume|petent|solicitant|adres[aă]|domiciliu\w*|mobil|cnp|"
    r"име|имена|фамилия|заявител|адрес|телефон|егн|имейл)\b",
    re.I,
)
_START = re.compile(
    r"regist|receiv|start|open|arriv|érkez|beérkez|iktat|kezd|înreg|inreg|primi|depus|"
    r"постъп|вход|начал|регистр",
    re.I,
)
_STOP = re.compile(
    r"answer|clos|end|stop|sent|deliv|complet|válasz|lezár|kiad|vége|răsp|rasp|solu|"
    r"eliber|închi|inchi|отговор|изход|край|приключ|издад",
    re.I,
)


@dataclass(frozen=True)
class Column:
    """A column: its name, which styles its times may have, and what else it shows.

    `states` are its words, where it says few; `is_personal` where it may tell of a
    person; `is_key` where it says something else in each row.
    """

    name: str
    styles: tuple[str, ...]
    states: tuple[str, ...]
    is_personal: bool
    is_key: bool


@dataclass(frozen=True)
class Ambiguous:
    """A cell that can be read in two ways, and what each style makes of it."""

    cell: str
    readings: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True)
class Guess:
    """What a log looks like: its columns, and those that seem to be meant."""

    columns: tuple[Column, ...]
    case: str
    start: str
    stop: str
    styles: tuple[str, ...]
    ambiguous: Ambiguous | None

    @property
    def personal(self) -> list[str]:
        """The columns that may tell of people, and are never mapped."""
        return [each.name for each in self.columns if each.is_personal]


def guess(
    names: Sequence[str], rows: Sequence[Sequence[str]], style: str = ""
) -> Guess:
    """What the columns of a log look like by some of its rows."""
    cells = {
        name: [row[at].strip(BLANKS) for row in rows if row[at].strip(BLANKS)]
        for at, name in enumerate(names)
    }
    columns = tuple(_column(name, cells[name], style) for name in names)
    times = [each for each in columns if each.styles and not each.is_personal]
    start = _first(times, _START) or (times[0].name if times else "")
    others = [each for each in times if each.name != start]
    stop = _first(others, _STOP) or (others[0].name if others else "")
    chosen = [each for each in times if each.name in (start, stop)]
    styles = _shared(chosen)
    told = [cell for each in chosen for cell in cells[each.name]]
    keys = [each.name for each in columns if each.is_key]
    return Guess(
        columns, next(iter(keys), ""), start, stop, styles, _ambiguous(told, styles)
    )


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top hold no time, while a later one does."""
    for at, row in enumerate(rows):
        if any(_styles([cell.strip(BLANKS)]) for cell in row if cell.strip(BLANKS)):
            return at
    return min(1, len(rows))


def _first(columns: Sequence[Column], word: re.Pattern[str]) -> str:
    return next((each.name for each in columns if word.search(each.name)), "")


def _column(name: str, cells: Sequence[str], style: str) -> Column:
    is_personal = bool(_PEOPLE.search(name)) or any(map(_tells_of_people, cells))
    styles = _styles(cells, (style,) if style else STYLES)
    words = sorted(set(cells))
    is_word = not styles and not is_personal and len(cells) > len(words)
    return Column(
        name=name,
        styles=styles,
        states=tuple(words) if is_word and len(words) <= MOST_STATES else (),
        is_personal=is_personal,
        is_key=bool(cells)
        and not styles
        and not is_personal
        and len(words) >= _MOSTLY * len(cells)
        and any(sign.isdigit() for sign in cells[0]),
    )


def _tells_of_people(cell: str) -> bool:
    finders = (private_mails, mobile_numbers, identity_numbers)
    return "@" in cell or any(next(iter(find(cell)), None) for find in finders)


def _styles(cells: Sequence[str], known: Sequence[str] = STYLES) -> tuple[str, ...]:
    """The styles in which most cells can be read, those that read most first."""
    counts = {}
    for text in known:
        style = time_style(text)
        count = sum(style.read(cell) is not None for cell in cells)
        if cells and count >= _MOSTLY * len(cells):
            counts[text] = count
    most = max(counts.values(), default=0)
    return tuple(text for text, count in counts.items() if count == most)


def _shared(columns: Sequence[Column]) -> tuple[str, ...]:
    """The styles that fit all of some columns."""
    if not columns:
        return ()
    known = columns[0].styles
    return tuple(
        each for each in known if all(each in other.styles for other in columns)
    )


def _ambiguous(cells: Sequence[str], styles: Sequence[str]) -> Ambiguous | None:
    """The first cell that two styles read as two days."""
    readers = [time_style(each) for each in styles]
    for cell in cells if len(readers) > 1 else ():
        readings = dict(_readings(cell, readers))
        if len(set(readings.values())) > 1:
            return Ambiguous(cell, tuple(readings.items()))
    return None


def _readings(cell: str, styles: Sequence[TimeStyle]) -> Iterator[tuple[str, datetime]]:
    for style in styles:
        found = style.read(cell)
        if found is not None:
            yield style.text, found
