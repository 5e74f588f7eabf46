"""A file of answers, read whole: its rows, or a refusal that names row and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.encodings import encoding_of
from qms.store.room import remedy_for

MOST_BYTES = 32 * 1024 * 1024
LONGEST_CELL = 131_072
SEPARATORS = (";", ",", "\t", "|")
SAMPLE = 40
_BEGINNINGS = (
    (b"PK\x03\x04", N_("a workbook of a spreadsheet")),
    (b"\xd0\xcf\x11\xe0", N_("an old workbook of a spreadsheet")),
    (b"%PDF", N_("a PDF")),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_WHOLE_LETTER = re.compile(rb"[\xc3-\xc5\xd0\xd1][\x80-\xbf]")
_SINGLE = re.compile(r"(?:cp|windows-?|iso-?8859)", re.I)


class AnswerFile(NamedTuple):
    """The rows of a file with their numbers; empty lines are no rows."""

    name: str
    digest: str
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    separator: str
    encoding: str


def read_answers(path: Path, separator: str = "", encoding: str = "") -> AnswerFile:
    """The rows of a CSV file. Raises QmsError where they cannot be told for certain."""
    data = _bytes_of(path)
    text, found = _decoded(path.name, data, encoding)
    first, _feed, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and not separator:
        text, separator = rest, first.strip()[4:5]
    chosen = separator or _separator(path.name, text)
    rows, numbers = _rows(path.name, text, chosen)
    if not rows:
        raise QmsError(_("{path} has no rows").format(path=path.name))
    digest = f"sha256:{sha256(data).hexdigest()}"
    return AnswerFile(path.name, digest, rows, numbers, chosen, found)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise QmsError(
                _(
                    "{path} is larger than {size} MB, which no file of answers is"
                ).format(path=path.name, size=MOST_BYTES // 1024 // 1024),
                hint=_("name the file of one wave and one group"),
            )
        data = path.read_bytes()
    except OSError as error:
        raise QmsError(
            _("cannot read {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error
    require_csv(path, data)
    return data


def require_csv(path: Path, data: bytes) -> None:
    """Raise QmsError on the beginning of a file that is something else than text."""
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            raise QmsError(
                _("{path} is {what}, not a CSV file").format(
                    path=path.name, what=_(what)
                ),
                hint=_("open it and save the sheet as CSV (UTF-8)"),
            )


def _decoded(name: str, data: bytes, encoding: str) -> tuple[str, str]:
    is_wide = data.startswith(_WIDE) and not encoding
    chosen = encoding or ("utf-16" if is_wide else "utf-8")
    try:
        text = data.decode("utf-8-sig" if chosen.lower() == "utf-8" else chosen)
    except LookupError as error:
        raise QmsError(
            _("no encoding is called {name}").format(name=encoding),
            hint=_("usual ones are utf-8, cp1250, cp1251"),
        ) from error
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise _not_decoded(name, data, chosen, at) from error
    _insist_one_encoding(name, data, chosen)
    at = text.find("\0")
    if at >= 0:
        row, column = _place(text[:at])
        raise QmsError(
            _("{path}, row {row}, cell {column}: a sign that no text has (NUL)").format(
                path=name, row=row, column=column
            ),
            hint=_("export the answers anew as CSV (UTF-8)"),
        )
    return text, chosen


def _not_decoded(name: str, data: bytes, chosen: str, at: int) -> QmsError:
    row, column = _place(data[:at].decode("latin-1"))
    return QmsError(
        _("{path}, row {row}, cell {column}: this is not {encoding}").format(
            path=name, row=row, column=column, encoding=chosen
        ),
        hint=_("it looks like {encoding}; say it: --encoding NAME").format(
            encoding=_(encoding_of(data))
        ),
    )


def _insist_one_encoding(name: str, data: bytes, chosen: str) -> None:
    """Raise where a part of a file of single bytes is UTF-8."""
    found = _WHOLE_LETTER.search(data) if _SINGLE.match(chosen) else None
    if found is None:
        return
    row, column = _place(data[: found.start()].decode("latin-1"))
    raise QmsError(
        _(
            "{path}, row {row}, cell {column}: UTF-8 in a file told to be {encoding}"
        ).format(path=name, row=row, column=column, encoding=chosen),
        hint=_("the file mixes encodings: export it anew, as UTF-8"),
    )


def _place(before: str) -> tuple[int, int]:
    """The row and the cell at which a text ends."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), 1 + max(lines[-1].count(each) for each in SEPARATORS)


def _separator(name: str, text: str) -> str:
    """What parts the cells: the sign that gives every row as many as the first.

    Where none does, the only one that parts the first row: its rows are at fault.
    """
    widths = {each: _widths(text, each) for each in SEPARATORS}
    parting = [each for each, found in widths.items() if found and found[0] > 1]
    fitting = [each for each in parting if len(set(widths[each])) == 1] or parting
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        return ";"
    raise QmsError(
        _("{path}: it cannot be told what parts the cells").format(path=name),
        hint=_("say it with --separator: {known}").format(
            known=", ".join(f'"{each}"'.replace("\t", "tab") for each in fitting)
        ),
    )


def _widths(text: str, separator: str) -> list[int]:
    """How many cells the first rows have, up to one that cannot be read."""
    found: list[int] = []
    with suppress(csv.Error):
        found.extend(
            len(row) for row in islice(_reader(text, separator), SAMPLE) if any(row)
        )
    return found


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _rows(name: str, text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    reader = _reader(text, separator)
    rows: list[list[str]] = []
    numbers: list[int] = []
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if len(row) > 1 or any(row):
                rows.append(row)
                numbers.append(number)
    except csv.Error as error:
        raise QmsError(
            _("{path}, row {row}: quotation marks do not close as they should").format(
                path=name, row=number + 1
            ),
            hint=_("a cell with a quotation mark must double it; export it anew"),
        ) from error
    for row, at in zip(rows, numbers, strict=True):
        if len(row) != len(rows[0]):
            raise _uneven(name, at, len(row), len(rows[0]))
    return rows, numbers


def _uneven(name: str, row: int, cells: int, head: int) -> QmsError:
    return QmsError(
        _("{path}, row {row} has {cells} cells, the first row {head}").format(
            path=name, row=row, cells=cells, head=head
        ),
        hint=_("a separator or a line end within an answer must stand in quotes"),
    )
