"""The folder of a site: built beside its place, and put there whole.

A reader of the folder sees the old site or the new one. A build that was killed leaves
the old one standing, and what it left beside it is removed by the next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.store.exchanging import exchanged
from qms.store.lock import file_locked
from qms.store.marks import Mark, Marks, is_settled, mark_of

MARK = "about.json"
SUMS = "SHA256SUMS"
ROOMS = ("approvals", "governance", "procedures", "records", "overrides", ".git")


class SiteFolder:
    """A site that is being built; `keep` and `put` fill it, nothing else does."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.coming = _beside(target, "new")
        self._folders: set[str] = set()

    def keep(self, path: str, digest: str) -> bool:
        """Take a file over from the old site, if it still has these bytes (SHA-256)."""
        old = f"{self.target}/{path}"
        try:
            with open(old, "rb") as file:  # noqa: PTH123 - thousands of files
                data = file.read()
        except OSError:
            return False
        if hashlib.sha256(data).hexdigest() != digest:
            return False
        new = self._place(path)
        try:
            os.link(old, new)
        except OSError:
            self._write(new, data)
        return True

    def put(self, path: str, data: bytes) -> None:
        """Write a file."""
        self._write(self._place(path), data)

    def publish(self) -> None:
        """Put the new site in the old one's place, in one step where systems can."""
        if not self.target.exists():
            self.coming.rename(self.target)
            return
        if not exchanged(self.coming, self.target):
            old = _beside(self.target, "old")
            self.target.rename(old)
            self.coming.rename(self.target)
            shutil.rmtree(old)
            return
        shutil.rmtree(self.coming)

    def _place(self, path: str) -> str:
        folder, _slash, _name = path.rpartition("/")
        if folder not in self._folders:
            os.makedirs(f"{self.coming}/{folder}", exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)
        return f"{self.coming}/{path}"

    @staticmethod
    def _write(place: str, data: bytes) -> None:
        with open(place, "xb") as file:  # noqa: PTH123 - thousands of files
            file.write(data)


@contextmanager
def site_folder(target: Path, root: Path) -> Iterator[SiteFolder]:
    """The folder in which a site is built; it is published only when nothing failed.

    Raises UsageError where the target is no place for a site, QmsError where it holds
    something else, where somebody builds there now, or where it cannot be written.
    """
    target = target.resolve()
    insist_on_a_place(target, root.resolve())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with file_locked(_beside(target, "lock"), wait=0.0):
            _recover(target)
            insist_ours(target)
            folder = SiteFolder(target)
            folder.coming.mkdir()
            try:
                yield folder
                folder.publish()
            finally:
                shutil.rmtree(folder.coming, ignore_errors=True)
    except OSError as error:
        raise QmsError(
            _("cannot write {path}: {reason}").format(
                path=error.filename or target, reason=error.strerror
            ),
            hint=_("look at the rights of the folder and at the free space"),
        ) from error


def sums_of(digests: Mapping[str, str]) -> bytes:
    """The digests of every file of a site, as sha256sum writes and checks them."""
    lines = [f"{digest}  {path}\n" for path, digest in sorted(digests.items())]
    return "".join(lines).encode()


def whole(
    target: Path, digests: Mapping[str, str], known: Mapping[str, Mark], began: int
) -> Marks | None:
    """The settled marks of a site's files; None unless it holds these, and no others.

    A file that bears the mark that is known of it was not touched, and is not read.
    """
    wanted = {**digests, SUMS: hashlib.sha256(sums_of(digests)).hexdigest()}
    marks: Marks = {}
    found = 0
    for folder, _folders, names in os.walk(target):
        below = folder[len(str(target)) + 1 :]
        for name in names:
            path = f"{below}/{name}" if below else name
            try:
                mark = mark_of(f"{folder}/{name}")
                if path not in wanted or (
                    mark != known.get(path)
                    and _digest_of(f"{folder}/{name}") != wanted[path]
                ):
                    return None
            except OSError:
                return None
            if is_settled(mark, began):
                marks[path] = mark
            found += 1
    return marks if found == len(wanted) else None


def _digest_of(full: str) -> str:
    with open(full, "rb") as file:  # noqa: PTH123 - thousands of files
        return hashlib.sha256(file.read()).hexdigest()


def insist_on_a_place(target: Path, root: Path) -> None:
    """Raise UsageError where a site would bury what the office keeps."""
    is_above = target == root or target in root.parents
    is_within = any(target.is_relative_to(root / room) for room in ROOMS)
    if is_above or is_within:
        raise UsageError(
            _("{path} is no place for a site: the office's own files lie there").format(
                path=target
            ),
            hint=_("name a folder of its own: qms build --out build/site"),
        )


def insist_ours(target: Path) -> None:
    """Raise QmsError where a folder holds anything but a site that qms made."""
    if not os.path.lexists(target):
        return
    is_empty = target.is_dir() and not any(target.iterdir())
    if not is_empty and not (target / MARK).is_file():
        raise QmsError(
            _("{path} holds something that qms did not make").format(path=target),
            hint=_("name an empty folder, or one that holds a site of qms"),
        )


def _recover(target: Path) -> None:
    """Finish or undo what a killed build left beside the site."""
    old = _beside(target, "old")
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)
    shutil.rmtree(_beside(target, "new"), ignore_errors=True)


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.qms-{what}")
