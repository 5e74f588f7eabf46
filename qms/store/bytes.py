"""From bytes to text: what a file must be before anybody reads what it says."""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from qms.model.flaw import Flaw

MAX_BYTES = 2 * 1024 * 1024
_BOM = codecs.BOM_UTF8
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_GUESSES = (
    ("cp1250", "őűșțăîâșţşńčžáéíóöüŐŰ"),
    ("cp1251", "абвгдежзийклмнопрстуфхцчшщъьюя"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text with LF at line ends, or nothing, and what is wrong with it."""

    text: str = ""
    data: bytes = b""
    flaws: list[Flaw] = field(default_factory=list)
    is_readable: bool = True


def read_file(path: Path, limit: int = MAX_BYTES) -> Reading:
    """Read a file once; whatever is wrong with it is a flaw, never an error."""
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            target = str(path.readlink())
            return _refused(Flaw("QMS115", values={"target": target}))
        if not stat.S_ISREG(status.st_mode):
            return _refused(Flaw("QMS101", values={"reason": "not a regular file"}))
        if status.st_size > limit:
            values = {"size": status.st_size, "most": limit}
            return _refused(Flaw("QMS107", values=values))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(Flaw("QMS101", values={"reason": reason}))
    return reading_of(data)


def reading_of(data: bytes) -> Reading:
    """The text that bytes hold, and what is wrong with them."""
    flaws: list[Flaw] = []
    if data.startswith(_WIDE):
        return _refused(Flaw("QMS102", 1, 1, {"encoding": "UTF-16"}))
    if data.startswith(_BOM):
        flaws.append(Flaw("QMS103", 1, 1))
        data = data.removeprefix(_BOM)
    if b"\r" in data:
        flaws.append(Flaw("QMS104", data.count(b"\n", 0, data.index(b"\r")) + 1, 1))
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if len(data.translate(None, _CONTROLS)) != len(data):
        flaws.append(_control_flaw(data))
        if b"\0" in data:
            return Reading(data=data, flaws=flaws, is_readable=False)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        flaws.append(_encoding_flaw(data, error.start))
        return Reading(data=data, flaws=flaws, is_readable=False)
    if not data.isascii():
        flaws.extend(_hidden_direction(text))
    return Reading(text, data, flaws)


def _refused(flaw: Flaw) -> Reading:
    return Reading(flaws=[flaw], is_readable=False)


def _control_flaw(data: bytes) -> Flaw:
    at = next(index for index, byte in enumerate(data) if byte in _CONTROLS)
    line, column = _line_and_column(data, at)
    return Flaw("QMS105", line, column, {"character": f"U+{data[at]:04X}"})


def _hidden_direction(text: str) -> list[Flaw]:
    for char in _BIDI:
        if char in text:
            at = text.index(char)
            start = text.rfind("\n", 0, at) + 1
            line = text.count("\n", 0, at) + 1
            values = {"character": f"U+{ord(char):04X}"}
            return [Flaw("QMS106", line, at - start + 1, values)]
    return []


def _encoding_flaw(data: bytes, at: int) -> Flaw:
    line, column = _line_and_column(data, at)
    return Flaw("QMS102", line, column, {"encoding": _guess(data)})


def _guess(data: bytes) -> str:
    """The legacy encoding whose letters fit best; only a hint for the sentence."""
    even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
    if max(even, odd) > len(data[:4000]) // 4:
        return "UTF-16"
    sample = bytes(byte for byte in data[:20000] if byte > 127)
    scores = {
        name: sum(
            sample.count(char.encode(name)) for char in letters if _has(name, char)
        )
        for name, letters in _GUESSES
    }
    return max(scores, key=lambda name: scores[name]) if any(scores.values()) else "?"


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _line_and_column(data: bytes, at: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, at) + 1
    before = data[start:at].decode(errors="replace")
    return data.count(b"\n", 0, at) + 1, len(before) + 1
