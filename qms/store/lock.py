"""One writer at a time: the lock of a repository, freed by the system when killed.

The git that we start inherits the lock: where this process is killed while git still
commits, nobody else writes before that git has ended.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.repository import own_folder
from qms.store.room import remedy_for

if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
    import msvcrt
else:
    import fcntl

NAME = "lock"
PAUSE = 0.05
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_held: dict[tuple[Path, int, int], int] = {}


@contextmanager
def repository_locked(root: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold the lock of a repository; within itself it may be taken again.

    Waits some seconds for another process, then raises QmsError; also where the disk
    cannot be written.
    """
    key = _key(root)
    if key in _held:
        yield
        return
    path = key[0] / NAME
    _held[key] = _taken(path, wait)
    is_interrupted = False
    try:
        yield
    except KeyboardInterrupt:
        is_interrupted = True
        raise
    finally:
        handle = _held.pop(key)
        if is_interrupted:
            os.close(handle)  # git may still run, and keeps the lock until it ends
        else:
            _give_back(path, handle)


@contextmanager
def file_locked(path: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold a lock of its own at a path; raises as `repository_locked` does."""
    handle = _taken(path, wait)
    try:
        yield
    finally:
        _give_back(path, handle)


def held_handles(root: Path) -> tuple[int, ...]:
    """The handle of the lock that is held here, for the git that shall inherit it."""
    handle = _held.get(_key(root))
    return () if handle is None or sys.platform == "win32" else (handle,)


def is_locked(root: Path) -> bool:
    """Whether a process is writing in a repository now, this one included."""
    if _key(root) in _held:
        return True
    try:
        handle = os.open(own_folder(root) / NAME, _FLAGS)
    except OSError:
        return False
    try:
        return not _try(handle)
    finally:
        os.close(handle)


def _key(root: Path) -> tuple[Path, int, int]:
    return own_folder(root), os.getpid(), threading.get_ident()


def _taken(path: Path, wait: float) -> int:
    """The handle of the locked file, once nobody else holds it."""
    deadline = time.monotonic() + wait
    while True:
        handle = _opened(path)
        try:
            is_ours = _try(handle) and _is_still(handle, path)
        except OSError as error:
            os.close(handle)
            raise _cannot_write(path.parent, error) from error
        if is_ours:
            with suppress(OSError):  # only told to others; a full disk may not hold it
                os.ftruncate(handle, 0)
                os.write(handle, str(os.getpid()).encode())
            return handle
        holder = os.read(handle, 20).decode(errors="replace") or "?"
        os.close(handle)
        if time.monotonic() >= deadline:
            raise QmsError(
                _("another qms is writing here (process {pid})").format(pid=holder),
                hint=_("wait until it has ended, then run the command again"),
            )
        time.sleep(PAUSE)


def _opened(path: Path) -> int:
    folder = path.parent
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise QmsError(
                _("{path} is a symbolic link").format(path=folder),
                hint=_("remove it: qms keeps its lock there"),
            )
        return os.open(path, _FLAGS | os.O_CREAT, 0o644)
    except OSError as error:
        raise _cannot_write(folder, error) from error


def _cannot_write(folder: Path, error: OSError) -> QmsError:
    return QmsError(
        _("cannot write {path}: {reason}").format(path=folder, reason=error.strerror),
        hint=remedy_for(error),
    )


def _is_still(handle: int, path: Path) -> bool:
    """Whether a locked file is the one that stands there, and not one given back."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _give_back(path: Path, handle: int) -> None:
    with suppress(OSError):
        path.unlink()
    _release(handle)
    os.close(handle)


if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere

    def _try(handle: int) -> bool:
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _release(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int) -> None:
        """Free the lock even where a process that git left behind still holds it."""
        fcntl.flock(handle, fcntl.LOCK_UN)
