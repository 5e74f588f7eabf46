"""What two trees of git have otherwise, read without a checkout.

Git is asked once for the paths and once for all bytes, however many documents or
commits lie between. Nothing that the repository brings along is run: no external
comparison, no conversion, no attributes of an archive.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import _
from qms.model.change.touched import LINK, State, Touched
from qms.store.bytes import printable
from qms.store.git import Answer, ask_git
from qms.store.ordinary import read_bytes
from qms.store.repository import prefix_of, work_tree

MOST_BYTES = 64 * 1024 * 1024
FOLDERS = (
    *("approvals", "governance", "overrides", "procedures", "records"),
    *("qms.yaml", ".gitattributes"),
)
INDEX = "index"
WORKING = "working tree"
COMMIT = "commit"
_RAW = (
    *("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"),
    *("--ignore-submodules=dirty",),
)
# paths are what they are; nothing is fetched, replaced, locked or watched
_ENVIRONMENT = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
}
_PLAIN = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
# texts of which git stores LF, whatever the working copy has
_TEXTS = (".md", ".yaml", ".yml")
_ARCHIVE = "approvals/"
Read = Callable[[str], bytes | None]


class Tree(NamedTuple):
    """A tree that is compared: a commit's, the index, or the working tree."""

    sort: str
    commit: str = ""


def asked(root: Path, *words: str) -> Answer:
    """Ask git in the top of the work tree, plainly."""
    return ask_git(work_tree(root) or root, *_PLAIN, *words, env=_ENVIRONMENT)


def told(root: Path, *words: str) -> bytes:
    """What git answers; raises QmsError with git's words where it refuses."""
    answer = asked(root, *words)
    if answer.code:
        raise QmsError(
            _("git cannot compare: {said}").format(said=answer.said or words[0]),
            hint=_("see what git says: git -C {folder} status").format(folder=root),
        )
    return answer.given


def touched(
    root: Path,
    base: str,
    head: Tree,
    read: Read,
    folders: Collection[str] = FOLDERS,
) -> list[Touched]:
    """Every path of a quality system at which a tree differs from a base, sorted.

    `base` names a commit or a tree; `read` gives the bytes of a blob by its name.
    """
    return _Comparing(root, read).compared(base, head, folders)


def unstaged(
    root: Path, read: Read, folders: Collection[str] = FOLDERS
) -> list[Touched]:
    """Every path of a quality system at which the working tree is not as staged."""
    return _Comparing(root, read).compared("", Tree(WORKING), folders)


class _Comparing:
    """Reads one comparison; paths come and go from the root."""

    def __init__(self, root: Path, read: Read) -> None:
        self.root, self.read = root, read
        self.prefix = prefix_of(root)

    def compared(
        self, base: str, head: Tree, folders: Collection[str]
    ) -> list[Touched]:
        """What differs from a base; without one, from the index."""
        places = ["--", *(f"{self.prefix}{each}" for each in folders)]
        if head.sort != COMMIT:
            self._require_merged(places)
        if head.sort == COMMIT:
            words = ["diff-tree", "-r", *_RAW, base, head.commit]
        elif head.sort == INDEX:
            words = ["diff-index", "--cached", *_RAW, base]
        else:
            words = ["diff-index", *_RAW, base] if base else ["diff-files", *_RAW]
        found = {
            each.path: each for each in self._rows(told(self.root, *words, *places))
        }
        if head.sort == WORKING:
            for path in self._untracked(places):
                before = found[path].before if path in found else None
                found[path] = Touched(path, before, self._working(path))
        return [found[path] for path in sorted(found) if _differs(found[path])]

    def _rows(self, given: bytes) -> Iterator[Touched]:
        tokens = iter(given.split(b"\0"))
        for token in tokens:
            words = token.removeprefix(b":").decode().split()
            if len(words) != 5:
                continue
            path = os.fsdecode(next(tokens, b"")).removeprefix(self.prefix)
            before = self._state(path, words[0], words[2])
            yield Touched(path, before, self._state(path, words[1], words[3]))

    def _require_merged(self, places: list[str]) -> None:
        """Raise QmsError where git could not end a merge, and somebody must."""
        words = ("ls-files", "--unmerged", "-z", "--full-name")
        rows = told(self.root, *words, *places).split(b"\0")
        stages: dict[str, set[bytes]] = {}
        for said, _tab, path in (row.partition(b"\t") for row in rows if row):
            stages.setdefault(os.fsdecode(path), set()).add(said.split()[2])
        for name, held in stages.items():
            raise _conflict(name.removeprefix(self.prefix), is_new=b"1" not in held)

    def _state(self, path: str, mode: str, name: str) -> State | None:
        if not mode.strip("0"):
            return None
        if name.strip("0"):
            return State(mode, name, partial(self.read, name))
        return State(mode, "", partial(self._file, path))

    def _untracked(self, places: list[str]) -> Iterator[str]:
        words = ("ls-files", "--others", "--exclude-standard", "-z", "--full-name")
        for path in told(self.root, *words, *places).split(b"\0"):
            # another repository that lies within is told with a slash
            if path and not path.endswith(b"/"):
                yield os.fsdecode(path).removeprefix(self.prefix)

    def _working(self, path: str) -> State | None:
        mode = LINK if (self.root / path).is_symlink() else "100644"
        return State(mode, "", partial(self._file, path))

    def _file(self, path: str) -> bytes | None:
        """The bytes of a working file as git would store them."""
        data, reason = read_bytes(f"{self.root}/{path}", MOST_BYTES)
        if reason:
            return None
        if path.endswith(_TEXTS) and not path.startswith(_ARCHIVE):
            return data.replace(b"\r\n", b"\n")
        return data


def _conflict(path: str, *, is_new: bool) -> QmsError:
    """What is told of a merge that git could not end: begun twice, or edited twice."""
    told = _("{path} has a conflict of a merge").format(path=printable(path))
    if is_new and path.endswith(_TEXTS) and path.startswith("procedures/"):
        name = printable(path.rpartition("/")[2].partition(".")[0])
        hint = _(
            "both branches began a document under one number: git merge --abort, then "
            "qms renumber {id}, commit, and merge again"
        )
        return QmsError(told, hint=hint.format(id=name))
    return QmsError(told, hint=_("mend it and add it first: git status tells how"))


def _differs(row: Touched) -> bool:
    """Whether there is a difference: git may say so of a file that was only saved."""
    before, after = row.before, row.after
    if before is None or after is None:
        return before is not after
    if not (before.is_file and after.is_file):
        return (before.mode, before.name) != (after.mode, after.name) or not after.name
    if before.name and before.name == after.name:
        return False
    # what is too large to be read may be anything
    return before.data is None or before.data != after.data
