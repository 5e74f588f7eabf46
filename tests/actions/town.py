"""A new office for tests, as `qms init` makes it, with git around it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qms.actions.init import initialise
from qms.actions.plan import Plan
from qms.actions.validate import Wanted, validate
from qms.model.finding import Finding

DAY = date(2026, 11, 22)


@cache
def _made(profile: str, with_git: bool) -> TemporaryDirectory[str]:
    """An office that is made once, since every file of it is flushed to the disk."""
    folder = TemporaryDirectory()
    plan = Plan("Town", profile=profile, head="Stone, Mary", officer="Field, Anna")
    initialise(Path(folder.name), replace(plan, with_git=with_git), DAY)
    return folder


def new_office(
    root: Path, profile: str = "generic-9001", with_git: bool = False
) -> Path:
    """A new office by a shipped profile."""
    shutil.copytree(_made(profile, with_git).name, root, dirs_exist_ok=True)
    return root


def found(root: Path, *codes: str, day: date = DAY) -> list[Finding]:
    """The findings of an office, of some rules or of all."""
    return list(validate(root, day, Wanted(codes)).findings)


def git(root: Path, *words: str) -> str:
    """Run git with a fixed author and day."""
    who = {"NAME": "Test", "EMAIL": "test@example.org", "DATE": "2026-11-22T08:00:00Z"}
    env = {**os.environ}
    for role in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{role}_{name}": value for name, value in who.items()}
    done = subprocess.run(
        ["git", "-C", str(root), *words], env=env, check=True, capture_output=True
    )
    return done.stdout.decode()


def commit(root: Path) -> None:
    """Commit all that stands in a folder."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "files")


def write(root: Path, path: str, text: str) -> Path:
    """Write a file of the office."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())
    return target


def tree(root: Path) -> dict[str, bytes]:
    """Every file of the office but git's, with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }
