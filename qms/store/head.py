"""Where git stands: the branch, its commit, and whether git is free for a new one."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.git import ask_git
from qms.store.repository import git_folder

# what git leaves in its folder in the middle of something
UNFINISHED = {
    "MERGE_HEAD": N_("a merge is not finished here"),
    "rebase-merge": N_("a rebase is not finished here"),
    "rebase-apply": N_("a rebase is not finished here"),
    "CHERRY_PICK_HEAD": N_("a cherry-pick is not finished here"),
    "REVERT_HEAD": N_("a revert is not finished here"),
    "sequencer": N_("a cherry-pick is not finished here"),
    "BISECT_LOG": N_("a bisection is not finished here"),
}
_TRIES = 20
_PAUSE = 0.05
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")


class HeadState(NamedTuple):
    """The branch (None if detached), its commit (None before the first), what is open.

    `unfinished` is a sentence marked for translation: what git is in the middle of.
    """

    branch: str | None
    commit: str | None
    unfinished: str = ""


def head_state(root: Path) -> HeadState:
    """Where git stands in the work tree of a folder that lies in one."""
    branch = ask_git(root, "symbolic-ref", "--quiet", "HEAD").text
    commit = ask_git(root, "rev-parse", "--quiet", "--verify", "HEAD^{commit}").text
    folder = git_folder(root)
    unfinished = [
        sentence
        for name, sentence in UNFINISHED.items()
        if folder and (folder / name).exists()
    ]
    return HeadState(branch or None, commit or None, "".join(unfinished[:1]))


def is_shallow(root: Path) -> bool:
    """Whether the repository holds only the newest part of its history."""
    return ask_git(root, "rev-parse", "--is-shallow-repository").text == "true"


def require_ready(root: Path) -> HeadState:
    """Where git stands; raises QmsError unless it is free to commit, before any change.

    Not in the middle of a merge, not locked by another git, and knowing who commits.
    """
    _require_own_place()
    state = head_state(root)
    if state.unfinished:
        raise QmsError(
            _(state.unfinished),
            hint=_("finish it first: git status tells how"),
        )
    _require_index_free(root)
    for role in ("AUTHOR", "COMMITTER"):
        if ask_git(root, "var", f"GIT_{role}_IDENT").code:
            raise QmsError(
                _("git does not know who commits"),
                hint=_(
                    'tell it once: git config --global user.name "Given Family" and '
                    "git config --global user.email name@example.org"
                ),
            )
    return state


def _require_own_place() -> None:
    for name in _ELSEWHERE:
        if os.environ.get(name):
            raise QmsError(
                _("{name} is set: git would write elsewhere").format(name=name),
                hint=_("run qms outside of git's hooks, and without that variable"),
            )


def _require_index_free(root: Path) -> None:
    folder = git_folder(root)
    lock = folder / "index.lock" if folder else None
    for _attempt in range(_TRIES):
        if lock is None or not lock.exists():
            return
        time.sleep(_PAUSE)
    raise QmsError(
        _("another git is at work here"),
        hint=_("wait for it; if none runs, delete {path}").format(path=lock),
    )


def commit_shown(root: Path) -> str:
    """The commit that a folder shows, with `+` where files differ from it.

    Empty outside of git, and before the first commit.
    """
    if not (root / ".git").exists():
        return ""
    answer = ask_git(root, "rev-parse", "HEAD")
    if answer.code != 0:
        return ""
    changed = ask_git(root, "status", "--porcelain", "--untracked-files=no")
    return answer.text + ("+" if changed.given else "")
