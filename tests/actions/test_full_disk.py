"""Every act on a disk that fills at any of its writes: the old state, or the new."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.acting_town import Town
from tests.actions.test_act_kills import ACTS, MORNING
from tests.cli.console import Told
from tests.signers import BEGIN, Person
from tests.small_disk import SmallDisk, mounted

IS_WHOLE = "QMS_FUZZ" in os.environ
STRIDE = 1 if IS_WHOLE else 19
# git's own words for it, too, wherever its reason is lost
FULL = re.compile(
    r"No space left on device|Out of diskspace|No usable temporary|couldn't write"
)
LOST = "nothing was lost"
LEFT = (".qms-*", "*.lock", "tmp_*", "fast_import_crash_*", "journal/*")


# the most room that any act but `init` needs, of each sort
MOST = {"blocks": 30, "files": 45}


class Typed(NamedTuple):
    """Who types which words, and when."""

    who: str
    words: tuple[str, ...]
    now: str


def _revised(town: Town) -> Typed:
    ACTS["withdraw"].before(town)
    words = ("revise", "PO-01", "--reason", "law", "--summary", "20 days")
    return Typed("lake.vera", words, f"2026-02-10{MORNING}")


def _with_scan(town: Town) -> Typed:
    act = ACTS["vouch"]
    act.before(town)
    scan = town.tmp / "sheet.pdf"
    scan.write_bytes(bytes(20_000))
    return Typed(act.who, (*act.words, "--scan", str(scan)), act.now)


def _key(town: Town) -> Typed:
    vera = town.person("lake.vera")
    made = ("key", "new", "--as", vera.id, "--out", str(town.tmp / "second"))
    told = vera.run(*made, now=f"2026-02-10{MORNING}").succeeds().out
    found = re.search(r"SHA256:\S{43}", told)
    assert found
    words = ("key", "add", vera.id, str(town.tmp / "second.pub"))
    paper = ("--witness", "field.anna", "--fingerprint", found[0])
    return Typed("field.anna", (*words, *paper), f"2026-02-10{MORNING}")


def _as_killed(name: str) -> Callable[[Town], Typed]:
    def prepared(town: Town) -> Typed:
        act = ACTS[name]
        act.before(town)
        return Typed(act.who, act.words, act.now)

    return prepared


CASES: dict[str, Callable[[Town], Typed]] = {
    **{name: _as_killed(name) for name in ACTS if name != "vouch"},
    "vouch with a scan": _with_scan,
    "revise": _revised,
    "key add": _key,
}


SOME = (
    *("submit", "approve", "release", "adopt", "withdraw", "revise governance"),
    *("vouch with a scan", "revise", "key add"),
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disk", megabytes=8) as small, small.alone():
        yield small


class State(NamedTuple):
    """Every file and folder but git's own, the commit, what is staged and changed."""

    files: dict[str, bytes | None]
    commit: str
    status: str
    staged: str


def state(folder: Path) -> State:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file()
        else None
        for path in sorted(folder.rglob("*"))
        if ".git" not in path.relative_to(folder).parts
    }
    return State(
        files,
        git(folder, "rev-parse", "HEAD"),
        git(folder, "status", "--porcelain", "--untracked-files=all"),
        git(folder, "diff", "--cached"),
    )


def git(folder: Path, *words: str, check: bool = True) -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, capture_output=True, check=check, text=True
    )
    return done.stdout + done.stderr


def is_sound(folder: Path) -> bool:
    """Whether git finds nothing wrong, and nothing half done lies about."""
    told = git(folder, "fsck", "--full", "--strict", check=False).splitlines()
    assert [line for line in told if not line.startswith("dangling")] == []
    assert [path for name in LEFT for path in folder.rglob(name)] == []
    return True


