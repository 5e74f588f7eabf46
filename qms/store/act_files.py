"""One act's files and its commit: all of them or none, whenever it is cut short.

Under the lock: the journal is laid down, the files are put to their places, git commits
just them, the journal is deleted. What a killed command left, the next one finishes;
what git refuses is taken back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.commits import bring_index, found_commit, make_commit
from qms.store.head import HeadState, head_state, require_ready
from qms.store.journal import (
    COMMIT,
    Journal,
    lay_down,
    read_journal,
    throw_away,
    turn_back,
)
from qms.store.lasting import disk_faults_told
from qms.store.lock import repository_locked
from qms.store.placing import put, sweep
from qms.store.repository import git_folder, own_folder
from qms.store.staging import Prepared, prepare_commit, remove_index
from qms.store.targets import targets_of
from qms.store.unfinished import journal_folders
from qms.store.writing import write_whole

KEPT = "kept"


def carry_out(
    root: Path,
    changes: Mapping[str, bytes | None],
    message: str,
    *,
    commit: bool = True,
    trailers: Mapping[str, str] | None = None,
    is_mending: bool = False,
) -> str | None:
    """Write an act's files and commit exactly them; the commit's id, None without one.

    `changes` gives the new bytes by path from the root; None removes the file. Files
    under `approvals/` are only added, unless the act mends the archive. Without git, or
    with `commit=False`, the files are only written. On an error nothing is changed.
    """
    with repository_locked(root):
        recover(root)
        wants_commit = commit and git_folder(root) is not None
        state = require_ready(root) if wants_commit else HeadState(None, None)
        files = targets_of(root, changes, is_mending=is_mending)
        journal = lay_down(
            root,
            files,
            _with_trailers(message, trailers or {}),
            state.branch,
            wants_commit=wants_commit,
        )
        try:
            put(journal, "new")
        except BaseException:
            _take_back(journal)
            raise
        made = _committed(journal, state.commit) if wants_commit else None
        throw_away(journal.folder)
        return made


def recover(root: Path) -> str | None:
    """Finish what a killed command began; the first line of its message, if any.

    An act that never reached its journal's end never was: its traces are deleted.
    Raises QmsError, and loses nothing, if a file of the act was changed meanwhile, git
    is in the middle of something or on another branch, or a hook refuses.
    """
    if not journal_folders(root):
        return None
    with repository_locked(root):
        told = [_recovered(folder, root) for folder in journal_folders(root)]
        return next((each for each in told if each), None)


def _recovered(folder: Path, root: Path) -> str | None:
    journal = read_journal(folder, root)
    if journal is None:
        throw_away(folder)
        return None
    if journal.is_undone:
        _take_back(journal)
        return None
    if not journal.wants_commit:
        _put_again(journal)
    else:
        _finish_commit(journal)
    throw_away(folder)
    return journal.message.partition("\n")[0]


def _finish_commit(journal: Journal) -> None:
    """Finish the files and the commit of an act, unless the commit stands already."""
    _require_branch(journal, head_state(journal.root))
    asked = _asked(journal)
    if asked and _is_committed(journal):
        sweep(journal)
        bring_index(journal.root, journal.paths, asked[0])
        return
    state = require_ready(journal.root)
    _put_again(journal)
    _committed(journal, state.commit)


def _committed(journal: Journal, head: str | None) -> str | None:
    """Commit an act whose files stand; one that cannot be committed is taken back."""
    root = journal.root
    contents = {each.path: data for each, data in journal.contents("new")}
    try:
        prepared = prepare_commit(root, contents, head)
        _note(journal, prepared)
        made = make_commit(root, prepared, journal.message)
    except QmsError:
        if not _is_committed(journal):
            _take_back(journal, kept=own_folder(root) / KEPT)
        raise
    bring_index(root, journal.paths, prepared.tree)
    return made


def _is_committed(journal: Journal) -> bool:
    asked = _asked(journal)
    return asked is not None and found_commit(journal.root, *asked) is not None


def _put_again(journal: Journal) -> None:
    sweep(journal)
    put(journal, "new")


def _take_back(journal: Journal, kept: Path | None = None) -> None:
    """Bring every file to how it was before the act, and forget the act.

    What a hook changed in files of the act is not lost, but moved to a folder.
    """
    turn_back(journal)
    remove_index(journal.root)
    sweep(journal)
    put(journal, "old", kept=kept)
    throw_away(journal.folder)


def _note(journal: Journal, prepared: Prepared) -> None:
    """Write down which tree git is asked to commit, for who must look for it."""
    asked = {"tree": prepared.tree, "head": prepared.head}
    write_whole(journal.folder / COMMIT, json.dumps(asked).encode())


def _asked(journal: Journal) -> tuple[str, str | None] | None:
    """The tree that git was asked to commit, and upon which commit, if it was."""
    path = journal.folder / COMMIT
    with disk_faults_told():
        if not path.exists():
            return None
        held = json.loads(path.read_bytes())
    return str(held["tree"]), held["head"]


def _require_branch(journal: Journal, state: HeadState) -> None:
    if state.branch != journal.branch:
        branch = (journal.branch or "").removeprefix("refs/heads/")
        raise QmsError(
            _("an act that was cut short waits on another branch: {branch}").format(
                branch=branch or "–"
            ),
            hint=_("switch back to it, then run the command again"),
        )


def _with_trailers(message: str, trailers: Mapping[str, str]) -> str:
    lines = "\n".join(f"{name}: {value}" for name, value in trailers.items())
    return f"{message}\n\n{lines}\n" if lines else f"{message}\n"
