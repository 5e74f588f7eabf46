"""What is written stays written: files and folders flushed to the disk.

A few are flushed one by one. Many are flushed at once by the system's `sync`, which on
Linux ends when all is on the disk; where it only begins the work, each is flushed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from qms.errors import QmsError
from qms.i18n import _
from qms.store.room import remedy_for

FEW = 100
_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def disk_faults_told() -> Iterator[None]:
    """Tell what the disk refuses, and which file, as a QmsError."""
    try:
        yield
    except OSError as error:
        raise QmsError(
            _("cannot write {path}: {reason}").format(
                path=error.filename or "–", reason=error.strerror
            ),
            hint=remedy_for(error),
        ) from error


def write_new(path: str, parts: Collection[bytes], mode: int = 0o644) -> None:
    """Write a file that did not stand, without flushing it."""
    handle = os.open(path, _NEW, mode)
    try:
        for part in parts:
            write_all(handle, part)
    except OSError as error:
        error.filename = error.filename or path
        raise
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write some bytes to an open file, however many the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def flush_all(paths: Collection[str]) -> None:
    """Flush files and folders: on return they outlast a power cut.

    What stands no more is left out.
    """
    if len(paths) > FEW and sys.platform == "linux":
        os.sync()
        return
    for path in paths:
        with suppress(FileNotFoundError):
            flush(path)


def flush(path: str) -> None:
    """Flush one file or folder; where the system cannot flush a folder, nothing."""
    if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
        if os.path.isdir(path):
            return
        handle = os.open(path, os.O_RDWR | os.O_BINARY)
    else:
        handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
