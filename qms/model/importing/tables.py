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

_PERSON = ("nume", "nev", "name", "име")
_ROLE = ("functi", "beosztas", "position", "role", "длъжност", "функци", "munkakor")
_DAY = ("data", "datum", "date", "дата", "kelt", "napja")
_SIGNED = ("semnatur", "alairas", "signature", "подпис")
_EDITION = ("editi", "revizi", "revision", "kiadas", "modositas", "verzio", "version")
_EDITION_TOO = ("издание", "изменение", "версия", "valtozat", "issue")
_CHANGE = ("component", "modalit", "descri", "leiras", "tartalm", "change", "описание")
_CHANGE_TOO = ("modific", "natura", "oka", "pagin", "причина")
_APPLIES = ("aplic", "hataly", "force", "effective", "в сила", "vigoare")
_COPIES = ("difuz", "exemplar", "eloszt", "peldany", "distribut", "разпростран", "copy")


def rows_of(table: Block) -> tuple[Row, ...]:
    """The rows of a table as plain words, each cell on one line."""
    rows = table.plain_rows or tuple(tuple(map(plain, row)) for row in table.rows)
    return tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)


def sort_of(table: Block) -> str:
    """What a table is: `signers`, `editions`, `copies`, or `facts` and others."""
    rows = rows_of(table)
    heads = [fold(cell) for row in rows[:2] for cell in row]
    if _signers_column(rows) is not None or _signers_row(rows) is not None:
        return "signers"
    has_day = _any(heads, (*_DAY, *_APPLIES))
    if _any(heads, _COPIES) and _any(heads, (*_PERSON, *_SIGNED, "compart", "scop")):
        return "copies"
    is_of_editions = _any(heads, (*_EDITION, *_EDITION_TOO))
    if is_of_editions and len(rows) > 1 and (_any(heads, (*_CHANGE, *_CHANGE_TOO))):
        return "editions"
    if is_of_editions and has_day and len(rows[0]) > 2 and not _facts(rows[0]):
        return "editions"
    return "facts" if any(_facts(row) for row in rows) else ""


def facts_in(table: Block) -> Iterator[Labelled]:
    """Every fact that a table states: in a cell, beside its label, or under it."""
    rows = rows_of(table)
    for row in rows:
        yield from _facts(row)
    if len(rows) > 1:
        for label, value in zip(rows[0], rows[1], strict=False):
            name = field_of(label)
            if name and value and not field_of(value) and not any(labelled(value)):
                yield Labelled(name, value, f"{label}: {value}")


def _facts(row: Row) -> list[Labelled]:
    cells = [cell for at, cell in enumerate(row) if cell and cell != (*row, "")[at - 1]]
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
    for row in rows[1:]:
        numbers = dict(_numbers(heads, row))
        if not numbers:
            continue
        if "edition" in numbers:
            edition = numbers["edition"]
        revision = numbers.get("revision", 0 if "edition" in numbers else None)
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
