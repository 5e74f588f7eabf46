"""Foreign files that a person names: those of folders too, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.flaw import Flaw
from qms.store.bytes import printable, raw_file

REPORT_ENDING = ".import-report.md"
_LEAVINGS = ("~$", ".~lock", ".")
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
LINK = N_("it is a symbolic link, which is not followed")
UNREADABLE = N_("it cannot be read: {reason}")
TOO_LARGE = N_("it is larger than {most} megabytes")
MEGABYTE = 1_000_000


class ForeignFile(NamedTuple):
    """A file, and how the person named it."""

    path: Path
    shown: str


def foreign_files(paths: Sequence[Path]) -> list[ForeignFile]:
    """The files named, and all those of the folders named, each once, in order.

    What programs leave behind is left out, and so are reports of earlier imports.
    Raises UsageError where nothing of that name is there.
    """
    found: dict[Path, ForeignFile] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(_("there is no {path}").format(path=path))
        inside = _inside(path) if path.is_dir() else iter([path])
        for each in inside:
            shown = printable(each.as_posix())
            found.setdefault(_place(each), ForeignFile(each, shown))
    return list(found.values())


def file_bytes(path: Path, limit: int) -> tuple[bytes, str, dict[str, str | int]]:
    """The bytes of an ordinary file; or none, with the reason and its values."""
    raw = raw_file(str(path), limit)
    if not isinstance(raw, Flaw):
        return raw, "", {}
    if raw.code == "QMS115":
        return b"", LINK, {}
    if raw.code == "QMS107":
        return b"", TOO_LARGE, {"most": limit // MEGABYTE}
    return b"", UNREADABLE, {"reason": str(raw.values.get("reason", ""))}


def _inside(folder: Path) -> Iterator[Path]:
    """Every file below a folder, sorted; links are given, and not followed."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            if not _is_leaving(name):
                yield Path(top) / name


def _is_leaving(name: str) -> bool:
    return (
        name.startswith(_LEAVINGS)
        or name.lower() in _LEFT_BY_SYSTEMS
        or name.endswith(REPORT_ENDING)
    )


def _place(path: Path) -> Path:
    """Where a file is, its own link not followed."""
    return path.parent.resolve() / path.name
