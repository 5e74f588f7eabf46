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
    """A file's digest and size, and whether its lines can be cut without care.

    `is_plain` holds for what has no NUL, and line ends of one sort.
    """

    digest: str
    size: int
    is_plain: bool
    newline: str = "\n"


def probe(path: Path) -> Probe:
    """What a file is made of; raises QmsError where it cannot be read."""
    digest, size = sha256(), 0
    returns = pairs = feeds = 0
    has_nul, last = False, b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                has_nul = has_nul or b"\0" in chunk
                if last or b"\r" in chunk:
                    returns += chunk.count(b"\r")
                    pairs += (last + chunk).count(b"\r\n")
                    feeds += chunk.count(b"\n")
                elif returns:
                    feeds += chunk.count(b"\n")
                last = chunk[-1:] if chunk.endswith(b"\r") else b""
    except OSError as error:
        raise QmsError(
            _("cannot read {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error
    is_plain = not has_nul and returns == pairs and pairs in (0, feeds)
    return Probe(
        f"sha256:{digest.hexdigest()}", size, is_plain, "\r\n" if pairs else "\n"
    )
