"""The first rows of a log of which nothing is known yet: encoding, separator, cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import _
from qms.model.time_style import BLANKS
from qms.store.answer_file import require_csv
from qms.store.cases.probe import require_file
from qms.store.cases.told_encoding import MIXED
from qms.store.encodings import CENTRAL, CYRILLIC, DAMAGED, encoding_of
from qms.store.room import remedy_for

_SAMPLE = 262_144
_MOST_ROWS = 500
_SEPARATORS = (";", "\t", ",", "|")
_OLD = {CENTRAL: "cp1250", CYRILLIC: "cp1251"}
_WIDE = ("utf-16-le", "utf-16-be")
_MANY = 20
_MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8",
}


class Sample(NamedTuple):
    """The first rows of a log, and how it seems to be written."""

    encoding: str
    separator: str
    rows: Sequence[Sequence[str]]


def sample(path: Path) -> Sample:
    """The first rows of a CSV; raises QmsError where it cannot be one."""
    require_file(path)
    try:
        with path.open("rb") as file:
            data = file.read(_SAMPLE)
    except OSError as error:
        raise QmsError(
            _("cannot read {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error
    require_csv(path, data)
    encoding = _encoding(path, data)
    text = data.decode(encoding, errors="ignore").lstrip("\ufeff")
    lines = re.split(r"\r\n|\r|\n", text)
    if len(data) == _SAMPLE:
        lines = lines[:-1]
    found = {each: _cut(lines, each) for each in _SEPARATORS}
    separator = max(_SEPARATORS, key=lambda each: _regularity(found[each]))
    return Sample(encoding, separator, found[separator])


def _encoding(path: Path, data: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    try:
        data[: len(data) - 4 if len(data) == _SAMPLE else None].decode("utf-8")
    except UnicodeDecodeError:
        looks = encoding_of(data)
    else:
        if data.count(b"\0") * _MANY < len(data):
            return "utf-8"
        looks = _wide(data)
    if looks in _WIDE:
        return looks
    if looks in _OLD:
        return _OLD[looks]
    raise QmsError(
        _("{path} is in no encoding that can be told").format(path=path.name),
        hint=_(MIXED) if looks == DAMAGED else _("export the log as a CSV in UTF-8"),
    )


def _wide(data: bytes) -> str:
    """Which encoding of two bytes a letter it is, by where the empty ones stand."""
    first, second = data[::2].count(0), data[1::2].count(0)
    if max(first, second) * 2 < len(data) // 2:
        return ""
    return _WIDE[first > second]


def _cut(lines: Sequence[str], separator: str) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=separator)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if len(row) > 1 or any(each.strip(BLANKS) for each in row):
                rows.append(row)
            if len(rows) >= _MOST_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def _regularity(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows are as wide as most are, and how wide; not if that is one cell."""
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=0)
    return (widths.count(usual), usual) if usual > 1 else (0, 0)
