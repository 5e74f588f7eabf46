"""Bringing files into git's store, and into an index of its own, upon a commit.

They go there in one stream, so that the number of processes does not grow with theirs,
and what is archived is stored byte for byte, whatever git's attributes say.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.git import Answer, ask_git
from qms.store.lasting import disk_faults_told
from qms.store.leavings import tidied
from qms.store.lock import held_handles
from qms.store.repository import git_folder, own_folder, prefix_of, work_tree
from qms.store.room import REMEDY, is_full
from qms.store.targets import ARCHIVE

Contents = Mapping[str, bytes | None]
INDEX = "index"
# a ref of this work tree alone, so that two work trees do not meet in it
PLACE = "refs/worktree/qms"
# a line of git that tells its makers where a report lies
_CRASH = "crash report"
# a power cut after the commit must not lose what it holds; older gits ignore these;
# the method `batch` may lose an object on a full disk, and yet end well
_SETTINGS = (
    *("-c", "core.fsync=loose-object,pack,reference,index"),
    *("-c", "core.fsyncMethod=fsync"),
    *("-c", "i18n.commitEncoding=UTF-8"),
)


class Prepared(NamedTuple):
    """What shall be committed: the whole tree's id, and upon which commit, if any."""

    tree: str
    head: str | None
    is_new: bool


class CommitRefusedError(QmsError):
    """Git, a hook or the signing of commits refused, and nothing was committed."""


def prepare_commit(root: Path, contents: Contents, head: str | None) -> Prepared:
    """Bring files upon a commit into git's store, and into an index of its own.

    What is archived is stored byte for byte; of other files git stores what their
    attributes ask for. Raises CommitRefusedError if git cannot.
    """
    remove_index(root)
    stream = b"".join(_stream(root, contents, head))
    with tidied(root):
        told(root, "fast-import", "--quiet", "--force", "--done", data=stream)
    tree = told(root, "rev-parse", f"{PLACE}^{{tree}}").text
    told(root, "update-ref", "-d", PLACE)
    _copy_index(root)
    told(root, "read-tree", "--reset", "-i", tree, env=own_index(root))
    before = told(root, "rev-parse", f"{head}^{{tree}}").text if head else ""
    return Prepared(tree, head, tree != before)


def asked(
    root: Path, *words: str, data: bytes = b"", env: dict[str, str] | None = None
) -> Answer:
    """Run git in the work tree; it inherits the lock that is held here."""
    top = work_tree(root) or root
    return ask_git(
        top, *_SETTINGS, *words, data=data, env=env, handles=held_handles(root)
    )


def told(
    root: Path, *words: str, data: bytes = b"", env: dict[str, str] | None = None
) -> Answer:
    """What git answers; raises CommitRefusedError with git's words if it refuses."""
    answer = asked(root, *words, data=data, env=env)
    if answer.code:
        said = on_one_line(answer.said or answer.text)
        raise CommitRefusedError(
            _("git refused: {said}").format(said=said),
            hint=_(REMEDY if is_full(said) else N_("see what git says: git status")),
        )
    return answer


def on_one_line(said: str) -> str:
    """What git said, without what it says to its own makers."""
    lines = said.split("\n")
    return "; ".join(each for each in lines if each and _CRASH not in each) or "–"


def _stream(root: Path, contents: Contents, head: str | None) -> Iterator[bytes]:
    """What git's importer reads: one commit, upon another, that holds just these."""
    yield f"commit {PLACE}\ncommitter qms <qms> 0 +0000\ndata 0\n".encode()
    if head:
        yield f"from {head}\n".encode()
    others = [path for path in contents if not path.startswith(ARCHIVE)]
    stored = _stored(root, [path for path in others if contents[path] is not None])
    modes = held_in(root, others, head) if head else {}
    for (path, data), whole in zip(
        contents.items(), whole_paths(root, contents), strict=True
    ):
        place = b'"%s"' % whole.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        if data is None:
            yield b"D %s\n" % place
        elif path in stored:
            mode = modes.get(whole, b"").partition(b" ")[0]
            kept = mode if mode == b"100755" else b"100644"
            yield b"M %s %s %s\n" % (kept, stored[path].encode(), place)
        else:
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (place, len(data), data)
    yield b"\ndone\n"


def _stored(root: Path, paths: list[str]) -> dict[str, str]:
    """The ids under which git now stores files as they stand, by their attributes."""
    if not paths:
        return {}
    data = b"\n".join(whole_paths(root, paths)) + b"\n"
    ids = told(root, "hash-object", "-w", "--stdin-paths", data=data).text.split()
    return dict(zip(paths, ids, strict=True))


def held_in(root: Path, paths: Collection[str], tree: str) -> dict[bytes, bytes]:
    """Of some paths, the mode and the id that a tree holds for them."""
    wanted = set(whole_paths(root, paths))
    if not wanted:
        return {}
    listed = told(root, "ls-tree", "-r", "-z", "--full-tree", tree).given
    held = {}
    for row in listed.split(b"\0"):
        said, _tab, path = row.partition(b"\t")
        if path in wanted:
            mode, _kind, name = said.split()
            held[path] = mode + b" " + name
    return held


def whole_paths(root: Path, paths: Collection[str]) -> Iterator[bytes]:
    """Paths from the root as paths from the top of the work tree."""
    prefix = prefix_of(root)
    return (f"{prefix}{each}".encode(errors="surrogateescape") for each in paths)


def own_index(root: Path) -> dict[str, str]:
    """The variable by which git uses the index of its own."""
    return {"GIT_INDEX_FILE": str(own_folder(root) / INDEX)}


def _copy_index(root: Path) -> None:
    """Begin with the user's index: it knows which files need not be read again."""
    folder = git_folder(root)
    with disk_faults_told():
        if folder and (folder / INDEX).exists():
            shutil.copyfile(folder / INDEX, own_folder(root) / INDEX)


def remove_index(root: Path) -> None:
    """Delete the index of its own, and the lock that a killed git left at it."""
    with disk_faults_told():
        for name in (INDEX, f"{INDEX}.lock"):
            (own_folder(root) / name).unlink(missing_ok=True)
