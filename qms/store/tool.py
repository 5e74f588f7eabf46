"""Which tool this is: its version, and the state of its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
