"""Whether a site stands as it would be built: nothing that it is made of changed.

What is remembered is the file system's account of everything that a build reads, and
the digest of every file that it made. Nothing is told to be unchanged that changed in
the last two seconds before it was read; each file of the site is held to its digest,
unless it was before and the file system tells that nobody touched it since.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, cast

from qms.model.publication import LeftOut, Wanted
from qms.store.cache import Cache, Row
from qms.store.head import commit_shown
from qms.store.marks import Marks, is_settled, mark_of, marks_under
from qms.store.site_folder import ROOMS, whole
from qms.store.tool import moment_told, shipped, tool_state

FILES = ("qms.yaml",)
KEY = "whole"
PIN = "QMS_ROOT"


class Asked(NamedTuple):
    """What a build was asked for, on which day, and when it began (nanoseconds)."""

    root: Path
    target: Path
    as_of: date
    wanted: Wanted
    today: date
    began: int


class Standing(NamedTuple):
    """A site that stands as it would be built: what it shows, with all its files."""

    documents: int
    digests: Mapping[str, str]
    left_out: tuple[LeftOut, ...]


class Remembered:
    """What is remembered of a site, as it was built in its place before."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.place = f"{asked.target.resolve()} of {asked.root.resolve()}"
        self.whole = Cache(f"whole site {self.place}", tool_state())

    @cached_property
    def leaves(self) -> Cache:
        """Which bytes came of which ingredients."""
        return Cache(f"site {self.place}", tool_state())

    @cached_property
    def state(self) -> str:
        """A digest of all that a build reads; empty where that is not certain."""
        asked, hashed = self.asked, hashlib.sha256()
        is_internal, with_drafts, allowed = asked.wanted.audience
        told = (
            *(str(asked.as_of), str(asked.today), is_internal, with_drafts),
            *(sorted(allowed), asked.wanted.languages),
        )
        for part in (told, shipped(), commit_shown(asked.root), moment_told()):
            hashed.update(f"{part!r}\n".encode())
        hashed.update(os.environ.get(PIN, "").encode())
        for told_of in self._marks():
            if not told_of:
                return ""
            hashed.update(told_of.encode(errors="surrogateescape"))
        return hashed.hexdigest()

    def standing(self) -> Standing | None:
        """The site that stands; None where it must be built."""
        row = self.whole.get(KEY) if self.state else None
        if row is None:
            return None
        state, documents, digests, left_out, known = cast(
            tuple[str, int, dict[str, str], list[list[str]], Marks], row
        )
        if state != self.state:
            return None
        target, began = self.asked.target.resolve(), self.asked.began
        marks = whole(target, digests, known, began)
        if marks is None:
            return None
        if marks != known:
            self._put([*row[:-1], marks])
        return Standing(documents, digests, tuple(LeftOut(*each) for each in left_out))

    def keep(self, found: Standing) -> None:
        """Remember a site that was built from what stood there when it began."""
        if self.state:
            digests, left_out = dict(found.digests), list(map(list, found.left_out))
            self._put([self.state, found.documents, digests, left_out, {}])

    def _put(self, row: Row) -> None:
        self.whole.put(KEY, row)
        self.whole.save()

    def forget(self) -> None:
        """Forget a site that is no more."""
        for each in (self.whole, self.leaves):
            each.path.unlink(missing_ok=True)

    def _marks(self) -> Iterator[str]:
        """The marks of every room that a build reads; empty where one is uncertain."""
        began = self.asked.began
        for name in (*ROOMS, *FILES):
            path = f"{self.asked.root}/{name}"
            if name == ".git":
                continue
            if not os.path.lexists(path):
                yield f"{name}: none\n"
            elif os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
                marks = marks_under(path, began)
                yield f"{name}: {sorted(marks.items())}\n" if marks else ""
            else:
                mark = mark_of(path)
                yield f"{name}: {mark}\n" if is_settled(mark, began) else ""
