"""The only door to git: a new repository, and the files that its branches hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _

# where git is not installed, only what needs it shall fail, and not the import
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

from git import Repo
from git.exc import GitError


def is_repository(root: Path) -> bool:
    """Whether a folder lies in a git repository."""
    return _repository(root) is not None


def make_repository(root: Path) -> None:
    """Make a folder a git repository, if it is none yet."""
    if is_repository(root):
        return
    try:
        Repo.init(root, initial_branch="main")
    except (GitError, OSError) as error:
        raise QmsError(
            _("git could not make a repository in {folder}").format(folder=root),
            hint=_("look whether git is installed: git --version"),
        ) from error


def branch_files(root: Path, folder: str) -> Iterator[str]:
    """The path of every file under a folder on any known branch, near or remote."""
    repository = _repository(root)
    if repository is None or repository.working_tree_dir is None:
        return
    top = Path(str(repository.working_tree_dir))
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    try:
        yield from _listed(repository, prefix, folder)
    except GitError as error:
        raise QmsError(
            _("git cannot tell what stands on the branches"),
            hint=_("see why: git -C {folder} branch --all").format(folder=top),
        ) from error


def _listed(repository: Repo, prefix: str, folder: str) -> Iterator[str]:
    git = repository.git
    refs = git.for_each_ref("--format=%(objectname)", "refs/heads", "refs/remotes")
    for commit in dict.fromkeys(refs.split()):
        listed = git.ls_tree(
            "-r", "-z", "--name-only", commit, "--", f"{prefix}{folder}"
        )
        for path in listed.split("\0"):
            if path:
                yield path.removeprefix(prefix)


def _repository(root: Path) -> Repo | None:
    try:
        return Repo(root, search_parent_directories=True)
    except (GitError, OSError):
        return None
