"""A page of facts for the terminal: titled lists of names and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A titled part: rows of a name and a value; an empty name continues the last."""

    title: str
    rows: Sequence[tuple[str, str]] = field(default_factory=tuple)


@dataclass(frozen=True)
class Page:
    """A title and its parts; parts without rows are not shown."""

    title: str
    parts: Sequence[Part]
    note: str = ""
