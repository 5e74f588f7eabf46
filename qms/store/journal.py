"""The journal of one act: what its files were and shall be, before any is touched.

A folder `journal/<id>/` in the folder of qms (see `repository`), deleted at the end:

- `old` and `new`: the bytes of the act's files, one after another;
- `manifest.json`: each file's path, digests, sizes; the commit's message. It is renamed
  to its place when all else is on the disk: from then on the act will be finished;
- `undo.json`: the same manifest, once the act is to be taken back instead;
- `commit.json`: the tree that git was asked to commit, and upon which commit.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from qms.errors import QmsError
from qms.i18n import _
from qms.store.lasting import disk_faults_told, flush, write_new
from qms.store.repository import own_folder, prefix_of, work_tree
from qms.store.targets import Target, target_of
from qms.store.unfinished import FOLDER, MANIFEST, UNDO, is_begun, journal_folders

Side = Literal["old", "new"]
COMMIT = "commit.json"
_TEMPORARY = "manifest.tmp"


@dataclass(frozen=True, slots=True)
class Journal:
    """One act: its files, its message, and whether git shall commit it on a branch."""

    folder: Path
    root: Path
    targets: tuple[Target, ...]
    message: str
    wants_commit: bool
    branch: str | None
    is_undone: bool = False

    @property
    def paths(self) -> list[str]:
        """The paths of all its files, from the root."""
        return [each.path for each in self.targets]

    def temporary(self, target: Target) -> str:
        """Where a file of the act is written before it is moved to its place."""
        folder, slash, _name = target.path.rpartition("/")
        name = f".qms-{self.folder.name}-{target.number}"
        return f"{self.root}/{folder}{slash}{name}"

    def contents(self, side: Side) -> Iterator[tuple[Target, bytes | None]]:
        """Each file and its bytes before or after the act; None where it is not."""
        data = memoryview((self.folder / side).read_bytes())
        start = 0
        for each in self.targets:
            digest, size = each.side(side)
            part = bytes(data[start : start + size])
            start += size
            if digest is not None and sha256(part).hexdigest() != digest:
                raise _unreadable(self.folder)
            yield each, None if digest is None else part


def lay_down(
    root: Path,
    files: Mapping[Target, tuple[bytes | None, bytes | None]],
    message: str,
    branch: str | None = None,
    *,
    wants_commit: bool = False,
) -> Journal:
    """Write the journal of an act: its files with their bytes before and after.

    On return the act will be finished, whatever happens; on an error nothing is left.
    """
    with disk_faults_told():
        folder = _new_folder(root)
        try:
            write_new(str(folder / "old"), [old or b"" for old, _new in files.values()])
            write_new(str(folder / "new"), [new or b"" for _old, new in files.values()])
            journal = Journal(
                folder, root.resolve(), tuple(files), message, wants_commit, branch
            )
            write_new(str(folder / _TEMPORARY), [_manifest(journal)])
            for name in ("old", "new", _TEMPORARY):
                flush(str(folder / name))
            (folder / _TEMPORARY).rename(folder / MANIFEST)
            for each in (folder, folder.parent, folder.parent.parent):
                flush(str(each))
        except BaseException:
            with suppress(QmsError):
                throw_away(folder)
            raise
    return journal


def read_journal(folder: Path, root: Path) -> Journal | None:
    """The act of a journal; None if it was never begun.

    Raises QmsError if it cannot be read.
    """
    if not is_begun(folder):
        return None
    is_undone = (folder / UNDO).exists()
    try:
        held = json.loads((folder / (UNDO if is_undone else MANIFEST)).read_bytes())
        rows = enumerate(held["targets"])
        return Journal(
            folder,
            ((work_tree(root) or root) / str(held["root"])).resolve(),
            tuple(target_of(number, row) for number, row in rows),
            str(held["message"]),
            bool(held["commit"]),
            held["branch"],
            is_undone,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(folder) from error


def turn_back(journal: Journal) -> None:
    """From now on the act is taken back, and no more finished."""
    with disk_faults_told(), suppress(FileNotFoundError):
        (journal.folder / MANIFEST).rename(journal.folder / UNDO)
        flush(str(journal.folder))


def throw_away(folder: Path) -> None:
    """Delete a journal: the act is done, or taken back, or was never begun."""
    with disk_faults_told():
        for name in (MANIFEST, UNDO):
            (folder / name).unlink(missing_ok=True)
        flush(str(folder))
        shutil.rmtree(folder)


def _new_folder(root: Path) -> Path:
    own = own_folder(root)
    (own / FOLDER).mkdir(exist_ok=True)
    journal_folders(root)
    folder = own / FOLDER / secrets.token_hex(4)
    folder.mkdir()
    return folder


def _manifest(journal: Journal) -> bytes:
    held = {
        "qms": 1,
        "root": prefix_of(journal.root),
        "message": journal.message,
        "commit": journal.wants_commit,
        "branch": journal.branch,
        "targets": [each.row() for each in journal.targets],
    }
    return json.dumps(held).encode()


def _unreadable(folder: Path) -> QmsError:
    return QmsError(
        _("the journal of an act that was cut short is damaged: {path}").format(
            path=folder
        ),
        hint=_("look at your files with git status, then delete that folder"),
    )
