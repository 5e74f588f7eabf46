"""The files of an act: where they may lie, and how they stand now."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.lasting import disk_faults_told

ARCHIVE = "approvals/"
NEW_MODE = 0o644
STRANGE = "no ordinary file"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_FORBIDDEN = frozenset({"", ".", "..", ".git", "git~1"})


@dataclass(frozen=True, slots=True)
class Target:
    """One file of an act: digests (SHA-256) and sizes before and after; None: no file.

    `standing` counts the folders of its path that stood before the act.
    """

    number: int
    path: str
    old: str | None
    new: str | None
    old_size: int
    new_size: int
    mode: int
    standing: int

    def side(self, side: str) -> tuple[str | None, int]:
        """Digest and size before the act (`old`) or after it (`new`)."""
        if side == "old":
            return self.old, self.old_size
        return self.new, self.new_size

    def row(self) -> list[object]:
        """All but the number, in the order of the fields, for the manifest."""
        sizes = (self.old_size, self.new_size)
        return [self.path, self.old, self.new, *sizes, self.mode, self.standing]


def target_of(number: int, row: Sequence[object]) -> Target:
    """The file that a row of the manifest tells of; raises ValueError if none does."""
    match row:
        case [str(path), old, new, int(before), int(after), int(mode), int(standing)]:
            first, then = (None if each is None else str(each) for each in (old, new))
            return Target(number, path, first, then, before, after, mode, standing)
    raise ValueError(row)


Files = dict[Target, tuple[bytes | None, bytes | None]]


def targets_of(
    root: Path, changes: Mapping[str, bytes | None], *, is_mending: bool = False
) -> Files:
    """The files of an act as they stand, with their bytes before and after.

    Raises QmsError on a path that leads out of the root, over a link, or into git's
    folder, and where the act would alter the archive (unless it mends it).
    """
    require_paths(root, changes)
    standing: dict[str, int] = {}
    files: Files = {}
    with disk_faults_told():
        for number, (path, new) in enumerate(changes.items()):
            old, mode = _standing(root, path)
            if old is not None and path.startswith(ARCHIVE) and not is_mending:
                raise QmsError(_("{path} exists already").format(path=path))
            depth = _standing_folders(str(root), path.rpartition("/")[0], standing)
            digests = (_digest(old), _digest(new))
            sizes = (len(old or b""), len(new or b""))
            files[Target(number, path, *digests, *sizes, mode, depth)] = (old, new)
    return files


def require_paths(root: Path, changes: Mapping[str, object]) -> None:
    """Raise QmsError unless every path lies in the root, with no link on its way."""
    seen: set[str] = set()
    for path in changes:
        parts = path.split("/")
        if _CONTROL.search(path) or _is_outside(parts):
            raise QmsError(
                _("{path} is no path inside of the quality system").format(
                    path=_CONTROL.sub("?", path)
                )
            )
        for folder in _folders(path):
            if folder in changes:
                raise QmsError(_("{path} is no folder").format(path=folder))
            if folder not in seen:
                _require_folder(root, folder)
                seen.add(folder)


def digest_at(path: str) -> str | None:
    """The digest of the file that stands at a path; None without any.

    What is no ordinary file has a digest that no bytes have.
    """
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return STRANGE
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_outside(parts: list[str]) -> bool:
    names = {part.lower().rstrip(" .") or part.strip() for part in parts}
    return bool(names & _FORBIDDEN) or ":" in parts[0]


def _folders(path: str) -> Iterator[str]:
    """The folders that a path goes through, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _require_folder(root: Path, folder: str) -> None:
    try:
        mode = os.lstat(root / folder).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISLNK(mode):
        raise QmsError(
            _("{path} is a symbolic link").format(path=folder),
            hint=_("put the folder itself there: qms writes through no link"),
        )
    if not stat.S_ISDIR(mode):
        raise QmsError(_("{path} is no folder").format(path=folder))


def _standing(root: Path, path: str) -> tuple[bytes | None, int]:
    """The bytes and rights of the file that stands at a path, if any."""
    place = root / path
    try:
        status = place.lstat()
    except FileNotFoundError:
        return None, NEW_MODE
    if not stat.S_ISREG(status.st_mode):
        raise QmsError(
            _("{path} is no ordinary file").format(path=path),
            hint=_("remove it, then run the command again"),
        )
    return place.read_bytes(), stat.S_IMODE(status.st_mode)


def _standing_folders(root: str, folder: str, known: dict[str, int]) -> int:
    """How many folders of a path stand, counted from the root."""
    if not folder:
        return 0
    if folder not in known:
        above = _standing_folders(root, folder.rpartition("/")[0], known)
        whole = above == folder.count("/")
        known[folder] = above + (whole and os.path.isdir(f"{root}/{folder}"))
    return known[folder]


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()
