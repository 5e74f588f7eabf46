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

    `is_plain` holds for what has no NUL, and line ends of one sort. `lines` is how many
    lines there are, where no quotation mark and no empty line makes that doubtful.
    """

    digest: str
    size: int
    is_plain: bool
    lines: int | None = None


class _Seen:
    """What was seen of a file so far."""

    def __init__(self) -> None:
        self.digest, self.size = sha256(), 0
        self.returns = self.pairs = self.feeds = 0
        self.has_nul = self.is_doubtful = False
        self.last = b""

    def see(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        self.digest.update(chunk)
        self.size += len(chunk)
        self.has_nul = self.has_nul or b"\0" in chunk
        self.feeds += chunk.count(b"\n")
        joined = self.last + chunk
        if b"\r" in joined:
            self.returns += chunk.count(b"\r")
            self.pairs += joined.count(b"\r\n")
            self.is_doubtful = self.is_doubtful or b"\n\r\n" in joined
        if not self.is_doubtful:
            self.is_doubtful = b'"' in chunk or b"\n\n" in joined
        self.last = chunk[-2:]
        # what stands in two chunks is counted once
        self.pairs -= self.last.count(b"\r\n")

    def probe(self) -> Probe:
        """What the whole file is made of."""
        pairs = self.pairs + self.last.count(b"\r\n")
        is_plain = (
            not self.has_nul and self.returns == pairs and pairs in (0, self.feeds)
        )
        lines = self.feeds + (0 if self.last.endswith(b"\n") or not self.size else 1)
        return Probe(
            f"sha256:{self.digest.hexdigest()}",
            self.size,
            is_plain,
            None if self.is_doubtful else lines,
        )


def require_file(path: Path) -> None:
    """Raise QmsError where no file lies: a pipe can be read only once, a folder not."""
    if not path.is_file():
        raise QmsError(_("there is no file {path}").format(path=path))


def probe(path: Path) -> Probe:
    """What a file is made of; raises QmsError where it cannot be read."""
    require_file(path)
    seen = _Seen()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                seen.see(chunk)
    except OSError as error:
        raise QmsError(
            _("cannot read {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error
    return seen.probe()
