"""Whether a folder is as it was: the file system's own account of all that lies in it.

A mark is the kind, size, times and number that the system gives a file or a folder.
The time of change (`ctime`) cannot be set by any program, and that of a folder tells of
names that came or went. Where the system keeps no such time, nothing is ever known to
be unchanged.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import Final

Mark = list[int]
Marks = dict[str, Mark]
# two changes may bear one time, as coarse as the coarsest clock of a file system
DOUBT: Final = 2_000_000_000


def is_unchanged(folder: str, marks: Mapping[str, Mark]) -> bool:
    """Whether a folder and everything in it that bore a mark bears it still."""
    try:
        return all(mark_of(folder + below) == mark for below, mark in marks.items())
    except (OSError, ValueError):
        return False


def marks_under(folder: str, began: int) -> Marks | None:
    """The marks of a folder and of all below it; None where one is not settled.

    A path begins where the folder's ends: the folder's own is empty.
    """
    try:
        found = dict(_walk(folder))
    except OSError:
        return None
    return found if all(is_settled(mark, began) for mark in found.values()) else None


def is_settled(mark: Mark, began: int) -> bool:
    """Whether a mark will tell of every change since a reading began (nanoseconds).

    It does not where something is neither a file nor a folder, or changed so shortly
    before, or since, that it may have been read as it was then.
    """
    if sys.platform == "win32":  # pragma: no cover - its ctime is the day of making
        return False
    kind, _size, written, changed, _device, _number = mark
    is_plain = stat.S_ISREG(kind) or stat.S_ISDIR(kind)
    return is_plain and max(written, changed) <= began - DOUBT


def mark_of(full: str) -> Mark:
    """The mark of a file or a folder."""
    found = os.lstat(full)
    return [
        found.st_mode,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_dev,
        found.st_ino,
    ]


def _walk(folder: str) -> Iterator[tuple[str, Mark]]:
    waiting = [""]
    while waiting:
        below = waiting.pop()
        mark = mark_of(folder + below)
        yield below, mark
        if stat.S_ISDIR(mark[0]):
            with os.scandir(folder + below) as found:
                waiting.extend(f"{below}/{entry.name}" for entry in found)
