"""The approvals on both sides of a change: the archive read once, and judged twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.control import pin_of
from qms.model.approval.archive import Archive
from qms.model.approval.control import Control
from qms.model.change.change import STATEMENTS, Change, Laws
from qms.model.change.touched import State, Touched, told_path
from qms.model.register import ARCHIVE, Register
from qms.store.archive import read_archive
from qms.store.collector import collector_paused
from qms.store.laid_out import laid_out
from qms.store.repository import is_sparse
from qms.store.rounds import SUBMISSION, round_path
from qms.store.sides import Sides
from qms.store.touched import COMMIT, WORKING, Tree, touched

_ROUND = re.compile(rf"({ARCHIVE}/.+/round-[^/]+/){re.escape(SUBMISSION)}\Z")


@dataclass(frozen=True)
class Archives:
    """Reads and judges the approvals of a change, for the rules that ask for them."""

    root: Path
    sides: Sides
    head: Tree
    now: datetime

    def judged(self, change: Change) -> tuple[Register, Register]:
        """What the approvals say before and after the change."""
        with collector_paused():
            after = self._after()
            added = _only_added(change.archived)
            if added is None:
                before = self._laid(self.sides.before(ARCHIVE))
            else:
                before = _without(after, added)
            pin = pin_of("")
            return (
                self._register(change, change.base, Control(before, self.now, pin)),
                self._register(change, change.head, Control(after, self.now, pin)),
            )

    def _register(self, change: Change, laws: Laws, control: Control) -> Register:
        return Register(
            as_of=change.as_of, house=laws.house, people=laws.people, control=control
        )

    def _after(self) -> Archive:
        """The archive of the head: from the disk where that is what is judged."""
        is_here = self.head.sort == WORKING or self._is_checked_out()
        if is_here and not is_sparse(self.root):
            return read_archive(self.root)
        return self._laid(self.sides.after(self.sides.before(ARCHIVE), [ARCHIVE]))

    def _is_checked_out(self) -> bool:
        """Whether the archive on disk is that of the head."""
        if self.head.sort != COMMIT:
            return False
        here, read = Tree(WORKING), self.sides.read
        return not touched(self.root, self.head.commit, here, read, [ARCHIVE])

    def _laid(self, files: Mapping[str, State]) -> Archive:
        with laid_out(files) as folder:
            return read_archive(folder)


def _only_added(archived: Collection[Touched]) -> frozenset[str] | None:
    """The paths added, where they are whole submissions and statements; else None.

    Then what was there before is what is there now without them.
    """
    paths = frozenset(told_path(each.path) for each in archived)
    if not all(each.is_added for each in archived):
        return None
    rounds = tuple(folder for path in paths for folder in _ROUND.findall(path))
    for path in paths:
        is_act = path.startswith(STATEMENTS) and path.removesuffix(".sig") in paths
        if not is_act and not path.startswith(rounds):
            return None
    return paths


def _without(archive: Archive, added: Collection[str]) -> Archive:
    """The archive as it was before some files were added to it."""
    return Archive(
        tuple(
            each
            for each in archive.rounds
            if f"{round_path(each.name)}/{SUBMISSION}" not in added
        ),
        tuple(each for each in archive.entries if each.path not in added),
        tuple(row for row in archive.faults if row[0] not in added),
    )
