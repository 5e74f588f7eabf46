"""Letters that a mistaken encoding left behind, and what they were meant to be.

A file in UTF-8 that was once read as if it were in an older encoding holds two or
three signs for each letter (`Å‘` for `ő`); a file in one old encoding that was read
as another holds one wrong letter (`õ` for `ő`, `þ` for `ț`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_WRONG: Mapping[str, Mapping[str, str]] = {
    "hu": {"õ": "ő", "û": "ű", "Õ": "Ő", "Û": "Ű", "ı": "ő", "ũ": "ű", "Ũ": "Ű"},
    "ro": {"þ": "ț", "Þ": "Ț", "ã": "ă", "Ã": "Ă", "º": "ș", "ª": "Ș"},
}
_ORDINAL = "ºª"
_NO_ORDINAL = re.compile(r"(?<![0-9])[ºª](?=[^\W\d_])(?![CF]\b)")

_LETTERS = frozenset("áéíóöőúüűăâîșțşţабвгдежзийклмнопрстуфхцчшщъьюя")
_SIGNS = frozenset("ÁÉÍÓÖŐÚÜŰĂÂÎȘȚŞŢАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЮЯ„“”–—…’«»§°№")
_ENCODINGS = (
    ("cp1252", _LETTERS | _SIGNS),
    ("latin-1", _LETTERS | _SIGNS),
    ("cp1250", _LETTERS),
)
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_LOST = "\ufffd"
_HINTS = f"{_LOST}ÃÄÅÈÐÑĹĐŃČˇłĽ˘¶"
_SPOILT_SIGN = "â€"


class Damage(NamedTuple):
    """Wrong signs from a column on, and what they were meant to be."""

    column: int
    found: str
    meant: str


def may_be_damaged(language: str, text: str) -> bool:
    """Whether a text holds any sign that damage leaves behind."""
    for sign in (*_HINTS, *_WRONG.get(language, ())):
        if sign in text:
            return True
    return _SPOILT_SIGN in text


def damages(language: str, line: str) -> Iterator[Damage]:
    """Each place of a line where other letters were meant."""
    for run in _RUN.finditer(line):
        yield from _several_for_one(run.start() + 1, run[0])
    for column, sign in enumerate(line, 1):
        if sign == _LOST:
            yield Damage(column, sign, "?")
    for sign, meant in _WRONG.get(language, {}).items():
        for match in re.finditer(sign, line):
            if sign not in _ORDINAL or _NO_ORDINAL.match(line, match.start()):
                yield Damage(match.start() + 1, sign, meant)


def _several_for_one(column: int, run: str) -> Iterator[Damage]:
    at = 0
    while at < len(run) - 1:
        for length in (3, 2):
            meant = _meant(run[at : at + length])
            if meant:
                yield Damage(column + at, run[at : at + length], meant)
                at += length - 1
                break
        at += 1


def _meant(signs: str) -> str:
    """The one letter that these signs are the bytes of, if they are."""
    for encoding, wanted in _ENCODINGS:
        try:
            meant = signs.encode(encoding).decode()
        except UnicodeError:
            continue
        if meant in wanted:
            return meant
    return ""
