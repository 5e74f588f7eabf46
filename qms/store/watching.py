"""Watching: whether anything in the office's folders changed since the last look."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

WATCHED = (
    *("procedures", "governance", "approvals", "records", "overrides"),
    "qms.yaml",
)


def sight(root: Path) -> str:
    """A digest of the names, sizes and times of all that a site is made of."""
    hashed = hashlib.sha256()
    for name in WATCHED:
        for line in sorted(_lines(str(root / name))):
            hashed.update(line.encode(errors="surrogatepass"))
    return hashed.hexdigest()


def _lines(path: str) -> Iterator[str]:
    """A line for each file at or below a path; what vanishes meanwhile has none."""
    try:
        found = os.lstat(path)
        yield f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ino}\n"
        with os.scandir(path) as entries:
            below = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in below:
        if entry.is_dir(follow_symlinks=False):
            yield from _lines(entry.path)
        else:
            yield from _line(entry)


def _line(entry: os.DirEntry[str]) -> Iterator[str]:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return
    yield f"{entry.path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ino}\n"
