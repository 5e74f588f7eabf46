"""Where a repository keeps what is no document: git's own folder, and ours in it.

Found by looking at the disk alone, so that a reading command needs no git for it.
"""

from __future__ import annotations

import os
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _

_POINTER = "gitdir: "
_LONGEST_POINTER = 4096


def work_tree(root: Path) -> Path | None:
    """The top folder of the git work tree that a folder lies in, links followed."""
    here = root.resolve()
    for folder in (here, *here.parents):
        if _folder_of(folder / ".git"):
            return folder
    return None


def git_folder(root: Path) -> Path | None:
    """Where git keeps its files for this work tree; None where there is no git.

    Raises QmsError if `.git` points to a folder that is not there.
    """
    top = work_tree(root)
    return _folder_of(top / ".git") if top else None


def own_folder(root: Path) -> Path:
    """Where qms keeps its lock and its journals; it need not stand yet.

    `qms` in git's folder, which no commit and no clone takes along; else `.qms`.
    """
    git = git_folder(root)
    return git / "qms" if git else root.resolve() / ".qms"


def prefix_of(root: Path) -> str:
    """The path of the root from the top of its work tree: empty, or with a slash."""
    top = work_tree(root)
    inside = root.resolve().relative_to(top).as_posix() if top else "."
    return "" if inside == "." else f"{inside}/"


def is_sparse(root: Path) -> bool:
    """Whether git may have been told to leave files out of this work tree."""
    git = git_folder(root)
    return git is not None and (git / "info/sparse-checkout").is_file()


def _folder_of(dot_git: Path) -> Path | None:
    if (dot_git / "HEAD").is_file():
        return dot_git
    if not dot_git.is_file():
        return None
    with dot_git.open("rb") as file:
        said = os.fsdecode(file.read(_LONGEST_POINTER)).strip()
    folder = dot_git.parent / said.removeprefix(_POINTER)
    if not said.startswith(_POINTER) or not folder.is_dir():
        raise QmsError(
            _("{path} does not lead to a git repository").format(path=dot_git),
            hint=_("see what git says: git -C {folder} status").format(
                folder=dot_git.parent
            ),
        )
    return Path(os.path.normpath(folder))
