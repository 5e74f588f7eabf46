"""A file that a change touches: how it was before, and how it is after."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

FILE = "100"
LINK = "120000"
SUBMODULE = "160000"
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:ext-.*\n)*"
    rb"oid (sha256:[0-9a-f]{64})\nsize [0-9]+\n"
)


@dataclass(frozen=True)
class State:
    """A file on one side of a change.

    `mode` is git's; `name` is git's name for the bytes, empty for a working file that
    git has not stored; `read` gives the bytes, or None where there are none to be had.
    """

    mode: str
    name: str
    read: Callable[[], bytes | None]

    @property
    def is_file(self) -> bool:
        """Whether it is an ordinary file: no link, and no other repository."""
        return self.mode.startswith(FILE)

    @cached_property
    def data(self) -> bytes | None:
        """The bytes as git stores them; None for a link, or what cannot be read."""
        return self.read() if self.is_file else None

    @cached_property
    def digest(self) -> str:
        """The digest of the bytes (`sha256:…`); empty where there are none."""
        data = self.data
        return "" if data is None else f"sha256:{hashlib.sha256(data).hexdigest()}"

    @property
    def pointed(self) -> str:
        """The digest of what git-lfs keeps elsewhere, where the bytes only name it."""
        found = _POINTER.fullmatch(self.data or b"")
        return found[1].decode() if found else ""


def told_path(path: str) -> str:
    """A path as it is told: one that is no text, with signs in place of its bytes."""
    return path.encode(errors="replace").decode()


def is_hidden(path: str) -> bool:
    """Whether a path is passed over: a part of it begins with a point."""
    return path.startswith(".") or "/." in path


@dataclass(frozen=True)
class Touched:
    """A path at which two trees differ; `before` or `after` is None where absent."""

    path: str
    before: State | None
    after: State | None

    @property
    def is_added(self) -> bool:
        """Whether the path is new."""
        return self.before is None

    @property
    def is_removed(self) -> bool:
        """Whether nothing stands there any more."""
        return self.after is None

    @property
    def is_edited(self) -> bool:
        """Whether other bytes, or another sort of thing, stand there now."""
        return self.before is not None and self.after is not None
