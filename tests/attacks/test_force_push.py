"""History rewritten and pushed by force: what is missed, what only an anchor tells."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.acting_town import NOW, Town
from tests.signers import Ended, Person

NEWEST = "the newest statements were removed: only a registered anchor excludes it"
MORNING = "T09:00:00+02:00"


class Pushed(NamedTuple):
    """A town that shares a bare repository with an auditor who has a clone."""

    town: Town
    auditor: Person
    anchor: Path
    root: str


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """PO-01 is in force, PO-02 was signed by its first holder and not by the mayor."""
    town = Town(tmp_path_factory.mktemp("lived"))
    vera, paul = town.person("lake.vera"), town.person("brook.paul")
    vera.run("submit", "PO-01", now=f"2026-02-02{MORNING}").succeeds()
    town.sign_all("PO-01", "2026-02-03")
    vera.run("submit", "PO-02", now=f"2026-02-04{MORNING}").succeeds()
    paul.run("approve", "PO-02", "--yes", now=f"2026-02-05{MORNING}").succeeds()
    return town


@pytest.fixture
def pushed(lived: Town, tmp_path: Path) -> Pushed:
    town = object.__new__(Town)
    town.__dict__ = {**lived.__dict__, "tmp": tmp_path, "_people": {}}
    town.root = tmp_path / "town"
    shutil.copytree(lived.root, town.root, symlinks=True)
    origin = tmp_path / "origin.git"
    town.git("clone", "--quiet", "--bare", str(town.root), str(origin))
    town.git("remote", "add", "origin", str(origin))
    auditor = Person(tmp_path, "wood.ivan", NOW)
    town.git("clone", "--quiet", str(origin), str(auditor.folder))
    anchor = tmp_path / "anchor.json"
    auditor.run("anchor", "--out", anchor).succeeds()
    return Pushed(town, auditor, anchor, json.loads(anchor.read_text())["root"])


def newest(root: Path) -> None:
    _remove(sorted((root / "approvals/statements").rglob("*.json"))[-1])


def middle(root: Path) -> None:
    [path] = (root / "approvals/statements/2026/0203").glob("*-brook.paul-*.json")
    _remove(path)


def release(root: Path) -> None:
    [path] = (root / "approvals/statements/2026/0203").glob("*-field.anna-*.json")
    _remove(path)


def document(root: Path) -> None:
    shutil.rmtree(root / "approvals/PO-01")


def document_and_statements(root: Path) -> None:
    """All of PO-02: nobody but its own signers saw that it was put up."""
    shutil.rmtree(root / "approvals/PO-02")
    for day in ("0204", "0205"):
        shutil.rmtree(root / "approvals/statements/2026" / day)


def everything(root: Path) -> None:
    shutil.rmtree(root / "approvals")


def _remove(path: Path) -> None:
    path.unlink()
    path.with_name(f"{path.name}.sig").unlink()


class Removal(NamedTuple):
    """What is removed, whether that shows, what is said without an anchor, and with."""

    remove: Callable[[Path], None]
    shows: bool
    said: str
    anchored: str


GONE = "a statement registered on 2026-11-22 is missing"
FEWER = "10 statements were registered on 2026-11-22, and"
# the last but one: all statements are there, and name what is not
REMOVALS = {
    "the newest statement": Removal(newest, False, NEWEST, GONE),
    "a document that waits": Removal(document_and_statements, False, NEWEST, GONE),
    "a statement in the middle": Removal(middle, True, "is missing", FEWER),
    "a release": Removal(release, True, "is missing", FEWER),
    "a document's folder": Removal(document, True, "is missing", "is missing"),
    "the whole archive": Removal(everything, True, "nothing was verified", GONE),
}


def rewritten(pushed: Pushed, remove: Callable[[Path], None]) -> None:
    """Remove something from all of history but the first commit, and push by force.

    The auditor's clone follows, as one that is made anew would.
    """
    town, auditor = pushed.town, pushed.auditor
    first = town.git("rev-list", "--max-parents=0", "HEAD").strip()
    remove(town.root)
    town.git("reset", "--quiet", "--soft", first)
    town.git("add", "--all")
    town.git("commit", "--quiet", "--amend", "--message", "the town begins")
    town.git("push", "--quiet", "--force", "origin", "main")
    folder = auditor.folder
    shutil.rmtree(folder)
    town.git("clone", "--quiet", str(town.tmp / "origin.git"), str(folder))


def told(ended: Ended) -> str:
    """What was told, on one line, however narrow the terminal."""
    return " ".join(f"{ended.out} {ended.err}".split())


@pytest.mark.parametrize("case", REMOVALS)
def test_what_was_removed_by_force_is_missed_or_told_by_the_anchor_alone(
    pushed: Pushed, case: str
) -> None:
    removal, auditor = REMOVALS[case], pushed.auditor
    words = ("verify", "--root", pushed.root)
    whole = auditor.run(*words, "--anchor", pushed.anchor).succeeds()
    assert "nothing is missing behind the anchor" in told(whole)
    assert NEWEST in told(auditor.run(*words).succeeds())
    rewritten(pushed, removal.remove)
    without = auditor.run(*words)
    assert without.code == (1 if removal.shows else 0), without.out
    assert removal.said in told(without)
    anchored = auditor.run(*words, "--anchor", pushed.anchor)
    assert anchored.code == 1
    assert removal.anchored in told(anchored)
    assert NEWEST not in told(anchored)
    lenient = ("--allow", "nothing,not-verifiable,unproven")
    assert auditor.run(*words, "--anchor", pushed.anchor, *lenient).code == 1


def test_who_still_has_an_older_clone_is_told_by_git_and_keeps_the_proof(
    pushed: Pushed, tmp_path: Path
) -> None:
    """`qms sync` merges what came: what was removed is not lost to the others."""
    kept = Person(tmp_path, "hill.john", NOW)
    pushed.town.git("clone", "--quiet", str(tmp_path / "origin.git"), str(kept.folder))
    rewritten(pushed, newest)
    kept.run("sync")
    anchored = ("verify", "--root", pushed.root, "--anchor", pushed.anchor)
    kept.run(*anchored).succeeds()
