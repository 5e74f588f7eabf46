"""The two sides of a change: the files of each, as far as somebody asks for them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from qms.model.change.touched import State, Touched
from qms.store.repository import prefix_of
from qms.store.touched import Read, told

# more paths than that are not named one by one: what holds them all is listed
MOST_NAMED = 200


class Sides:
    """What stood in the base, and what stands in the head: the base as touched."""

    def __init__(
        self, root: Path, base: str, touched: Iterable[Touched], read: Read
    ) -> None:
        self.root, self.base, self.read = root, base, read
        self.touched = {each.path: each for each in touched}
        self.prefix = prefix_of(root)

    def before(self, *places: str) -> dict[str, State]:
        """The files of the base at some places, or under them, by path."""
        named = [f"{self.prefix}{each}" for each in places]
        words = ("ls-tree", "-r", "-z", "--full-tree", self.base, "--", *named)
        found = {}
        for row in told(self.root, *words).split(b"\0") if places else ():
            said, _tab, path = row.partition(b"\t")
            if path:
                mode, _kind, name = said.decode().split()
                own = os.fsdecode(path).removeprefix(self.prefix)
                found[own] = State(mode, name, partial(self.read, name))
        return found

    def after(
        self, before: Mapping[str, State], places: Collection[str]
    ) -> dict[str, State]:
        """The files of the head at the same places."""
        found = dict(before)
        starts = tuple(f"{each.rstrip('/')}/" for each in places)
        for path, each in self.touched.items():
            if path not in places and not path.startswith(starts):
                continue
            if each.after is None:
                found.pop(path, None)
            else:
                found[path] = each.after
        return found


def few(places: Collection[str], whole: str) -> list[str]:
    """Some places, or where there are very many, the folder that holds them all."""
    return sorted(places) if len(places) <= MOST_NAMED else [whole]
