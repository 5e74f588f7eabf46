"""Which tool this is: its version, and the state of its files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from qms import __version__, resources


@cache
def tool_state() -> str:
    """What changes with the tool, so that nothing it remembers outlives it."""
    return "\n".join([__version__, *sorted(_rows(str(resources.PACKAGE)))])


def _rows(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _rows(entry.path)


@cache
def shipped() -> str:
    """The digest of the templates of pages and the catalogues of labels."""
    hashed = hashlib.sha256()
    for folder, pattern in (
        (resources.templates() / "site", "**/*.*"),
        (resources.LOCALE, "**/*.mo"),
    ):
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def moment_told() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH gives to whatever is made, if it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else None