def with_own_work(town: Town) -> None:
    """A file that is staged, one that is changed, and one that git does not know."""
    (town.root / "staged.txt").write_text("staged", encoding="utf-8")
    town.git("add", "staged.txt")
    with (town.root / "qms.yaml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    (town.root / "loose.txt").write_text("loose", encoding="utf-8")


def rooms(first: int) -> Iterator[tuple[str, int]]:
    """How much room is left, of which sort; all there is, or a sample."""
    for scarce, most in MOST.items():
        for left in range(first % STRIDE, most, STRIDE):
            yield scarce, left


def is_told(told: Told) -> bool:
    """Whether a command says that the disk is full, and that nothing was lost."""
    is_clean = "\ufffd" not in told.err
    return bool(
        told.code == 3 and FULL.search(told.err) and LOST in told.err and is_clean
    )


def answers(person: Person) -> list[str]:
    """What the reading commands tell."""
    asked = (("status",), ("verify",))
    return [person.run(*words).out for words in asked]


@pytest.mark.parametrize("case", CASES if IS_WHOLE else SOME)
def test_a_full_disk_leaves_the_old_state_or_the_new(
    disk: SmallDisk, tmp_path: Path, case: str
) -> None:
    town = Town(tmp_path)
    typed = CASES[case](town)
    with_own_work(town)
    person = town.person(typed.who)
    person.now, person.folder = typed.now, disk.place / "town"

    def laid() -> State:
        shutil.rmtree(person.folder, ignore_errors=True)
        shutil.copytree(town.root, person.folder, symlinks=True)
        return state(person.folder)

    old = laid()
    told_before = answers(person)
    person.run(*typed.words).succeeds()
    new, told_after = state(person.folder), answers(person)
    assert new.staged == old.staged
    for scarce, left in rooms(list(CASES).index(case)):
        laid()
        with disk.full(**{scarce: left}):
            told = person.run(*typed.words)
        is_done = told.code == 0
        assert is_done or is_told(told), told.err
        assert state(person.folder) == (new if is_done else old), (scarce, left)
        assert is_sound(person.folder)
        assert answers(person) == (told_after if is_done else told_before)
        if not is_done:
            person.run(*typed.words).succeeds()
            assert state(person.folder) == new, (scarce, left)


def test_what_only_reads_answers_on_a_full_disk(
    disk: SmallDisk, tmp_path: Path
) -> None:
    town = Town(tmp_path)
    ACTS["withdraw"].before(town)
    anna = town.person("field.anna")
    anna.folder = disk.place / "town"
    shutil.copytree(town.root, anna.folder)
    asked = ("status", "history", "list", "validate", "people", "verify")
    words = {each: (each, "PO-01") if each == "history" else (each,) for each in asked}
    before = {each: anna.run(*typed) for each, typed in words.items()}
    with disk.full(blocks=0, files=0):
        assert {each: anna.run(*typed) for each, typed in words.items()} == before


@pytest.mark.parametrize("scarce", ["blocks", "files"])
def test_a_new_office_begins_whole_or_not_at_all(
    disk: SmallDisk, tmp_path: Path, scarce: str
) -> None:
    ana, maria = (Person(tmp_path, each) for each in ("ionescu.ana", "szabo.maria"))
    keys = []
    for office, person in (("quality-officer", ana), ("mayor", maria)):
        person.make_key()
        keys += ["--key", f"{office}={person.keys / f'{person.id}.pub'}"]
    ana.folder = disk.place / "office"
    left, code = 0, 1
    while code:
        shutil.rmtree(ana.folder, ignore_errors=True)
        ana.folder.mkdir()
        with disk.full(**{scarce: left}):
            told = ana.run(*BEGIN, *keys)
        code = told.code
        if code:
            assert FULL.search(told.err) or "could not make a repository" in told.err
            assert LOST in told.err
            _goes_on(ana, told.out, keys)
        ana.run("approve", "GOVERNANCE", "--yes").succeeds()
        left += 5 if IS_WHOLE else 150
    assert left > 80


def _goes_on(ana: Person, out: str, keys: list[str]) -> None:
    """What is left is nothing, or a system whose root it told how to put up."""
    if any(ana.folder.iterdir()):
        assert "the first governance is not put up yet; mend this, then:" in out
        words = ("--reason", "the first", "--summary", "it begins")
        ana.run("revise", "GOVERNANCE", *words).succeeds()
    else:
        ana.run(*BEGIN, *keys).succeeds()


@pytest.mark.parametrize("scarce", ["blocks", "files"])
def test_a_key_is_made_with_its_enrolment_or_not_at_all(
    disk: SmallDisk, scarce: str
) -> None:
    vera = Person(disk.place, "lake.vera")
    left, code = 0, 1
    while code:
        with disk.full(**{scarce: left}):
            told = vera.run("key", "new", "--as", vera.id)
        code = told.code
        names = sorted(path.name for path in vera.keys.iterdir())
        whole = [f"{vera.id}{end}" for end in ("", ".enrolment", ".pub")]
        assert names == ([] if code else whole), left
        assert not code or LOST in told.err, told.err
        left += 1
