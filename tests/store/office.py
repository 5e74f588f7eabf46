"""A repository for the tests of writing: an office's files, and git beside them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

WHO = {"NAME": "Test", "EMAIL": "test@example.org", "DATE": "2026-11-22T08:00:00Z"}
ENV = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in WHO.items()
}
DRAFT = "procedures/PO-01.md"
STAGED = "procedures/staged.md"
CHANGED = "procedures/changed.md"
REMOVED = "procedures/old/PO-09.md"
FIRST = {
    ".gitattributes": b"procedures/** -text\napprovals/** -text\n",
    "qms.yaml": b"qms: 1\n",
    DRAFT: b"draft\n",
    STAGED: b"one\n",
    CHANGED: b"one\n",
    REMOVED: b"old\n",
}
OWN = {STAGED: b"two\n", CHANGED: b"two\n", "notes.txt": b"not git's\n"}
ACT = {
    "approvals/PO-01/1.0/round-1-4be02f97/content/PO-01.md": b"draft\n",
    "approvals/PO-01/1.0/round-1-4be02f97/submission.json": b'{"qms":1}\n',
    "approvals/statements/2026/0212/a.json": b"{}\n",
    DRAFT: b"the next draft\n",
    REMOVED: None,
}


def git(root: Path, *words: str) -> str:
    """Run git with a fixed author and day; what it gives out."""
    run = subprocess.run(
        ["git", "-C", str(root), *words],
        env={**os.environ, **ENV},
        check=True,
        capture_output=True,
    )
    return run.stdout.decode()


def write(root: Path, path: str, data: bytes) -> None:
    """Write a file, its folders made."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def office(root: Path) -> Path:
    """An office with one commit, a staged and an unstaged change, and a stray file."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    for path, data in FIRST.items():
        write(root, path, data)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    for path, data in OWN.items():
        write(root, path, data)
    git(root, "add", STAGED)
    return root


def tree(root: Path) -> dict[str, bytes]:
    """Every file but git's and qms's own, with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".git", ".qms"} & {*path.relative_to(root).parts}
    }


def after(act: dict[str, bytes | None]) -> dict[str, bytes]:
    """Every file of the office once an act is carried out."""
    files = {**FIRST, **OWN, **act}
    return {path: data for path, data in sorted(files.items()) if data is not None}


def commits(root: Path) -> list[str]:
    """The subjects of the commits, the newest first."""
    return git(root, "log", "--format=%s").splitlines()


def committed(root: Path, commit: str = "HEAD") -> set[str]:
    """The paths that a commit added, changed or removed."""
    words = ("diff-tree", "--root", "-r", "-z", "--no-commit-id", "--name-only")
    return {path for path in git(root, *words, commit).split("\0") if path}


def status(root: Path) -> list[str]:
    """What git says is staged, changed or unknown to it."""
    return git(root, "status", "--porcelain", "-uall").splitlines()


OWN_STATUS = [f" M {CHANGED}", f"M  {STAGED}", "?? notes.txt"]
