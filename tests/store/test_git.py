"""Git tells which files stand on which branch, and is never needed for more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qms.errors import QmsError
from qms.store.git import branch_files, is_repository, make_repository

NAMES = {"GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.org"}


def git(root: Path, *words: str) -> str:
    env = {
        **os.environ,
        **NAMES,
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
    }
    run = subprocess.run(
        ["git", "-C", str(root), *words], env=env, check=True, capture_output=True
    )
    return run.stdout.decode()


def commit(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "files")


def listed(root: Path) -> list[str]:
    return sorted(branch_files(root, "procedures"))


def test_a_repository_is_made_once(tmp_path: Path) -> None:
    assert not is_repository(tmp_path)
    make_repository(tmp_path)
    assert is_repository(tmp_path)
    assert git(tmp_path, "branch", "--show-current") == "main\n"
    commit(tmp_path, "procedures/PO-01.md")
    make_repository(tmp_path)
    assert listed(tmp_path) == ["procedures/PO-01.md"]


def test_a_folder_of_a_repository_needs_none_of_its_own(tmp_path: Path) -> None:
    make_repository(tmp_path)
    (tmp_path / "office").mkdir()
    make_repository(tmp_path / "office")
    assert not (tmp_path / "office/.git").exists()


def test_files_of_every_branch_near_and_remote(tmp_path: Path) -> None:
    far, near = tmp_path / "far", tmp_path / "near"
    far.mkdir()
    make_repository(far)
    commit(far, "procedures/PO-01.md", "other/PO-09.md")
    git(far, "switch", "--quiet", "--create", "draft")
    commit(far, "procedures/a/PO-02.md", "procedures/Ügyrend, régi.md")
    git(far, "switch", "--quiet", "main")
    git(tmp_path, "clone", "--quiet", str(far), str(near))
    git(near, "switch", "--quiet", "--create", "mine")
    commit(near, "procedures/PO-03.md")
    assert set(listed(near)) == {
        "procedures/PO-01.md",
        "procedures/a/PO-02.md",
        "procedures/Ügyrend, régi.md",
        "procedures/PO-03.md",
    }


def test_paths_are_those_of_the_quality_system(tmp_path: Path) -> None:
    make_repository(tmp_path)
    commit(tmp_path, "office/procedures/PO-01.md", "procedures/PO-02.md")
    assert listed(tmp_path / "office") == ["procedures/PO-01.md"]


@pytest.mark.parametrize("sort", ["none", "no commit", "bare", "broken"])
def test_where_git_knows_nothing_there_are_no_files(tmp_path: Path, sort: str) -> None:
    if sort == "no commit":
        make_repository(tmp_path)
    elif sort == "bare":
        git(tmp_path, "init", "--quiet", "--bare", ".")
    elif sort == "broken":
        (tmp_path / ".git").write_text("nonsense")
    assert listed(tmp_path) == []


def test_a_repository_that_git_cannot_read_is_told(tmp_path: Path) -> None:
    make_repository(tmp_path)
    commit(tmp_path, "procedures/PO-01.md")
    for path in (tmp_path / ".git/objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"nonsense")
    with pytest.raises(QmsError, match="git cannot tell"):
        listed(tmp_path)


def test_a_repository_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(QmsError, match="git could not make"):
        make_repository(tmp_path / "file/folder")


def test_without_git_only_what_needs_it_fails(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from qms.errors import QmsError\n"
        "from qms.store.git import make_repository\n"
        "try:\n"
        "    make_repository(Path(sys.argv[1]))\n"
        "except QmsError as error:\n"
        "    print(error.hint)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "git --version" in run.stdout
