"""Putting the files of an act to their places, or those before it back."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.journal import Journal, Side
from qms.store.lasting import disk_faults_told, flush_all, write_new
from qms.store.targets import Target, digest_at, require_paths

Waiting = list[tuple[Target, bytes | None]]


def put(journal: Journal, side: Side, *, kept: Path | None = None) -> None:
    """Bring every file of an act to how it shall be after it, or was before it.

    If somebody changed one of them meanwhile, it is moved to the folder `kept`; without
    one, QmsError is raised with nothing touched. May be run again and again: what
    stands already is left alone.
    """
    require_paths(journal.root, dict.fromkeys(journal.paths))
    with disk_faults_told():
        if kept:
            _keep(journal, kept)
        waiting = _waiting(journal, side)
        moves = _write_beside(journal, waiting)
        flush_all(list(moves))
        for target, data in waiting:
            if data is None:
                (journal.root / target.path).unlink(missing_ok=True)
        for temporary, place in moves.items():
            os.replace(temporary, place)
        _remove_emptied(journal, side)
        flush_all(_folders(journal, waiting))


def sweep(journal: Journal) -> None:
    """Delete what a killed command wrote beside the places of its files."""
    with disk_faults_told():
        for each in journal.targets:
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(journal.temporary(each))


def _waiting(journal: Journal, side: Side) -> Waiting:
    """The files that are not yet as they shall be, with the bytes that they get."""
    top = str(journal.root)
    waiting: Waiting = []
    for target, data in journal.contents(side):
        wanted, _size = target.side(side)
        found = digest_at(f"{top}/{target.path}")
        if found == wanted:
            continue
        if found not in (target.old, target.new, None):
            raise QmsError(
                _("{path} was changed while an act on it was unfinished").format(
                    path=target.path
                ),
                hint=_(
                    "move your file elsewhere and run the command again; the bytes of "
                    "the act are safe in {folder}"
                ).format(folder=journal.folder),
            )
        waiting.append((target, data))
    return waiting


def _keep(journal: Journal, kept: Path) -> None:
    """Move away what stands at a place of the act and is none of its bytes."""
    for target in journal.targets:
        place = journal.root / target.path
        if digest_at(str(place)) not in (target.old, target.new, None):
            aside = kept / journal.folder.name / target.path
            aside.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(place, aside)


def _write_beside(journal: Journal, waiting: Waiting) -> dict[str, str]:
    """Write the bytes beside the places that they will be moved to.

    Paths are plain texts here: of thousands of files, a Path costs more than the file.
    """
    moves: dict[str, str] = {}
    top = str(journal.root)
    made = {""}
    for target, data in waiting:
        if data is None:
            continue
        _make_folder(top, target.path.rpartition("/")[0], made)
        temporary = journal.temporary(target)
        write_new(temporary, [data])
        if target.old is not None:
            os.chmod(temporary, target.mode)
        moves[temporary] = f"{top}/{target.path}"
    return moves


def _make_folder(top: str, folder: str, made: set[str]) -> None:
    if folder in made:
        return
    _make_folder(top, folder.rpartition("/")[0], made)
    with suppress(FileExistsError):
        os.mkdir(f"{top}/{folder}")
    made.add(folder)


def _remove_emptied(journal: Journal, side: Side) -> None:
    """Remove the folders that hold nothing once a file of theirs is gone.

    Going back, only those that the act had made.
    """
    for target in journal.targets:
        if target.side(side)[0] is not None:
            continue
        folders = target.path.split("/")[:-1]
        while len(folders) > (target.standing if side == "old" else 0):
            try:
                with suppress(FileNotFoundError):
                    os.rmdir(journal.root / "/".join(folders))
            except OSError:
                break
            folders.pop()


def _folders(journal: Journal, waiting: Waiting) -> list[str]:
    """Every folder in which a file or a folder came or went."""
    found: set[str] = {""}
    for target, _data in waiting:
        folder = target.path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return [f"{journal.root}/{each}" for each in found]
