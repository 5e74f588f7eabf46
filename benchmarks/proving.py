"""How long it takes to prove, to tell and to sign approvals, against the floor.

The floor of `verify` hashes the same files and checks a signature for each `.sig`; that
of `status` is the validation of the documents. Processes are counted by an audit hook
in the command itself: what git starts on its own is not among them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from benchmarks.approvals import NOW
from benchmarks.cost import TOP, Cost, Run, measured, paired
from tests.acting_town import lay_key

SIGNER = "mayor"
LIMITS = {"verify": 2.0, "status": 0.3}
HOOK = """\
import os, sys

STARTS = {"subprocess.Popen", "os.posix_spawn", "os.fork", "os.forkpty", "os.system"}


def note(event, _details):
    if event in STARTS:
        with open(os.environ["QMS_STARTED"], "a") as file:
            file.write(event + "\\n")


sys.addaudithook(note)
"""


@dataclass(frozen=True)
class Archive:
    """Documents with their approvals in a folder, and what lies beside it."""

    place: Path
    count: int
    root: str

    @property
    def folder(self) -> Path:
        """Where the documents and the approvals lie."""
        return self.place / "town"

    @cached_property
    def environment(self) -> Mapping[str, str]:
        """What a command is told: one key, no user's settings, where it counts."""
        hook = self.place / "hook"
        hook.mkdir(exist_ok=True)
        (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        who = {"NAME": "t", "EMAIL": "t@example.org"}
        return {
            "QMS_NOW": NOW,
            "QMS_ROOT": self.root,
            "QMS_KEY": str(self.place / "keys" / SIGNER),
            "QMS_CACHE": str(self.place / "cache"),
            "QMS_STARTED": str(self.place / "started"),
            "HOME": str(self.place),
            "XDG_STATE_HOME": str(self.place / "state"),
            "PYTHONPATH": f"{hook}{os.pathsep}{TOP}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{f"GIT_AUTHOR_{name}": text for name, text in who.items()},
            **{f"GIT_COMMITTER_{name}": text for name, text in who.items()},
        }

    def qms(self, *words: str, answers: str = "") -> Cost:
        """Run qms on the folder; raises RuntimeError where it does not end well."""
        place = ["--root", str(self.folder)]
        command = [sys.executable, "-m", "qms", *words, *place]
        cost = measured(command, self.environment, answers)
        if cost.code:
            raise RuntimeError(f"{' '.join(words)}: exit {cost.code}")
        return cost

    def started(self) -> int:
        """How many processes were started since this was last asked."""
        path = self.place / "started"
        count = len(path.read_text().splitlines()) if path.exists() else 0
        path.unlink(missing_ok=True)
        return count

    def forget(self) -> None:
        """Remove the cache."""
        shutil.rmtree(self.place / "cache", ignore_errors=True)

    def git(self, *words: str) -> str:
        """What git answers in the folder."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    def commits(self) -> int:
        """How many commits there are."""
        return int(self.git("rev-list", "--count", "HEAD"))

    def signatures(self) -> int:
        """How many signatures there are."""
        return sum(1 for _ in self.folder.glob("approvals/statements/*/*/*.sig"))


def laid(place: Path, count: int, lot: int, last: str = "release") -> Archive:
    """Documents with approvals, made in a folder that is empty or not there.

    A process of its own makes them: the peak memory of whoever starts a command counts
    as the command's.
    """
    folder = place / "town"
    words = ["-m", "benchmarks.approvals", str(folder), str(count), str(lot)]
    done = subprocess.run(
        [sys.executable, *words, "--last", last],
        cwd=TOP,
        capture_output=True,
        check=True,
        text=True,
    )
    return Archive(place, count, done.stdout.strip())


def measure_proofs(
    place: Path, count: int, lot: int, floor: Path, pairs: int
) -> Iterator[str]:
    """The rows of `verify` and `status` for one size and one size of lots."""
    archive = laid(place, count, lot)
    bare = {
        "verify": _floor(archive, floor, "verify", "approvals"),
        "status": _floor(archive, floor, "validate", "procedures"),
    }

    def cold() -> Cost:
        archive.forget()
        return archive.qms("status")

    def same(word: str) -> Run:
        return lambda: archive.qms(word)

    for name, run in (
        ("verify", same("verify")),
        ("status cold", cold),
        ("status", same("status")),
    ):
        bare[name.split()[0]]()
        archive.started()
        told = paired(run, bare[name.split()[0]], pairs)
        limit = f"≤ {LIMITS[name]}" if name in LIMITS else ""
        started = archive.started() // pairs
        yield f"{count:6} {lot:6}  {name:11}  {told}  {started:4}  {limit}"
    shutil.rmtree(place)


def _floor(archive: Archive, floor: Path, word: str, below: str) -> Run:
    words = [sys.executable, str(floor), word, str(archive.folder / below)]
    return lambda: measured(words, {})


class Sitting(NamedTuple):
    """What one sitting took in which one person signed all that waited for him."""

    documents: int
    cost: Cost
    started: int
    signatures: int
    commits: int
    files: int

    def __str__(self) -> str:
        return (
            f"{self.documents:6}  approve --waiting  {self.cost.cpu:8.3f}"
            f"  {self.cost.peak:6.0f}  {self.started:9}  {self.signatures:10}"
            f"  {self.commits:7}  {self.files:5}"
        )


def measure_sitting(place: Path, count: int) -> Sitting:
    """The mayor signs everything that waits, after one look."""
    archive = laid(place, count, count, last="endorsed")
    (place / "keys").mkdir()
    lay_key(place / "keys", SIGNER)
    for words in _begin():
        archive.git(*words)
    signatures, commits = archive.signatures(), archive.commits()
    archive.started()
    cost = archive.qms("approve", "--waiting", answers="n\ny\n" if count > 1 else "y\n")
    found = Sitting(
        count,
        cost,
        archive.started(),
        archive.signatures() - signatures,
        archive.commits() - commits,
        len(archive.git("show", "--name-only", "--format=", "HEAD").split()),
    )
    shutil.rmtree(place)
    return found


def _begin() -> Iterator[Sequence[str]]:
    """A repository in which all that was laid is committed."""
    yield "init", "--quiet", "--initial-branch", "main"
    yield "config", "gc.auto", "0"  # nothing goes on in the folder once it is measured
    yield "add", "--all"
    yield "commit", "--quiet", "--message", "the town begins"
