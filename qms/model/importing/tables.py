"""The tables of cover pages: pairs of facts, who signs, editions, who gets a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qms.model.folding import fold
from qms.model.importing.day import DayRead, days_in
from qms.model.importing.edition import numbers_in, numbers_told
from qms.model.importing.found import Signatory
from qms.model.importing.labels import SIGNATURES, Labelled, field_of, labelled
from qms.model.importing.source import Block, Row
from qms.model.inline import plain

MOST_ROWS = 100
LONGEST_CELL = 300
"""What is longer is no table of a cover."""
_PERSON = ("nume", "nev", "name", "име")
_ROLE = ("functi", "beosztas", "position", "role", "длъжност", "функци", "munkakor")
_DAY = ("data", "datum", "date", "дата", "kelt", "napja")
_SIGNED = ("semnatur", "alairas", "signature", "подпис")
_EDITION = ("editi", "revizi", "revision", "kiadas", "modositas", "verzio", "version")
_EDITION_TOO = ("издание", "изменение", "версия", "valtozat", "issue")
_CHANGE = ("component", "modalit", "descri", "leiras", "tartalm", "change", "описание")
_CHANGE_TOO = ("modific", "natura", "oka", "pagin", "причина")
_APPLIES = ("aplic", "hataly", "force", "effective", "в сила", "vigoare")
_COPIES = (
    *("difuz", "exemplar", "primir", "eloszt", "peldany", "atvet"),
    *("distribut", "copy", "received", "разпростран", "екземпляр", "получ"),
)
_UNITS = ("compart", "department", "szervezeti", "звено", "отдел")
_HOLDERS = (*_PERSON, *_SIGNED, *_UNITS, "scop")


def rows_of(table: Block) -> tuple[Row, ...]:
    """The rows of a table as plain words, each cell on one line."""
    rows = table.plain_rows or tuple(tuple(map(plain, row)) for row in table.rows)
    return tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)


def sort_of(table: Block) -> str:
    """What a table is: `signers`, `editions`, `copies`, or `facts` and others."""
    if not 0 < len(table.rows) <= MOST_ROWS:
        return ""
    rows = rows_of(table)
    heads = [fold(cell) for row in rows[:2] for cell in row]
    is_of_steps = _signers_column(rows) is not None or _signers_row(rows) is not None
    if is_of_steps and _names_people(rows):
        return "signers"
    if _is_stacked(rows):
        return "facts"
    if _any(heads, _COPIES) and _any(heads, _HOLDERS):
        return "copies"
    if _is_of_editions(rows):
        return "editions"
    return "facts" if any(facts_in(table)) else ""


def _names_people(rows: Sequence[Row]) -> bool:
    """Whether a table has room for people or days: a plan of steps has neither."""
    heads = [fold(cell) for row in rows for cell in (*row[:1], *rows[0])]
    if _any(heads, (*_PERSON, *_SIGNED)):
        return True
    return any(True for row in rows for cell in row for _day in days_in(cell))


def is_full(table: Block) -> bool:
    """Whether a table states facts in all its rows, but for a head."""
    rows = [row for row in rows_of(table) if any(row)]
    told = [row for row in rows if _facts(row)]
    return _is_stacked(rows) or len(told) >= len(rows) - 1


def _is_stacked(rows: Sequence[Row]) -> bool:
    """Whether a row of labels stands over one row of what they say."""
    if len(rows) != 2:
        return False
    heads = [cell for cell in rows[0] if cell]
    known = [cell for cell in heads if field_of(cell)]
    return len(known) > 1 and len(known) * 2 > len(heads)


def _is_of_editions(rows: Sequence[Row]) -> bool:
    """Whether the columns of a list are the edition and what changed, or its day."""
    heads = [fold(cell) for cell in rows[0]]
    states = any(True for cell in rows[0] for _each in numbers_in(cell))
    if len(rows) < 2 or states or not _any(heads, (*_EDITION, *_EDITION_TOO)):
        return False
    about = (*_CHANGE, *_CHANGE_TOO, *_DAY, *_APPLIES)
    return len(heads) > 1 and _any(heads, about)


def facts_in(table: Block) -> Iterator[Labelled]:
    """Every fact that a table states: in a cell, beside its label, or under it."""
    rows = rows_of(table)
    is_list = len(rows) > 2 and len(rows[0]) > 2
    for at, row in enumerate(rows):
        if not (is_list and at == 0):
            yield from _facts(row)
    if _is_stacked(rows):
        for label, value in zip(rows[0], rows[1], strict=False):
            name = field_of(label)
            if name and value and not field_of(value) and not any(labelled(value)):
                yield Labelled(name, value, f"{label}: {value}")


def _facts(row: Row) -> list[Labelled]:
    told = [cell if len(cell) <= LONGEST_CELL else "" for cell in row]
    cells = [cell for at, cell in enumerate(told) if cell and cell != told[at - 1]]
    found = [each for cell in cells for each in labelled(cell)]
    for label, value in pairwise(cells):
        name = field_of(label)
        if name and not field_of(value) and not any(labelled(value)):
            found.append(Labelled(name, value, f"{label}: {value}"))
    return found


def signers_in(table: Block) -> Iterator[Signatory]:
    """Who prepared, checked, endorsed and approved, by a table of the cover."""
    rows = rows_of(table)
    across = _signers_row(rows)
    if across is not None:
        rows = tuple(zip(*_even(rows[across:]), strict=True))
    column = _signers_column(rows)
    if column is None:
        return
    heads = _heads(rows, column)
    for row in rows:
        step = field_of(row[column]) if column < len(row) else ""
        if step in SIGNATURES:
            yield _signatory(step, row, column, heads)


def holders_in(table: Block) -> Iterator[str]:
    """The departments that get a copy, by a list of who does."""
    rows = rows_of(table)
    heads = [fold(cell) for cell in rows[0]]
    column = next((at for at, head in enumerate(heads) if _any([head], _UNITS)), None)
    if column is not None:
        yield from (row[column] for row in rows[1:] if column < len(row))


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A row of the table of editions: what it is about, and its day."""

    edition: int | None
    revision: int | None
    day: DayRead | None
    says_since: bool
    quote: str


