"""Lines of a calendar, as RFC 5545 writes them: escaped, folded, ended by CRLF."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST = 75
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def escaped(text: str) -> str:
    """A text as a value; what no calendar can hold is left out."""
    bare = _CONTROLS.sub("", text.replace("\r\n", "\n"))
    for sign in ("\\", ";", ","):
        bare = bare.replace(sign, f"\\{sign}")
    return bare.replace("\n", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """The lines as a file."""
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line in parts of at most 75 octets; no letter is cut in two."""
    whole = line.encode("utf-8", "replace")
    if len(whole) <= _MOST:
        return whole + b"\r\n"
    parts: list[bytes] = []
    part = b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(part) + len(octets) > _MOST:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
