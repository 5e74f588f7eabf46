"""Acts that are not ended: what every command looks for before it answers."""

from __future__ import annotations

from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.repository import own_folder

FOLDER = "journal"
MANIFEST = "manifest.json"
UNDO = "undo.json"


def journal_folders(root: Path) -> list[Path]:
    """The folders of the acts that are not ended, the oldest name first.

    Raises QmsError where a symbolic link stands in the way.
    """
    folder = own_folder(root) / FOLDER
    if not folder.is_dir():
        return []
    found = sorted(folder.iterdir())
    for path in (folder.parent, folder, *found):
        if path.is_symlink():
            raise QmsError(
                _("{path} is a symbolic link").format(path=path),
                hint=_("remove it: qms keeps its journal there"),
            )
    return [path for path in found if path.is_dir()]


def is_begun(folder: Path) -> bool:
    """Whether an act went so far that it must be finished or taken back."""
    return (folder / MANIFEST).exists() or (folder / UNDO).exists()


def unfinished(root: Path) -> bool:
    """Whether a killed command left an act that the next one that writes must finish.

    Cheap, and writes nothing: for commands that only read.
    """
    if not any(map(is_begun, journal_folders(root))):
        return False
    # every command asks this, and hardly ever must know who writes
    from qms.store.lock import is_locked

    return not is_locked(root)