def editions_in(table: Block) -> Iterator[EditionRow]:
    """The rows of a table of editions; an edition holds for the rows below it."""
    rows = rows_of(table)
    heads = [fold(cell) for cell in rows[0]]
    since = next((at for at, head in enumerate(heads) if _any([head], _APPLIES)), None)
    edition: int | None = None
    told = [dict(_numbers(heads, row)) for row in rows[1:]]
    first = 0 if any("revision" in numbers for numbers in told) else None
    for row, numbers in zip(rows[1:], told, strict=True):
        if not numbers:
            continue
        edition = numbers.get("edition", edition)
        revision = numbers.get("revision", first if "edition" in numbers else None)
        cell = row[since] if since is not None and since < len(row) else ""
        day = next(days_in(cell or " | ".join(row)), None)
        yield EditionRow(edition, revision, day, bool(cell), " | ".join(row))


def _numbers(heads: Sequence[str], row: Row) -> Iterator[tuple[str, int]]:
    for head, cell in zip(heads, row, strict=False):
        name = field_of(head) or field_of(head.split("/")[0])
        told = numbers_told(name, cell) if name in _NUMBERED else ()
        is_about = _any([head], (*_EDITION, *_EDITION_TOO)) and len(cell) < 60
        for each in told or (numbers_in(cell) if is_about else ()):
            yield each.name, each.number


_NUMBERED = ("edition", "revision", "version")


def _signers_column(rows: Sequence[Row]) -> int | None:
    """The column in which at least two rows say who did what."""
    width = max(map(len, rows), default=0)
    for column in range(width):
        words = {field_of(row[column]) for row in rows if column < len(row)}
        if len(words.intersection(SIGNATURES)) > 1:
            return column
    return None


def _signers_row(rows: Sequence[Row]) -> int | None:
    """The row in which at least two columns say who did what."""
    for at, row in enumerate(rows):
        if len({field_of(cell) for cell in row}.intersection(SIGNATURES)) > 1:
            return at
    return None


def _heads(rows: Sequence[Row], column: int) -> list[str]:
    first = [fold(cell) for cell in rows[0]]
    is_head = field_of(rows[0][column] if column < len(rows[0]) else "") == ""
    return first if is_head else []


def _signatory(step: str, row: Row, column: int, heads: Sequence[str]) -> Signatory:
    """The person, role and day of a row, by its head or by how they look."""
    told = {at: cell for at, cell in enumerate(row) if at > column and cell}
    person = _under(heads, told, _PERSON)
    role = _under(heads, told, _ROLE)
    dated = _under(heads, told, _DAY) or " | ".join(told.values())
    if not heads:
        others = [cell for cell in told.values() if not any(days_in(cell))]
        person, role = (*others, "", "")[:2]
    day = next(days_in(dated), None)
    days = day.meant if day else ()
    return Signatory(step, person, role, days, " | ".join(filter(None, row)))


def _under(heads: Sequence[str], told: dict[int, str], words: Sequence[str]) -> str:
    for at, head in enumerate(heads):
        if at in told and _any([head], words):
            return told[at]
    return ""


def _even(rows: Sequence[Row]) -> list[Row]:
    width = max(map(len, rows))
    return [row + ("",) * (width - len(row)) for row in rows]


def _any(heads: Sequence[str], words: Sequence[str]) -> bool:
    return any(word in head for head in heads for word in words)
