"""One commit of exactly some files; all else that is staged or changed stays as it was.

The commit is made from an index of its own (see `staging`): the user's is untouched
until the commit stands, and hooks see what is committed.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.git import Answer, ask_git
from qms.store.head import require_ready
from qms.store.lasting import disk_faults_told
from qms.store.lock import repository_locked
from qms.store.room import REMEDY, is_full
from qms.store.staging import (
    CommitRefusedError,
    Prepared,
    asked,
    held_in,
    on_one_line,
    own_index,
    prepare_commit,
    remove_index,
    told,
    whole_paths,
)

_TRIES = 20
_PAUSE = 0.05
# words of git, and what to do about them; the first that fits
_HINTS = (
    ("failed to sign", N_("git could not sign it: see git config commit.gpgsign")),
    ("write commit object", N_("git could not sign it: see git config commit.gpgsign")),
    ("", N_("mend what a hook of git asks for, then run the command again")),
)


def commit_files(root: Path, paths: Collection[str], message: str) -> str | None:
    """Commit the files at these paths as they stand; gone ones are removed.

    Gives the id of the commit; the last one's if nothing differs from it. Raises
    QmsError before anything is changed if git is not ready, CommitRefusedError if a
    hook refuses.
    """
    with repository_locked(root):
        head = require_ready(root).commit
        try:
            prepared = prepare_commit(root, _contents(root, paths), head)
            commit = make_commit(root, prepared, message)
        finally:
            remove_index(root)
        bring_index(root, paths, prepared.tree)
        return commit


def make_commit(root: Path, prepared: Prepared, message: str) -> str | None:
    """Commit what was prepared, through the hooks; its id.

    Raises CommitRefusedError if a hook refuses or alters it; then nothing is committed.
    """
    if not prepared.is_new:
        return prepared.head
    words = ("commit", "--quiet", "--cleanup=whitespace", "--file=-")
    answer = asked(root, *words, data=message.encode(), env=own_index(root))
    made = _last(root) if answer.code == 0 else None
    if made is None or made.commit == prepared.head:
        raise _refusal(answer)
    if (made.tree, made.parent) != (prepared.tree, prepared.head):
        _take_back(root, made.commit, prepared.head)
        raise CommitRefusedError(
            _("a hook of git altered what was to be committed"),
            hint=_("let the hook only check, and not change, files under approvals"),
        )
    return made.commit


def found_commit(root: Path, tree: str, head: str | None) -> str | None:
    """The commit since a commit that holds a tree, if it was made."""
    since = f"{head}..HEAD" if head else "HEAD"
    answer = ask_git(root, "rev-list", "--format=%H %T %P", since, "--")
    found = [] if answer.code else _rows(answer.text)
    return next((each.commit for each in found if each.tree == tree), None)


def bring_index(root: Path, paths: Collection[str], tree: str) -> None:
    """Bring just these files of a tree into the user's index."""
    remove_index(root)
    held = held_in(root, paths, tree)
    gone = "0" * len(tree)
    rows = b"".join(
        held.get(path, f"0 {gone}".encode()) + b"\t" + path + b"\0"
        for path in whole_paths(root, paths)
    )
    words = ("update-index", "--replace", "-z", "--index-info")
    for _attempt in range(_TRIES):
        answer = asked(root, *words, data=rows)
        if not answer.code:
            # so that the next git need not read these files again
            asked(root, "update-index", "-q", "--refresh")
            return
        if "index.lock" not in answer.said:
            break
        time.sleep(_PAUSE)
    raise QmsError(
        _("the commit stands, but git's index is behind: {said}").format(
            said=answer.said
        ),
        hint=_("the next command of qms brings it along"),
    )


class _Made(NamedTuple):
    commit: str
    tree: str
    parent: str | None


def _last(root: Path) -> _Made:
    return _rows(told(root, "rev-list", "-1", "--format=%H %T %P", "HEAD").text)[0]


def _rows(text: str) -> list[_Made]:
    """The commits that `rev-list` tells, its own heading lines left out."""
    lines = (line.split() for line in text.splitlines()[1::2])
    return [_Made(row[0], row[1], row[2] if len(row) > 2 else None) for row in lines]


def _take_back(root: Path, commit: str, head: str | None) -> None:
    """Undo a commit that was just made, unless another one follows it already."""
    words = ("HEAD", head, commit) if head else ("-d", "HEAD", commit)
    told(root, "update-ref", *words)


def _refusal(answer: Answer) -> CommitRefusedError:
    said = on_one_line(f"{answer.text}\n{answer.said}")
    hint = next(hint for words, hint in _HINTS if words in said)
    return CommitRefusedError(
        _("git refused the commit, and nothing was changed: {said}").format(said=said),
        hint=_(REMEDY if is_full(said) else hint),
    )


def _contents(root: Path, paths: Collection[str]) -> dict[str, bytes | None]:
    """The bytes of files as they stand; None for one that does not."""
    with disk_faults_told():
        return {
            path: (root / path).read_bytes() if (root / path).exists() else None
            for path in paths
        }
