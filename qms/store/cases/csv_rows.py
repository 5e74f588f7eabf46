"""The rows of a CSV, read with care: what is no row is told, and nothing is mended."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TextIO

from qms.errors import QmsError
from qms.i18n import _, ngettext
from qms.model.case_log import FileForm
from qms.model.log_guess import head_rows
from qms.model.time_style import BLANKS
from qms.store.cases.told_encoding import Spot, not_encoded
from qms.store.room import remedy_for

NAMES_SHOWN = 12
_LONGEST_NAME = 60
_LONGEST_CELL = 1024 * 1024
_LONGEST_LINE = 16 * 1024 * 1024
_NUL = "\0"
_MARK = "\ufeff"
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
            lines = _lines(path, file)
            reader = csv.reader(lines, delimiter=form.separator, strict=True)
            rows = _rows(path, reader)
            head = [cells or () for _number, cells in islice(rows, form.header)]
            if any(_NUL in cell for cells in head for cell in cells):
                raise not_encoded(path, form, Spot(1, 1))
            skipped = reader.line_num
            names, rows = _named(head, rows)
            widest = max(map(len, head), default=0)
            checked = _checked(rows, len(names), max(widest, len(names)))
            yield CsvRows(path, names, checked, skipped)
    except UnicodeError as error:
        raise not_encoded(path, form) from error
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


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    """The lines of a file; raises QmsError on one that no memory should hold."""
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE and not line.endswith("\n"):
            raise _too_long(path, number, _LONGEST_LINE)
        yield line


def _rows(path: Path, reader: Lines) -> Rows:
    csv.field_size_limit(_LONGEST_CELL)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                raise _unclosed(path, number) from error
            if "larger than field limit" in str(error):
                raise _too_long(path, number, _LONGEST_CELL) from error
            yield number, None
            continue
        if len(cells) > 1 or any(each.strip(BLANKS) for each in cells):
            yield number, cells


def _checked(rows: Rows, width: int, widest: int) -> Rows:
    """The rows, those of another width than the head's as broken ones.

    `width` are the cells down to the last that has a name, `widest` all of the head.
    """
    for number, cells in rows:
        is_whole = (
            cells is not None
            and len(cells) >= width
            and not any(cells[widest:])
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


def _too_long(path: Path, number: int, most: int) -> QmsError:
    return QmsError(
        _("{path}: from row {row} on, {count} signs follow without an end").format(
            path=path.name, row=number, count=most
        ),
        hint=_(
            "see whether a quotation mark is never closed there, and whether the "
            "separator is right"
        ),
    )


def require_rows(path: Path, count: int, broken: int) -> None:
    """Raise QmsError on a file most of whose rows are none: it was told wrongly."""
    if broken and broken * 2 > count:
        raise QmsError(
            ngettext(
                "{path}: {broken} of {count} row is not as wide as the head",
                "{path}: {broken} of {count} rows are not as wide as the head",
                count,
            ).format(path=path.name, broken=broken, count=count),
            hint=_("see whether separator, encoding and header of the log are right"),
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
    if names and not head_rows([names]):
        return QmsError(
            _("{path} has no column {name}, which {log} names").format(
                path=file, name=name, log=log
            ),
            hint=_("where its head should stand, a row tells a time: is header right?"),
        )
    known = ", ".join(each[:_LONGEST_NAME] for each in names[:NAMES_SHOWN] if each)
    return QmsError(
        _("{path} has no column {name}, which {log} names").format(
            path=file, name=name, log=log
        ),
        hint=_("its columns are: {known}; is the separator right?").format(
            known=known or "–"
        ),
    )
