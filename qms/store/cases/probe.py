"""What a file is made of, seen in one pass: its digest, and what needs care."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import _
from qms.store.room import remedy_for

_CHUNK = 1 << 20


class Probe(NamedTuple):
    """A file's digest and size, and whether its bytes can be cut up without care.

    `is_plain` holds for what has no NUL, no quotation mark, and line ends of one sort.
    """

    digest: str
    size: int
    is_plain: bool
    newline: str = "\n"


def probe(path: Path) -> Probe:
    """What a file is made of; raises QmsError where it cannot be read."""
    digest, size = sha256(), 0
    returns = pairs = feeds = 0
    is_plain, last = True, b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                is_plain = is_plain and b"\0" not in chunk and b'"' not in chunk
                if is_plain:
                    feeds += chunk.count(b"\n")
                    if b"\r" in chunk or last == b"\r":
                        returns += chunk.count(b"\r")
                        pairs += (last + chunk).count(b"\r\n")
                last = chunk[-1:] if chunk[-1:] == b"\r" else b""
    except OSError as error:
        raise QmsError(
            _("cannot read {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error
    newline = "\r\n" if pairs else "\n"
    is_plain = is_plain and returns == pairs and (not pairs or pairs == feeds)
    return Probe(f"sha256:{digest.hexdigest()}", size, is_plain, newline)
