"""The model town under git and under control, to be changed by a table of cases.

It is made once: PO-012 with a drawing and a Hungarian version and the charter are in
force, PO-090 is withdrawn, PO-013 waits for a signature, PO-041 was returned; the rest
was never put up. Each case begins with the town as committed on `main`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from tests.acts import Acts
from tests.cli.console import Told, qms
from tests.planted.planting import CHECKOUT, lay_town

DAY = "2026-11-22"
NOW = f"{DAY}T12:00:00+02:00"
PROCEDURE = """\
submit {id} by biro.katalin
approve {id} step=checked by balogh.eszter
approve {id} step=endorsed by nagy.peter
approve {id} by szabo.maria
release {id} by ionescu.ana
"""
VERSION = """\
submit {id}/hu by biro.katalin
approve {id}/hu step=checked by biro.katalin
release {id}/hu by ionescu.ana
"""
WITHDRAWN = """\
submit {id} purpose=withdrawal reason=over from=2026-07-06 by biro.katalin
approve {id} step=checked by balogh.eszter
approve {id} step=endorsed by nagy.peter
approve {id} by szabo.maria
release {id} by ionescu.ana
"""
PARALLEL = """\
submit PO-013 by biro.katalin
submit PO-041 by antal.csilla
return PO-041 reason=vague by popa.ioana
"""
PO_012, PO_013, PO_020, PO_041, PO_090, PO_091 = (
    f"procedures/operational/PO-{number}.md"
    for number in ("012", "013", "020", "041", "090", "091")
)
HU, FLOW = (
    "procedures/operational/PO-012.hu.md",
    "procedures/operational/PO-012/flux.svg",
)
PROFILE, PEOPLE = "governance/profile.yaml", "governance/people.yaml"
OBJECTIVE = "records/objectives/OB-2026-01.yaml"
CLOSED = "records/objectives/OB-2026-05.yaml"
WHO = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in (
        ("NAME", "Test"),
        ("EMAIL", "test@example.org"),
        ("DATE", "2026-11-22T08:00:00Z"),
    )
}


class Seen(NamedTuple):
    """A finding as a machine reads it: its code, its file, the line it points at."""

    code: str
    path: str
    line: str = ""


class Town:
    """A working tree with its history, and what a case does to it."""

    def __init__(self, root: Path, acts: Acts | None = None) -> None:
        self.root = root
        self.first = acts
        self.acts = deepcopy(acts)
        self.laid: dict[tuple[str, str], str] = {}
        self.release = self.base = ""

    def git(self, *words: str, check: bool = True) -> str:
        """Run git with a fixed author and day."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**os.environ, **WHO},
            check=check,
            capture_output=True,
        )
        return os.fsdecode(done.stdout).strip()

    def reset(self) -> None:
        """Bring everything back to how it is on the main branch, the only one."""
        self.git("checkout", "--quiet", "--force", "-B", "main", self.base)
        self.git("clean", "-ffdxq")
        for name in self.git("for-each-ref", "--format=%(refname)").splitlines():
            if name != "refs/heads/main":
                self.git("update-ref", "-d", name)
        self.acts = deepcopy(self.first)

    def commit(self, message: str = "change") -> str:
        """Commit all that stands there; gives the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "main") -> None:
        """Go on on a new branch."""
        self.git("switch", "--quiet", "--force-create", name, start)

    def play(self, script: str) -> None:
        """Let people sign."""
        assert self.acts is not None
        self.acts.play(script)

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str | bytes) -> None:
        """Lay a file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Put words for words, where they first stand."""
        text = self.read(path)
        assert old in text, f"{old!r} does not stand in {path}"
        self.write(path, text.replace(old, new, 1))

    def add(self, path: str, text: str) -> None:
        """Add to the end of a file."""
        self.write(path, self.read(path) + text)

    def move(self, path: str, to: str) -> None:
        """Move a file or folder."""
        target = self.root / to
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(target)

    def remove(self, path: str) -> None:
        """Take a file or folder away."""
        target = self.root / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()

    def round(self, document: str, version: str = "") -> str:
        """Where what was last put up of a document lies."""
        assert self.acts is not None
        return f"approvals/{self.acts.rounds[document, version]}"

    def signed(self, back: int) -> str:
        """Where a statement lies that people signed, counted from the last."""
        assert self.acts is not None
        path = self.acts.office.paths[self.acts.signed[-back]]
        return path.relative_to(self.root).as_posix()

    def statement(self, act: str, document: str) -> str:
        """Where the last statement of an act on a document lies."""
        found = ""
        for path in sorted(self.root.glob("approvals/statements/*/*/*.json")):
            told = json.loads(path.read_bytes())
            names = [row["name"] for row in told["subject"]]
            is_about = any(name.startswith(f"{document}/") for name in names)
            if told["predicate"]["act"] == act and is_about:
                found = path.relative_to(self.root).as_posix()
        assert found, (act, document)
        return found

    def check(self, *words: str) -> Told:
        """What `qms check` tells here."""
        with patch.dict(os.environ, {"QMS_NOW": NOW}):
            return qms("check", "--root", self.root, *words)

    def seen(self, *words: str) -> tuple[int, list[Seen], dict[str, Any]]:
        """The verdict, the findings, and the whole report."""
        told = self.check("--format", "json", *words)
        assert told.code in (0, 1), told.err
        report = json.loads(told.out)
        found = [
            Seen(row["code"], row["path"], self._line(row))
            for row in report["findings"]
        ]
        return told.code, found, report

    def _line(self, row: dict[str, Any]) -> str:
        if not row["line"]:
            return ""
        lines = (
            (self.root / row["path"]).read_bytes().decode(errors="replace").splitlines()
        )
        return str(lines[row["line"] - 1])


Deed = Callable[[Town], object]


def lay(root: Path) -> Town:
    """Make the town, and commit it on its main branch."""
    lay_town(root)
    shutil.copy(CHECKOUT / ".gitattributes", root)
    closed = root / CLOSED
    text = closed.read_text("utf-8").replace("closed: null", "closed: 2026-10-30")
    closed.write_text(text, "utf-8")
    acts = Acts(root)
    acts.play("on 2026-07-06")
    for each in ("PO-012", "PO-090"):
        acts.play(PROCEDURE.format(id=each))
    acts.play(VERSION.format(id="PO-012"))
    acts.play(WITHDRAWN.format(id="PO-090"))
    acts.play(PARALLEL)
    town = Town(root, acts)
    rounds = acts.rounds.items()
    town.laid = {key: f"approvals/{name}" for key, name in rounds}
    town.release = town.statement("release", "PO-090")
    town.git("init", "--quiet", "--initial-branch=main")
    town.base = town.commit("base")
    return town
