"""What the columns of a log look like: times, numbers of cases, states, people.

Only looks are told, and nothing is decided that could be read in two ways.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from qms.model.identity_number import identity_numbers
from qms.model.private_contact import mobile_numbers, private_mails
from qms.model.time_style import BLANKS, TimeStyle, time_style

MOST_STATES = 12
_FEWEST_ROWS = 5
_MOSTLY = 0.8
_DAYS = (
    *("DD.MM.YYYY", "MM.DD.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"),
    *("DD-MM-YYYY", "MM-DD-YYYY", "YYYY.MM.DD", "YYYY.MM.DD.", "YYYY. MM. DD."),
    "YYYY/MM/DD",
)
_TIMES = ("", " HH:mm", " HH:mm:ss", ", HH:mm", ", HH:mm:ss")
STYLES = ("iso", *(day + time for day in _DAYS for time in _TIMES))
_PEOPLE = re.compile(
    r"\b(?:names?|surname|clients?|applicant|petitioner|complainant|citizen|sender|"
    r"address|phone|mobile|e-?mail|born|"
    r"név|neve|ügyf\w*|kérelmező|bejelentő|panaszos|beadó|cím|címe|lakcím|telefon|"
    r"szül\w*|taj|adóazonosító|"
    r"nume|numele|prenume\w*|petent\w*|peti[tțţ]ionar\w*|solicitant\w*|"
    r"reclamant\w*|contribuabil\w*|beneficiar\w*|cet[aă][tțţ]ean\w*|expeditor|"
    r"adres[aă]|domiciliu\w*|mobil|cnp|"
    r"име|имена|фамилия|заявител\w*|жалбоподател\w*|молител\w*|подател\w*|"
    r"гражданин\w*|адрес|телефон|егн|имейл)\b",
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

    `states` are its words, where it says few and at least five rows say each;
    `is_personal` where it may tell of a person; `is_key` where it says something else
    in nearly each row.
    """

    name: str
    styles: tuple[str, ...]
    states: tuple[str, ...]
    has_rare: bool
    """Whether it says other words, too, which might tell of a single case."""
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
    told = [cell for each in chosen for cell in cells[each.name]]
    styles = _of_both_orders(told, _shared(chosen), style)
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


def column_names(rows: Sequence[Sequence[str]], header: int) -> list[str]:
    """The names that a head gives: of each column the lowest cell that says any.

    Without a head, columns are named by their numbers.
    """
    widths = [len(row) for row in (rows[:header] or rows)]
    width = max(widths) if header else max(set(widths), key=widths.count)
    names = []
    for at in range(width):
        cells = [row[at].strip(BLANKS) for row in rows[:header] if at < len(row)]
        named = next(filter(None, reversed(cells)), "")
        names.append(named if header else str(at + 1))
    return names


def whole_rows(
    rows: Sequence[Sequence[str]], names: Sequence[str]
) -> list[Sequence[str]]:
    """The rows that have a cell for each name, and no more that says anything."""
    named = max((at for at, name in enumerate(names, 1) if name), default=0)
    width = len(names)
    return [
        [*row, *[""] * (width - len(row))]
        for row in rows
        if len(row) >= named and not any(row[width:])
    ]


def _first(columns: Sequence[Column], word: re.Pattern[str]) -> str:
    return next((each.name for each in columns if word.search(each.name)), "")


def _column(name: str, cells: Sequence[str], style: str) -> Column:
    is_personal = bool(_PEOPLE.search(name)) or any(map(_tells_of_people, cells))
    styles = _styles(cells, (style,) if style else STYLES)
    words = Counter(cells)
    is_word = not styles and not is_personal
    states = sorted(each for each, rows in words.items() if rows >= _FEWEST_ROWS)
    return Column(
        name=name,
        styles=styles,
        states=tuple(states) if is_word and len(words) <= MOST_STATES else (),
        has_rare=len(states) < len(words),
        is_personal=is_personal,
        is_key=bool(cells)
        and is_word
        and len(words) >= _MOSTLY * len(cells)
        and any(sign.isdigit() for sign in cells[0]),
    )


def _tells_of_people(cell: str) -> bool:
    finders = (private_mails, mobile_numbers, identity_numbers)
    return "@" in cell or any(next(iter(find(cell)), None) for find in finders)


def _styles(cells: Sequence[str], known: Sequence[str] = STYLES) -> tuple[str, ...]:
    """The styles in which most cells can be read, but for those that read fewer yet."""
    found = {
        text: fits
        for text, fits in ((text, _read_by(text, cells)) for text in known)
        if cells and len(fits) >= _MOSTLY * len(cells)
    }
    return tuple(
        text
        for text, fits in found.items()
        if not any(fits < other for other in found.values())
    )


def _read_by(style: str, cells: Sequence[str]) -> frozenset[int]:
    """The places of the cells that a style can read."""
    reader = time_style(style)
    return frozenset(
        at for at, cell in enumerate(cells) if reader.read(cell) is not None
    )


def _of_both_orders(
    cells: Sequence[str], styles: Sequence[str], asked: str
) -> tuple[str, ...]:
    """The styles, and one more if only the other order of day and month reads a cell.

    Nobody knows of the other cells, then, which order they have.
    """
    found = tuple(styles)
    other = _other_order(found[0]) if len(found) == 1 and not asked else ""
    if other in STYLES and not _read_by(other, cells) <= _read_by(found[0], cells):
        return (*found, other)
    return found


def _other_order(style: str) -> str:
    """The same style with day and month in the other order."""
    return style.replace("DD", "_").replace("MM", "DD").replace("_", "MM")


def _shared(columns: Sequence[Column]) -> tuple[str, ...]:
    """The styles that fit all of some columns."""
    if not columns:
        return ()
    known = columns[0].styles
    return tuple(
        each for each in known if all(each in other.styles for other in columns)
    )


def _ambiguous(cells: Sequence[str], styles: Sequence[str]) -> Ambiguous | None:
    """The first cell that two styles read as two days, else any that both read.

    What only tells of days as 07.07. does not say how other days will be written.
    """
    if len(styles) < 2:
        return None
    readers = [time_style(each) for each in styles]
    told = [(cell, dict(_readings(cell, readers))) for cell in dict.fromkeys(cells)]
    told.sort(key=lambda each: len(set(each[1].values())), reverse=True)
    cell, readings = told[0]
    return Ambiguous(cell, tuple(readings.items()))


def _readings(cell: str, styles: Sequence[TimeStyle]) -> Iterator[tuple[str, datetime]]:
    for style in styles:
        found = style.read(cell)
        if found is not None:
            yield style.text, found
