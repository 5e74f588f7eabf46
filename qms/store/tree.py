"""The files of a repository: where they lie, in one order on every system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from qms.errors import NotARepositoryError
from qms.i18n import _

ORGANISATION = "qms.yaml"
DOCUMENTS = "procedures"
RECORDS = "records"
DOCUMENT_ENDINGS = (".md", ".yaml")


def find_root(start: Path) -> Path:
    """The folder with `qms.yaml` here or above; raises NotARepositoryError."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / ORGANISATION).is_file():
            return folder
    raise NotARepositoryError(
        _("no qms.yaml here or in a folder above: {folder}").format(folder=start),
        hint=_("go to the folder of your quality system, or make one with qms init"),
    )


def walk(root: Path, folder: str) -> Iterator[str]:
    """Every file under a folder as a path from the root, sorted; links included.

    Hidden files and folders are left out; a folder that cannot be read, or that has
    the name of a document, is given as if it were a file, so that reading it tells
    why. Links are never followed.
    """
    waiting = [(folder, not (root / folder).is_symlink())]
    while waiting:
        path, is_folder = waiting.pop()
        entries = _entries(root, path) if is_folder else None
        if entries is None:
            yield path
        else:
            waiting.extend(reversed(entries))


def _entries(root: Path, folder: str) -> list[tuple[str, bool]] | None:
    """What stands in a folder: path, and whether to go down; None if it is closed."""
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError:
        return None
    return [
        (
            f"{folder}/{entry.name}",
            entry.is_dir(follow_symlinks=False) and not is_document(entry.name),
        )
        for entry in entries
        if not entry.name.startswith(".")
    ]


def is_document(path: str) -> bool:
    """Whether a path under `procedures/` is a document or a language version."""
    return path.endswith(DOCUMENT_ENDINGS)
