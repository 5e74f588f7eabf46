"""The seal of what is remembered: nobody but this user's own qms can have put it there.

A cache may be poisoned by whoever can write to its folder, shared, or copied from
another computer. So every row is sealed (HMAC-SHA256) with a random key, which lies
apart from the cache in the user's state folder, where nobody else can read it. Without
such a key nothing is remembered.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
import sys
from pathlib import Path

from qms.store.bytes import OPEN

NAME = "cache.key"
SIZE = 32
LENGTH = 2 * hashlib.sha256().digest_size
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Seal:
    """What seals texts by name, for one purpose only: nothing fits another one."""

    def __init__(self, key: bytes, purpose: str) -> None:
        self._key = key
        self._purpose = hashlib.sha256(purpose.encode(errors="surrogatepass")).digest()

    def over(self, name: str, text: str) -> str:
        """The seal, in LENGTH hexadecimal digits."""
        told = f"{len(name)}\n{name}\n{text}".encode(errors="surrogatepass")
        return hmac.digest(self._key, self._purpose + told, "sha256").hex()

    def put(self, name: str, text: str) -> str:
        """The text with its seal before it."""
        return self.over(name, text) + text

    def opened(self, name: str, value: object) -> str | None:
        """The text under a seal; None where it is not the one that was sealed."""
        if not isinstance(value, str):
            return None
        text = value[LENGTH:]
        given = value[:LENGTH].encode(errors="replace")
        is_true = hmac.compare_digest(given, self.over(name, text).encode())
        return text if is_true else None


def own_key() -> bytes | None:
    """The user's key, made where there is none; None where it cannot be kept secret."""
    path = state_folder() / NAME
    try:
        return _read(path) or _made(path)
    except OSError:
        return None


def state_folder() -> Path:
    """Where programs keep what belongs to this user and this computer alone."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData/Local")
    else:
        base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local/state")
    return Path(base) / "qms"


def _read(path: Path) -> bytes:
    """The key; nothing where none stands there whole.

    Raises OSError where others could have read it, or put it there.
    """
    try:
        handle = os.open(path, OPEN)
    except FileNotFoundError:
        return b""
    with os.fdopen(handle, "rb") as file:
        if not _is_private(os.fstat(handle)):
            raise PermissionError(path)
        data = file.read(SIZE + 1)
    return data if len(data) == SIZE else b""


def _is_private(status: os.stat_result) -> bool:
    if not stat.S_ISREG(status.st_mode):
        return False
    if sys.platform == "win32":  # pragma: no cover - the folder is the user's alone
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS


def _made(path: Path) -> bytes | None:
    """A new key. Of two processes that make one at once, the last one's stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{NAME}-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
        file.write(os.urandom(SIZE))
    fresh.replace(path)
    return _read(path) or None
