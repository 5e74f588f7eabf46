"""From bytes to text: what a file must be before anybody reads what it says."""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import re
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path

from qms.i18n import N_
from qms.model.flaw import Flaw
from qms.store.encodings import WIDE, encoding_of

MAX_BYTES = 2 * 1024 * 1024
MAX_LINE = 10_000
OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_BOM = codecs.BOM_UTF8
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"
_SMALL = bytes(range(6))
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_STRANGE = N_("it is no ordinary file")
_FOLDER = N_("it is a folder that cannot be opened, or has the name of a file")
_NO_REASON = N_("the system does not give it out")
_REASONS = {
    errno.EACCES: N_("access to it is denied"),
    errno.EPERM: N_("access to it is denied"),
    errno.ENOENT: N_("it is not there"),
    errno.ENOTDIR: N_("it is not there"),
    errno.ENAMETOOLONG: N_("its path is too long"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text with LF at line ends, or nothing, and what is wrong with it.

    `data` are the bytes with CRLF read as LF, as git stores them.
    """

    text: str = ""
    data: bytes = b""
    flaws: list[Flaw] = field(default_factory=list)
    is_readable: bool = True


def read_file(path: Path, limit: int = MAX_BYTES) -> Reading:
    """Read a file once; whatever is wrong with it is a flaw, never an error."""
    raw = raw_file(str(path), limit)
    return _refused(raw) if isinstance(raw, Flaw) else reading_of(raw)


def raw_file(path: str, limit: int = MAX_BYTES) -> bytes | Flaw:
    """The bytes of an ordinary file of bounded size, or why they are not read."""
    try:
        status = os.lstat(path)
        refusal = _refusal(path, status, limit)
        if refusal:
            return refusal
        handle = os.open(path, OPEN)
        try:
            data = b""
            while more := os.read(handle, status.st_size + 1):
                data += more
                if len(data) > limit:
                    break
        finally:
            os.close(handle)
    except OSError as error:
        return _closed(error)
    return data


def look_at(path: Path) -> list[Flaw]:
    """What is wrong with a file that nobody reads: a link, a folder, a device."""
    try:
        refusal = _refusal(str(path), os.lstat(path), sys.maxsize)
    except OSError as error:
        refusal = _closed(error)
    return [refusal] if refusal else []


def _closed(error: OSError) -> Flaw:
    reason = _REASONS.get(error.errno or 0, _NO_REASON)
    return Flaw("QMS101", values={"reason": reason})


def _refusal(path: str, status: os.stat_result, limit: int) -> Flaw | None:
    if stat.S_ISLNK(status.st_mode):
        return Flaw("QMS115", values={"target": printable(str(Path(path).readlink()))})
    if not stat.S_ISREG(status.st_mode):
        is_folder = stat.S_ISDIR(status.st_mode)
        return Flaw("QMS101", values={"reason": _FOLDER if is_folder else _STRANGE})
    if status.st_size > limit:
        sizes = {"size": status.st_size // 1024, "most": limit // 1024}
        return Flaw("QMS107", values=sizes)
    return None


def reading_of(data: bytes) -> Reading:
    """The text that bytes hold, and what is wrong with them."""
    if data.startswith(_WIDE) or (b"\0" in data and _is_wide(data)):
        return _refused(Flaw("QMS102", 1, 1, {"encoding": WIDE}), data)
    flaws: list[Flaw] = []
    if b"\r" in data:
        flaws.append(Flaw("QMS104", data.count(b"\n", 0, data.index(b"\r")) + 1, 1))
        data = data.replace(b"\r\n", b"\n")
    plain = data.replace(b"\r", b"\n") if b"\r" in data else data
    if plain.startswith(_BOM):
        flaws.insert(0, Flaw("QMS103", 1, 1))
        plain = plain.removeprefix(_BOM)
    try:
        text = plain.decode()
    except UnicodeDecodeError as error:
        values = {"encoding": encoding_of(plain)}
        place = _line_and_column(plain, error.start)
        return _refused(Flaw("QMS102", *place, values), data)
    line = _long_line(text)
    if line:
        return _refused(Flaw("QMS118", line, 1, {"most": MAX_LINE}), data)
    if len(plain.translate(None, _CONTROLS)) != len(plain) or _has_c1(plain):
        text, found = _without_controls(text)
        flaws.extend(found)
    if len(text) != len(plain):
        flaws.extend(_hidden_direction(text))
    return Reading(text, data, flaws)


def printable(path: str) -> str:
    """A path that any file and terminal can hold, as it mostly is already."""
    return path.encode(errors="replace").decode()


def digest_of(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _refused(flaw: Flaw, data: bytes = b"") -> Reading:
    return Reading(data=data, flaws=[flaw], is_readable=False)


def _long_line(text: str) -> int:
    """The number of the first line that is too long, or 0; most texts have none."""
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            return text.count("\n", 0, start) + 1
        start = end + 1
    return 0


def _has_c1(data: bytes) -> bool:
    """Whether there are control characters beyond ASCII, as bytes the cheaper way."""
    return b"\xc2" in data and bool(_C1.search(data))


def _without_controls(text: str) -> tuple[str, list[Flaw]]:
    """The text with blanks for control characters, so that the rest can be read."""
    found = _CONTROL.search(text)
    if not found:
        return text, []
    place = _place_of(text, found.start())
    values = {"character": f"U+{ord(found[0]):04X}"}
    return _CONTROL.sub(" ", text), [Flaw("QMS105", *place, values)]


def _hidden_direction(text: str) -> list[Flaw]:
    for char in _BIDI:
        if char in text:
            place = _place_of(text, text.index(char))
            return [Flaw("QMS106", *place, {"character": f"U+{ord(char):04X}"})]
    return []


def _place_of(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _is_wide(data: bytes) -> bool:
    """Whether every other byte is small, as in the scripts that we write in."""
    sample = data[:4000]
    halves = (sample[::2], sample[1::2])
    return any(
        len(half.translate(None, _SMALL)) * 4 < len(half) for half in halves if half
    )


def _line_and_column(data: bytes, at: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, at) + 1
    before = data[start:at].decode(errors="replace")
    return data.count(b"\n", 0, at) + 1, len(before) + 1
