"""Repair: bring archived bytes back that a merge altered, from git's own history.

What shall stand at each place, digests tell: those of submissions in statements and in
the names of rounds, those of content in submissions, those of statements in their names
and in the statements that saw them. So it does not matter whence the bytes come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qms.actions.desk import undisturbed
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Archive, Entry, Round
from qms.model.approval.fault import Weight
from qms.model.approval.statement import Statement, read_statement
from qms.model.approval.submission import Submission, read_submission
from qms.store.act_files import carry_out
from qms.store.archive import read_archive
from qms.store.forms import formed
from qms.store.head import is_shallow
from qms.store.history import Read, Versions, blobs_of, versions_of
from qms.store.ordinary import digest_of, hash_file, read_bytes
from qms.store.repository import git_folder
from qms.store.rounds import ARCHIVE, SUBMISSION, round_path
from qms.store.signatures import signature_of
from qms.store.statements import MAX_SIGNATURE, MAX_STATEMENT, STATEMENTS

Fits = Callable[[bytes], bool]
_SHORT = re.compile(r"[0-9a-f]{8}\Z")
_STATEMENT = re.compile(r"-([0-9a-f]{8})\.json\Z")


@dataclass(frozen=True)
class Repair:
    """What can be restored, as bytes by path from the root, and what cannot.

    `is_shallow` tells that history is cut off here, and more may be found elsewhere.
    """

    found: Mapping[str, bytes]
    lost: tuple[str, ...]
    is_shallow: bool = False


def plan_repair(root: Path, ref: str = "") -> Repair:
    """Look for what was altered or lost, and for the right bytes in history.

    Raises QmsError where there is no git.
    """
    if git_folder(root) is None:
        raise QmsError(
            _("there is no git here, and so nothing to restore from"),
            hint=_("copy the folder approvals/ from another copy of the repository"),
        )
    with undisturbed(root), blobs_of(root) as read_blob:
        archive = read_archive(root)
        mender = _Mender(root, archive, versions_of(root, ARCHIVE, ref), read_blob)
        mender.mend()
    lost = tuple(sorted(mender.lost))
    return Repair(mender.found, lost, bool(lost) and is_shallow(root))


def repair(root: Path, plan: Repair, *, commits: bool = True) -> str | None:
    """Write what was found to its places; gives the commit, if any."""
    with undisturbed(root):
        message = f"repair the archive: {len(plan.found)} files"
        return carry_out(root, plan.found, message, commit=commits, is_mending=True)


class _Mender:
    """Goes over the archive; what it finds for each place fits by its digest."""

    def __init__(
        self, root: Path, archive: Archive, versions: Versions, read_blob: Read
    ) -> None:
        self.root, self.archive = root, archive
        self.versions, self.read_blob = versions, read_blob
        self.found: dict[str, bytes] = {}
        self.lost: list[str] = []
        self.stated = _stated(archive)
        self.known = set(archive.by_digest)
        self.waiting = _seen(archive)

    def mend(self) -> None:
        """Statements first, since they tell what the submissions are."""
        for entry in self.archive.entries:
            self._statement(entry)
        while self.waiting:
            digest = self.waiting.pop()
            if digest not in self.known:
                self.known.add(digest)
                self._lost_statement(digest)
        for name in sorted({*self.archive.by_name, *self.stated}):
            self._round(name, self.archive.by_name.get(name))

    def _statement(self, entry: Entry) -> None:
        """Restore a statement that is not what its name states, and its signature."""
        path = entry.path
        if not _SHORT.match(entry.stated) or not path.startswith(STATEMENTS):
            return
        start = f"sha256:{entry.stated}"
        if not entry.digest.startswith(start):
            if self._restore(path, lambda data: digest_of(data).startswith(start)):
                self._signature(path)
        elif entry.signature.fault and entry.signature.fault.weight is Weight.FAILED:
            self._signature(path)

    def _lost_statement(self, digest: str) -> None:
        """Restore a statement that others saw, wherever it once stood."""
        short = digest[7:15]
        paths = [
            path
            for path in self.versions
            if (match := _STATEMENT.search(path)) and match[1] == short
        ]
        if any(path in self.found or path in self.lost for path in paths):
            return
        for path in paths:
            if self._search(path, lambda data: digest_of(data) == digest):
                self._signature(path)
                return
        self.lost.append(f"{STATEMENTS}/…-{short}.json")

    def _signature(self, path: str) -> None:
        """Restore the signature beside a statement, unless a fitting one stands."""
        data = self.found.get(path)
        if data is None:
            data, _reason = read_bytes(str(self.root / path), MAX_STATEMENT)
        held, _reason = read_bytes(str(self.root / f"{path}.sig"), MAX_SIGNATURE)
        if signature_of(data, held).fault:
            whole = data
            self._restore(f"{path}.sig", lambda each: _holds(whole, each))
        self._learn(data)

    def _learn(self, data: bytes) -> None:
        """A restored statement tells of submissions and of statements before it."""
        statement = formed(data, read_statement)
        if isinstance(statement, Statement):
            self.known.add(digest_of(data))
            self.waiting.update(_named(statement))
            for name, digest in statement.subjects:
                self.stated.setdefault(name, set()).add(digest)

    def _round(self, name: str, held: Round | None) -> None:
        folder = round_path(name)
        submission = held.submission if held else None
        if held is None or not self._fits(name, held.digest):
            path = f"{folder}/{SUBMISSION}"
            if not self._restore(path, lambda data: self._fits(name, digest_of(data))):
                return
            submission = _submission(self.found[path])
        elif all(fault.weight is Weight.NOTE for fault in held.faults):
            return
        for path, digest in (submission.content if submission else {}).items():
            full = f"{folder}/content/{path}"
            if hash_file(str(self.root / full))[0] != digest:
                self._restore(full, _equals(digest))

    def _fits(self, name: str, digest: str) -> bool:
        """Whether a submission of a digest is the one that a round's name means."""
        if name in self.stated:
            return digest in self.stated[name]
        short = name.rpartition("-")[2]
        return not _SHORT.match(short) or digest.startswith(f"sha256:{short}")

    def _restore(self, path: str, fits: Fits) -> bool:
        if self._search(path, fits):
            return True
        self.lost.append(path)
        return False

    def _search(self, path: str, fits: Fits) -> bool:
        for blob in self.versions.get(path, ()):
            data = self.read_blob(blob)
            if data is not None and fits(data):
                self.found[path] = data
                return True
        return False


def _stated(archive: Archive) -> dict[str, set[str]]:
    """The digests that signed statements give each submission, by its name."""
    found: dict[str, set[str]] = {}
    for entry in archive.entries:
        if entry.statement and not entry.signature.fault:
            for name, digest in entry.statement.subjects:
                found.setdefault(name, set()).add(digest)
    return found


def _seen(archive: Archive) -> set[str]:
    """The statements that others saw."""
    return {
        digest
        for entry in archive.entries
        if entry.statement and not entry.signature.fault
        for digest in _named(entry.statement)
    }


def _named(statement: Statement) -> set[str]:
    """The statements that one names as seen."""
    return {each for each in (*statement.seen, statement.previous) if each}


def _submission(data: bytes) -> Submission | None:
    found = formed(data, read_submission)
    return found if isinstance(found, Submission) else None


def _equals(digest: str) -> Fits:
    return lambda data: digest_of(data) == digest


def _holds(data: bytes, armour: bytes) -> bool:
    return signature_of(data, armour).fault is None
