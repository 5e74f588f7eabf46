"""A list of texts approved before qms, as a CSV file that a spreadsheet wrote."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.days import day_or_none
from qms.model.leaves import ID
from qms.store.bytes import Reading, read_file

COLUMNS = ("id", "in_force_since", "archive_no")
MOST_ROWS = 100_000
NO_ID = N_("{text!r} is no id of a document")
NO_DAY = N_("{text!r} is no day: write it as 2019-03-01")
NO_PLACE = N_("it does not say where the approved paper lies: archive_no is empty")
TOO_MANY = N_("it has more fields than the first line names")


@dataclass(frozen=True)
class Adoption:
    """A text approved before qms: since when it is in force, where its paper lies.

    `line` is that of the list, and 0 where there is none.
    """

    document: str
    since: date
    archive_no: str
    line: int = 0


@dataclass(frozen=True)
class Problem:
    """What is wrong with one line of a list; `reason` is told already."""

    line: int
    reason: str


def read_adoptions(path: Path) -> tuple[list[Adoption], list[Problem]]:
    """The rows of a list, and what is wrong with others; comma or semicolon.

    Raises UsageError where it cannot be read at all, or lacks a column.
    """
    reading = read_file(path)
    if not reading.is_readable:
        raise UsageError(
            _("{path} cannot be read").format(path=path),
            hint=_("save it as CSV in UTF-8, with the columns: {columns}").format(
                columns=", ".join(COLUMNS)
            ),
        )
    rows: list[Adoption] = []
    problems: list[Problem] = []
    for line, row in _rows(reading, path):
        found = _adoption(line, row)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
    return rows, problems


def _rows(reading: Reading, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Every line that is not empty, by the names of its columns."""
    lines = reading.text.splitlines()
    first = lines[0] if lines else ""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    found = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        head = [name.strip().lower() for name in next(found, [])]
        missing = [name for name in COLUMNS if name not in head]
        if missing:
            raise UsageError(
                _("{path} lacks the columns: {columns}").format(
                    path=path, columns=", ".join(missing)
                ),
                hint=_("its first line names them: {columns}").format(
                    columns=";".join(COLUMNS)
                ),
            )
        for row in found:
            if any(field.strip() for field in row):
                yield found.line_num, _by_name(head, row)
    except csv.Error as error:
        raise UsageError(
            _("{path}: line {line} cannot be read: {reason}").format(
                path=path, line=found.line_num, reason=error
            ),
            hint=_("save it as CSV in UTF-8, with the columns: {columns}").format(
                columns=", ".join(COLUMNS)
            ),
        ) from error


def _by_name(head: list[str], row: list[str]) -> dict[str, str]:
    found = {name: text.strip() for name, text in zip(head, row, strict=False)}
    if any(text.strip() for text in row[len(head) :]):
        found[""] = "more"
    return found


def _adoption(line: int, row: dict[str, str]) -> Adoption | Problem:
    document = row.get("id", "").upper()
    since, archive_no = row.get("in_force_since", ""), row.get("archive_no", "")
    day = day_or_none(since)
    if not ID.match(document):
        return Problem(line, _(NO_ID).format(text=row.get("id", "")))
    if day is None:
        return Problem(line, _(NO_DAY).format(text=since))
    if not archive_no:
        return Problem(line, _(NO_PLACE))
    if "" in row:
        return Problem(line, _(TOO_MANY))
    return Adoption(document, day, archive_no, line)
