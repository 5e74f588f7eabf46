"""The rows of a CSV, read with care: what is no row is told, and nothing is mended."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from qms.errors import QmsError
from qms.i18n import _
from qms.model.case_log import FileForm
from qms.model.time_style import BLANKS
from qms.store.encodings import encoding_of
from qms.store.room import remedy_for

NAMES_SHOWN = 12
_LONGEST_CELL = 131_072
_NUL = "\0"
_MARK = "\ufeff"
_SAMPLE = 65_536
Rows = Iterator[tuple[int, Sequence[str] | None]]
_MARKED = {"utf-8": "utf-8-sig"}


@dataclass
class CsvRows:
    """The rows of a file below its head, each with the number of its line.

    A row with other cells than the head has, with a NUL or with quotes in the middle
    is broken: its cells are None. Empty lines are no rows.
    """

    path: Path
    names: tuple[str, ...]
    rows: Rows
    head_lines: int
    """How many lines the head takes, empty ones among them."""


class Lines(Protocol):
    """What reads a CSV, and knows how many lines it has read."""

    line_num: int

    def __next__(self) -> list[str]:
        """The next row."""


@contextmanager
def csv_rows(path: Path, form: FileForm) -> Iterator[CsvRows]:
    """The rows of a file; raises QmsError where it cannot be read as its form says."""
    try:
        with path.open(
            encoding=_MARKED.get(form.encoding, form.encoding), errors="strict"
        ) as file:
            reader = csv.reader(file, delimiter=form.separator, strict=True)
            rows = _rows(path, reader)
            head = [cells or () for _number, cells in islice(rows, form.header)]
            lines = reader.line_num
            names, rows = _named(head, rows)
            yield CsvRows(path, names, _checked(rows, len(names)), lines)
    except UnicodeError as error:
        raise _wrong_encoding(path, form, error) from error
    except OSError as error:
        raise QmsError(
            _("cannot read {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error


def _named(head: Sequence[Sequence[str]], rows: Rows) -> tuple[tuple[str, ...], Rows]:
    """The names of the columns, and the rows; without a head, their places' numbers."""
    if head:
        return _names(head), rows
    first = list(islice(rows, 1))
    width = len(first[0][1] or ()) if first else 0
    return tuple(str(at + 1) for at in range(width)), chain(first, rows)


def _rows(path: Path, reader: Lines) -> Rows:
    csv.field_size_limit(_LONGEST_CELL)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if _is_endless(str(error)):
                raise _unclosed(path, number) from error
            yield number, None
            continue
        if len(cells) > 1 or any(each.strip(BLANKS) for each in cells):
            yield number, cells


def _is_endless(error: str) -> bool:
    return "unexpected end of data" in error or "larger than field limit" in error


def _checked(rows: Rows, width: int) -> Rows:
    """The rows, those of another width than the head's as broken ones."""
    for number, cells in rows:
        is_whole = (
            cells is not None
            and len(cells) >= width
            and not any(cells[width:])
            and not any(_NUL in each for each in cells)
        )
        yield number, (cells[:width] if cells and is_whole else None)


def _names(head: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names of the columns: of each the lowest cell of the head that says any."""
    width = max(map(len, head), default=0)
    found = []
    for at in range(width):
        cells = (row[at].strip(BLANKS) for row in reversed(head) if at < len(row))
        found.append(next(filter(None, cells), ""))
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _unclosed(path: Path, number: int) -> QmsError:
    return QmsError(
        _("{path}: a quotation mark opens in row {row} and is never closed").format(
            path=path.name, row=number
        ),
        hint=_("mend that row, or export the log anew"),
    )


def _wrong_encoding(path: Path, form: FileForm, error: UnicodeError) -> QmsError:
    with path.open("rb") as file:
        looks = encoding_of(file.read(_SAMPLE))
    return QmsError(
        _("{path} cannot be read as {encoding}").format(
            path=path.name, encoding=form.encoding
        ),
        hint=_("it looks like {encoding}: say so under file in the case log").format(
            encoding=_(looks)
        ),
    )


def places_of(
    names: Sequence[str], wanted: Sequence[str], file: str, log: str
) -> dict[str, int]:
    """In which place of a row each column stands.

    Raises QmsError on a column that is not there, or that is there twice.
    """
    found = {}
    for name in wanted:
        places = [at for at, each in enumerate(names) if each == name]
        if len(places) != 1:
            raise _no_column(names, name, file, log, is_twice=len(places) > 1)
        found[name] = places[0]
    return found


def _no_column(
    names: Sequence[str], name: str, file: str, log: str, *, is_twice: bool
) -> QmsError:
    if is_twice:
        return QmsError(
            _("{path} has more than one column {name}").format(path=file, name=name),
            hint=_("give each column of the log a name of its own"),
        )
    known = ", ".join(filter(None, names[:NAMES_SHOWN])) or "–"
    return QmsError(
        _("{path} has no column {name}, which {log} names").format(
            path=file, name=name, log=log
        ),
        hint=_("its columns are: {known}; is the separator right?").format(known=known),
    )
