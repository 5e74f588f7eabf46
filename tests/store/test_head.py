"""Where git stands, whatever the branch."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.store.commits import commit_files
from qms.store.head import head_state, is_shallow
from qms.store.repository import git_folder, own_folder
from tests.store.office import (
    CHANGED,
    ENV,
    REMOVED,
    STAGED,
    committed,
    git,
    office,
    status,
)


@pytest.fixture(autouse=True)
def _who(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENV.items():
        monkeypatch.setenv(name, value)


def test_a_branch_and_its_commit(tmp_path: Path) -> None:
    root = office(tmp_path)
    first = git(root, "rev-parse", "HEAD").strip()
    assert head_state(root) == ("refs/heads/main", first, "")
    git(root, "switch", "--quiet", "--detach")
    assert head_state(root / "procedures") == (None, first, "")
    (root / ".git/MERGE_HEAD").write_text(first)
    assert head_state(root).unfinished == "a merge is not finished here"


def test_a_branch_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    assert head_state(tmp_path) == ("refs/heads/main", None, "")


def test_a_shallow_clone(tmp_path: Path) -> None:
    root = office(tmp_path / "far")
    git(root, "commit", "--quiet", "--all", "--message=second")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "near")
    assert not is_shallow(root)
    assert is_shallow(tmp_path / "near")


def test_the_own_folder_is_never_part_of_a_commit(tmp_path: Path) -> None:
    root = office(tmp_path / "town")
    git(root, "worktree", "add", "--quiet", "-b", "second", str(tmp_path / "second"))
    assert own_folder(root / "procedures") == root / ".git/qms"
    assert git_folder(tmp_path / "second") == root / ".git/worktrees/second"
    assert own_folder(tmp_path) == tmp_path / ".qms"


def test_files_are_committed_as_they_stand(tmp_path: Path) -> None:
    root = office(tmp_path)
    (root / REMOVED).unlink()
    made = commit_files(root, [CHANGED, REMOVED], "mine")
    assert made == git(root, "rev-parse", "HEAD").strip()
    assert committed(root) == {CHANGED, REMOVED}
    assert status(root) == [f"M  {STAGED}", "?? notes.txt"]
