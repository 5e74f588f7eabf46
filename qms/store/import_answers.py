"""The answers about foreign files that somebody filled into a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

from qms.errors import UsageError
from qms.i18n import _
from qms.model.spreadsheet import plain_cell
from qms.store.bytes import read_file

FILE = "file"
MOST_BYTES = 20_000_000


def read_answers(path: Path, fields: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """The answers by file and field; empty cells are none. Comma or semicolon.

    Raises UsageError where the list cannot be read or names no files.
    """
    reading = read_file(path, MOST_BYTES)
    if not reading.is_readable:
        raise UsageError(
            _("{path} cannot be read").format(path=path),
            hint=_("save it as CSV in UTF-8, with the columns: {columns}").format(
                columns=", ".join((FILE, *fields))
            ),
        )
    lines = reading.text.splitlines(keepends=True)
    first = lines[0] if lines else ""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    found = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        head = [name.strip().lower() for name in next(found, [])]
        if FILE not in head:
            raise UsageError(
                _("{path} lacks the columns: {columns}").format(
                    path=path, columns=FILE
                ),
                hint=_(
                    "begin with a list made by: qms import PATH --ask-later FILE.csv"
                ),
            )
        return {
            plain_cell(row[head.index(FILE)]): _answers(head, row, fields)
            for row in found
            if len(row) > head.index(FILE)
        }
    except csv.Error as error:
        raise UsageError(
            _("{path}: line {line} cannot be read: {reason}").format(
                path=path, line=found.line_num, reason=error
            ),
            hint=_("save it as CSV in UTF-8, with the columns: {columns}").format(
                columns=", ".join((FILE, *fields))
            ),
        ) from error


def _answers(
    head: list[str], row: list[str], fields: tuple[str, ...]
) -> dict[str, str]:
    pairs = zip(head, row, strict=False)
    found = {name: plain_cell(text) for name, text in pairs}
    return {name: found[name] for name in fields if found.get(name)}
