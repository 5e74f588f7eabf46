"""Branches that sign, write and record at the same time meet without a conflict."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from tests.acting_town import NOW, Town
from tests.attacks.by_command import ALLOWED, verify
from tests.cli.console import qms

DAY = "2026-03-0"
RECORD = """\
qms: 1
id: OB-0{number}
kind: objective
title: Shorter answers
opened: 2026-01-12
owner: registry
goal: answers within 20 days
log:
  - {{on: 2026-02-02, who: field.anna, note: begun}}
"""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A town in which PO-01 waits for signatures, and PO-02 is a draft."""
    town = Town(tmp_path_factory.mktemp("merges"))
    vera = town.person("lake.vera")
    vera.run("submit", "PO-01", now=f"{DAY}2T09:00:00+02:00").succeeds()
    return town


@pytest.fixture
def town(lived: Town, tmp_path: Path) -> Town:
    """A copy of it."""
    return lived.copied(tmp_path)


def on_branch(town: Town, name: str) -> None:
    town.git("switch", "--quiet", "--create", name, "main")


def act(town: Town, person: str, hour: int, *words: str) -> None:
    town.person(person).run(*words, now=f"{DAY}3T{hour:02}:00:00+02:00").succeeds()


def write(town: Town, path: str, text: str) -> None:
    target = town.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    town.git("add", "--all")
    town.git("commit", "--quiet", "--message", path)


def begin(town: Town, title: str) -> str:
    """Begin a document; its path."""
    told = qms("new", "procedure", "--title", title, "--root", town.root)
    assert told.code == 0, told.err
    town.git("add", "--all")
    town.git("commit", "--quiet", "--message", title)
    return told.lines[0].partition(": ")[2]


def merged(town: Town, *branches: str) -> None:
    """Merge branches into the main branch one by one; all holds afterwards."""
    town.git("switch", "--quiet", "main")
    for name in branches:
        town.git("merge", "--quiet", "--no-ff", "--no-edit", name)
    assert town.git("status", "--porcelain") == ""
    told = verify(town.root, datetime.fromisoformat(NOW), *ALLOWED)
    assert told.code == 0, str(told.sentences)
    checked = qms("check", "--base", "main@{1}", "--root", town.root)
    assert checked.code == 0, checked.out + checked.err


def test_two_branches_meet(town: Town) -> None:
    on_branch(town, "one")
    act(town, "brook.paul", 9, "approve", "PO-01", "--yes")
    write(town, "records/objectives/OB-02.yaml", RECORD.format(number=2))
    on_branch(town, "two")
    act(town, "lake.vera", 9, "submit", "PO-02")
    path = begin(town, "Keeping the archive")
    merged(town, "one", "two")
    assert (town.root / path).is_file()
    act(town, "stone.mary", 11, "approve", "PO-01", "--yes")
    act(town, "field.anna", 12, "release", "PO-01")
    assert town.word("PO-01", "2026-11-22") == "in force"
    assert town.word("PO-02", "2026-11-22") == "in review"


def test_five_branches_meet(town: Town) -> None:
    on_branch(town, "one")
    act(town, "brook.paul", 9, "approve", "PO-01", "--yes")
    on_branch(town, "two")
    act(town, "lake.vera", 9, "submit", "PO-02")
    act(town, "brook.paul", 10, "approve", "PO-02", "--yes")
    on_branch(town, "three")
    act(town, "lake.vera", 9, "submit", "PO-01", "--language", "ro")
    write(town, "records/objectives/OB-02.yaml", RECORD.format(number=2))
    on_branch(town, "four")
    first = begin(town, "Keeping the archive")
    on_branch(town, "five")
    second = begin(town, "Lending from the archive")
    write(town, "records/objectives/OB-03.yaml", RECORD.format(number=3))
    assert first != second
    merged(town, "one", "two", "three", "four", "five")
    for document in ("PO-01", "PO-02"):
        act(town, "stone.mary", 11, "approve", document, "--yes")
        act(town, "field.anna", 12, "release", document)
        assert town.word(document, "2026-11-22") == "in force"


def test_all_of_five_branches_meet_in_one_merge(town: Town) -> None:
    names = []
    for number, person in enumerate(("brook.paul", "stone.mary", "hill.john"), 1):
        on_branch(town, person)
        act(town, person, 8 + number, "witness")
        names.append(person)
    for number in (2, 3):
        on_branch(town, f"record-{number}")
        path = f"records/objectives/OB-0{number}.yaml"
        write(town, path, RECORD.format(number=number))
        names.append(f"record-{number}")
    town.git("switch", "--quiet", "main")
    town.git("merge", "--quiet", "--no-edit", *names)
    assert verify(town.root, datetime.fromisoformat(NOW), *ALLOWED).code == 0


def test_one_number_given_twice_is_found_and_mended(town: Town) -> None:
    """The other branch lay on another computer, and so nobody knew its numbers."""
    on_branch(town, "ours")
    ours = begin(town, "Keeping the archive")
    text = (town.root / ours).read_text(encoding="utf-8")
    on_branch(town, "theirs")
    theirs = ours.replace("procedures/", "procedures/more/")
    write(town, theirs, text.replace("Keeping", "Lending from"))
    town.git("switch", "--quiet", "ours")
    town.git("merge", "--quiet", "--no-edit", "theirs")
    told = qms("validate", "--root", town.root)
    assert (told.code, "QMS138" in told.out) == (1, True)
    told = qms("check", "--base", "ours~1", "--root", town.root)
    assert (told.code, "QMS725" in told.out, theirs in told.out) == (1, True, True)
    hint = told.out[told.out.index("qms renumber") :].split()
    told = qms(*hint[1:3], "--file", town.root / theirs, "--root", town.root)
    assert told.code == 0, told.err
    town.git("add", "--all")
    town.git("commit", "--quiet", "--message", "another number")
    assert "QMS138" not in qms("validate", "--root", town.root).out
    told = qms("check", "--base", "main", "--root", town.root)
    assert "QMS725" not in told.out
    assert (told.code, told.err) == (0, "")


def test_one_file_begun_twice_is_told_and_mended(town: Town) -> None:
    on_branch(town, "theirs")
    path = begin(town, "Keeping the archive")
    text = (town.root / path).read_text(encoding="utf-8")
    on_branch(town, "ours")
    write(town, path, text.replace("Keeping", "Lending from"))
    with pytest.raises(subprocess.CalledProcessError):
        town.git("merge", "--quiet", "--no-edit", "theirs")
    for words in (("--staged",), ()):
        told = qms("check", *words, "--root", town.root)
        assert (told.code, "qms renumber PO-03" in told.err) == (3, True)
    town.git("merge", "--abort")
    told = qms("renumber", "PO-03", "--root", town.root)
    assert told.code == 0, told.err
    town.git("add", "--all")
    town.git("commit", "--quiet", "--message", "another number")
    town.git("merge", "--quiet", "--no-edit", "theirs")
    assert "QMS138" not in qms("validate", "--root", town.root).out
