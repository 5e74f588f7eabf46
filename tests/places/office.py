"""A quality system under git, as an office has it on one computer."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.cli.console import TOP
from tests.example_tree import lay_example

DRAFT = """\
---
id: {id}
kind: procedure
title: Keeping the register of petitions
language: en
edition: 1
revision: 0
owner: registry
process: citizens
classification: internal
change: {{reason: first edition, summary: all is new}}
---

# Purpose

This procedure tells how the register is kept.

# Activity

The registry writes every petition down.
"""
BROKEN = DRAFT.replace("owner: registry\n", "owner: nobody-at-all\n")
WHO = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))
}


class Repository:
    """A work tree of git, and a quality system in it."""

    def __init__(self, top: Path, inside: str = ".") -> None:
        self.top, self.root = top, top / inside

    @classmethod
    def laid(cls, top: Path, inside: str = ".") -> Repository:
        """An office with a few documents, committed on the main branch."""
        found = cls(top, inside)
        lay_example(found.root, "files", "")
        found.write("procedures/PO-01.md", DRAFT.format(id="PO-01"))
        found.git("init", "--quiet", "--initial-branch=main")
        found.commit("base")
        return found

    def run(
        self, *words: object, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run any command at the top, as a person would."""
        return subprocess.run(
            [str(each) for each in words],
            cwd=self.top,
            env={**os.environ, **WHO, "PYTHONPATH": str(TOP), **environment},
            capture_output=True,
            text=True,
            timeout=300,
        )

    def git(self, *words: str) -> str:
        """What git answers; a refusal fails the test."""
        done = self.run("git", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        """Commit all that stands there; gives the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def write(self, path: str, text: str) -> Path:
        """Lay a file of the quality system."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        return target

    def stage(self, path: str, text: str) -> None:
        """Lay a file, and stage it."""
        self.git("add", "--", str(self.write(path, text)))

    def try_commit(self, *words: str) -> tuple[int, str]:
        """Commit what is staged: how it ended, and what was told."""
        done = self.run("git", "commit", "--quiet", "-m", "change", *words)
        return done.returncode, done.stdout + done.stderr
