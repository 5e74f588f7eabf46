"""The archive of approvals: everything under `approvals/`, read and not yet believed.

It comes from strangers, so that nothing in it may stop the rest from being read, and
nothing may lie in it unseen. No git is needed: an unpacked copy is as good as a clone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.approval.archive import Archive, Entry, Round
from qms.model.approval.fault import Fault, failed
from qms.store.bytes import printable
from qms.store.collector import collector_paused
from qms.store.fields import read_fields
from qms.store.ordinary import (
    ATTRIBUTED,
    LINK,
    STRANGE,
    Folder,
    attributes_under,
    fault_of,
    is_dropping,
    look_into,
    stray,
)
from qms.store.rounds import ARCHIVE, Told, is_round, own_folders, read_round
from qms.store.statements import (
    ENDING,
    SIGNATURE,
    STATEMENTS,
    Mentions,
    Place,
    missing,
    own_path,
    read_entries,
)
from qms.store.tree import DOCUMENTS

if TYPE_CHECKING:
    from qms.store.memory import Memory

NOBODYS = N_("nobody put this here: no round and no statement holds it")
LONELY = N_("its statement is missing")
TWICE = N_("the same statement stands twice: see {path}")


def read_archive(root: Path, memory: Memory | None = None) -> Archive:
    """Read the archive below a root; whatever is wrong is a fault, never an error.

    With a memory, folders in which nothing changed are not read again.
    """
    with collector_paused():
        archive = _Reader(str(root), memory).read()
    if memory is not None:
        memory.save()
    return archive


def _with_owners(rounds: list[Round]) -> Iterator[Round]:
    """The rounds; a language version belongs to the owner of what it translates."""
    owners: dict[str, str] | None = None
    for each in rounds:
        submission = each.submission
        if submission is not None and submission.translates and not each.owner:
            if owners is None:
                owners = {source.digest: source.owner for source in rounds}
            each = each._replace(owner=owners.get(submission.translates, ""))
        yield each


class _Reader:
    """Goes through the folders once; statements wait until all rounds are known."""

    def __init__(self, root: str, memory: Memory | None = None) -> None:
        self.root, self.memory = root, memory
        self.read_fields = memory.sheets.read if memory else read_fields
        self.rounds: list[Round] = []
        self.told: Told = []

    def read(self) -> Archive:
        """Everything, in the order of its paths."""
        has_statements = self._is_open() and self._read_rounds()
        entries = list(self._entries()) if has_statements else []
        for path in attributes_under(f"{self.root}/{DOCUMENTS}", DOCUMENTS):
            self._tell(path, failed("form", ATTRIBUTED))
        return Archive(
            tuple(_with_owners(sorted(self.rounds, key=lambda each: each.name))),
            tuple(self._once(entries)),
            tuple(sorted(self.told, key=lambda row: row[0])),
        )

    def _is_open(self) -> bool:
        """Whether there is an archive that is a folder."""
        try:
            mode = os.lstat(f"{self.root}/{ARCHIVE}").st_mode
        except FileNotFoundError:
            return False
        except OSError:
            return True  # listing it tells why
        if not stat.S_ISDIR(mode):
            reason = LINK if stat.S_ISLNK(mode) else STRANGE
            self._tell(ARCHIVE, fault_of(reason, ARCHIVE, "form"))
        return stat.S_ISDIR(mode)

    def _read_rounds(self) -> bool:
        """Read every round; whether there is a folder of statements."""
        here = look_into(f"{self.root}/{ARCHIVE}", ARCHIVE)
        self._tell_rest(ARCHIVE, here, here.files)
        has_statements = False
        for path in self._below(ARCHIVE, here.folders):
            if path == STATEMENTS:
                has_statements = True
            else:
                self._read_document(path)
        return has_statements

    def _read_document(self, path: str) -> None:
        """Read the rounds in a document's folder, or remember them."""
        kept = self.memory.rounds(path) if self.memory else None
        if kept is not None:
            self.rounds += kept
            return
        began, known, told = time_ns(), len(self.rounds), len(self.told)
        self._read_below(path)
        if self.memory and len(self.told) == told:
            self.memory.keep_rounds(path, began, self.rounds[known:])

    def _read_below(self, top: str) -> None:
        waiting = [top]
        while waiting:
            path = waiting.pop()
            here = look_into(f"{self.root}/{path}", path)
            below = here.folders
            if is_round(path, here):
                found = read_round(self.root, path, here, self.told, self.read_fields)
                self.rounds.append(found)
                own = own_folders(path, here)
                below = [name for name in below if name not in own]
            else:
                self._tell_rest(path, here, here.files)
            waiting.extend(self._below(path, below))

    def _entries(self) -> Iterator[Entry]:
        """Every statement; what lies beside them is told."""
        places: list[Place] = []
        fresh: dict[str, int] = {}
        waiting = [STATEMENTS]
        while waiting:
            path = waiting.pop()
            kept = self.memory.entries(path) if self.memory else None
            if kept is not None:
                yield from kept
                continue
            began, told = time_ns(), len(self.told)
            here = look_into(f"{self.root}/{path}", path)
            is_whole = not here.faults and not here.folders
            closed = here.faults.keys() - set(here.files)
            places.extend(_places(path, here, closed))
            for name in [name for name in closed if name.endswith(ENDING)]:
                yield missing(f"{path}/{name}", here.faults.pop(name))
            self._tell_rest(path, here, _others(here, closed))
            if is_whole and len(self.told) == told:
                fresh[path] = began
            waiting.extend(self._below(path, here.folders))
        found = list(read_entries(self.root, places, Mentions(self.rounds)))
        self._keep(fresh, found)
        yield from found

    def _keep(self, fresh: Mapping[str, int], found: Iterable[Entry]) -> None:
        """Remember the folders in which nothing but whole statements were found."""
        if self.memory is None:
            return
        by_folder: dict[str, list[Entry]] = {path: [] for path in fresh}
        for each in found:
            by_folder.get(each.path.rpartition("/")[0], []).append(each)
        for path, began in fresh.items():
            self.memory.keep_entries(path, began, by_folder[path])

    def _below(self, path: str, folders: list[str]) -> Iterator[str]:
        """The folders to go into, last first; what programs left is only told."""
        for name in reversed(folders):
            if is_dropping(name):
                self._tell_stray(f"{path}/{name}")
            else:
                yield f"{path}/{name}"

    def _once(self, entries: list[Entry]) -> Iterator[Entry]:
        """Each statement once: where it belongs, else where it stands first."""
        entries.sort(key=lambda each: each.path)
        kept: dict[str, Entry] = {}
        for each in entries:
            if each.digest and (each.digest not in kept or own_path(each) == each.path):
                kept[each.digest] = each
        for each in entries:
            first = kept.get(each.digest, each)
            if first is each:
                yield each
            else:
                self._tell(each.path, failed("form", TWICE, path=first.path))

    def _tell_rest(self, path: str, here: Folder, files: list[str]) -> None:
        """Tell what has no place in a folder, and what is wrong with the folder."""
        for name, fault in here.faults.items():
            self._tell(f"{path}/{name}" if name else path, fault)
        for name in files:
            self._tell_stray(f"{path}/{name}")

    def _tell_stray(self, path: str) -> None:
        is_lonely = path.startswith(STATEMENTS) and path.endswith(SIGNATURE)
        otherwise = (
            failed("signature", LONELY) if is_lonely else failed("form", NOBODYS)
        )
        self._tell(path, stray(path) or otherwise)

    def _tell(self, path: str, fault: Fault) -> None:
        self.told.append((printable(path), fault))


def _places(path: str, here: Folder, closed: AbstractSet[str]) -> Iterator[Place]:
    """The statements in a folder; a fault of a signature is taken from the folder's."""
    files = set(here.files)
    for name in here.files:
        if name.endswith(ENDING):
            beside = f"{name}.sig"
            fault = here.faults.pop(beside) if beside in closed else None
            yield Place(f"{path}/{name}", fault or beside in files)


def _others(here: Folder, closed: AbstractSet[str]) -> list[str]:
    """The files in a folder that are neither statements nor signatures of some."""
    names = {*here.files, *closed}
    return [
        name
        for name in here.files
        if not name.endswith(ENDING)
        and not (name.endswith(SIGNATURE) and name.removesuffix(".sig") in names)
    ]
