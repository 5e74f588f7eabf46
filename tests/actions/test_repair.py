"""Repair: what a merge altered or lost comes back from history, by its digest."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qms.actions.repair import plan_repair
from qms.model.approval.fault import Weight
from tests.acts_town import ANA, KATALIN, MARIA, Town
from tests.signers import Person


@pytest.fixture
def town(tmp_path: Path) -> Town:
    found = Town(tmp_path)
    found.in_force(files={"PO-012.md": TEXT, "PO-012/flux.svg": "<svg/>"})
    found.commit()
    return found


TEXT = "---\nid: PO-012\nowner: registry\n---\n# Scop\n\nTextul.\n"


def is_whole(town: Town) -> bool:
    """Whether every byte of the archive fits."""
    archive = town.control().ledger.archive
    faults = [fault for each in archive.rounds for fault in each.faults]
    faults += [fault for each in archive.entries for fault in each.faults]
    faults += [each.signature.fault for each in archive.entries if each.signature.fault]
    faults += [fault for _path, fault in archive.faults]
    grave = [each for each in faults if each.weight is not Weight.NOTE]
    return not grave and not town.control().ledger.web.missing


DAMAGES = {
    "a text": "approvals/PO-012/1.0/*/content/PO-012.md",
    "an attachment": "approvals/PO-012/1.0/*/content/PO-012/flux.svg",
    "a submission": "approvals/PO-012/1.0/*/submission.json",
    "a statement": "approvals/statements/2026/0210/*nagy.peter*.json",
    "a signature": "approvals/statements/2026/0210/*nagy.peter*.sig",
    "every statement of a day": "approvals/statements/2026/0210/*",
    "a whole round": "approvals/PO-012/1.0/*/**/*",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("is_gone", [False, True], ids=["altered", "gone"])
@pytest.mark.parametrize("is_committed", [False, True], ids=["worktree", "commit"])
def test_bytes_come_back(
    town: Town, damage: str, is_gone: bool, is_committed: bool
) -> None:
    paths = [each for each in town.root.glob(DAMAGES[damage]) if each.is_file()]
    assert paths
    before = {path: path.read_bytes() for path in paths}
    for path in paths:
        if is_gone:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes().replace(b"e", b"x", 1) + b"\n")
    if is_committed:
        town.commit()
    told = town.person(ANA).run("repair", "--yes").succeeds()
    assert told.out.count("can be restored: ") == len(paths)
    assert {path: path.read_bytes() for path in paths} == before
    assert is_whole(town)
    assert "nothing of the archive" in town.person(ANA).run("repair").succeeds().out


def test_a_merge_that_took_the_draft_for_the_archived_text(town: Town) -> None:
    text = f"{TEXT}{'Un rând al procedurii.' * 40}\n".replace("PO-012", "PO-013")
    draft = town.lay("procedures/operational/PO-013.md", text)
    town.commit()
    _git(town, "checkout", "--quiet", "-b", "other")
    draft.write_text(text.replace("Textul.", "Textul lor."))
    town.commit()
    _git(town, "checkout", "--quiet", "main")
    name = town.submit("PO-013", {"PO-013.md": text})
    at = "2026-02-12T10:00:00+02:00"
    town.sign("submit", name, KATALIN, at, office="registry")
    draft.unlink()
    town.commit()
    _git(town, "merge", "--quiet", "--no-edit", "other")
    content = town.root / f"approvals/{name}/content/PO-013.md"
    assert "Textul lor." in content.read_text()
    before = town.commits()
    ana = town.person(ANA)
    ana.run("verify", "PO-013").fails("altered by a merge of git: qms repair", code=1)
    ana.run("repair", "--yes").succeeds()
    assert "altered by a merge" not in ana.run("verify", "PO-013").out
    assert content.read_text() == text
    assert town.commits() == before + 1
    assert is_whole(town)


def test_it_asks_before_it_writes(town: Town) -> None:
    content = next(town.root.glob("approvals/PO-012/1.0/*/content/PO-012.md"))
    content.write_text("other\n")
    person = town.person(ANA)
    assert "restore these files?" in person.run("repair", answers="n\n").out
    assert content.read_text() == "other\n"
    person.run("repair", "--no-commit", answers="y\n").succeeds()
    assert content.read_text() == TEXT


def test_what_history_does_not_hold_is_told(town: Town) -> None:
    name = town.put_up("PO-013", "02-12")
    content = town.root / f"approvals/{name}/content/PO-013.md"
    content.write_text("other\n")
    town.commit()
    told = town.person(ANA).run("repair", "--yes")
    told.fails(f"not found in history: approvals/{name}/content/PO-013.md", code=1)
    assert "look in another copy" in told.out
    town.person(ANA).run("repair", "--from", "nobody").fails("no commit nobody", code=2)
    town.person(ANA).run("repair", "--from=--all").fails("no commit --all", code=2)


def test_a_shallow_clone_finds_the_rest_elsewhere(town: Town, tmp_path: Path) -> None:
    content = next(town.root.glob("approvals/PO-012/1.0/*/content/PO-012.md"))
    content.write_text("other\n")
    town.commit()
    clone = Person(tmp_path, ANA)
    words = ("clone", "--quiet", "--depth=1", f"file://{town.root}", ".")
    clone._git(*words)
    told = clone.run("repair", "--yes")
    told.fails("fetch the rest: git fetch --unshallow", code=1)
    clone._git("fetch", "--quiet", "--unshallow")
    clone.run("repair", "--yes", "--from", "origin/main").succeeds()
    place = clone.folder / content.relative_to(town.root)
    assert place.read_text() == TEXT


def test_without_git_nothing_can_be_found(town: Town) -> None:
    shutil.rmtree(town.root / ".git")
    town.person(ANA).run("repair").fails("there is no git here")


def test_a_forged_statement_makes_no_round_look_altered(town: Town) -> None:
    subject = town[next(each for each in town.digests if each.startswith("PO-012"))]
    other = subject._replace(digest=f"sha256:{'0' * 64}")
    at = "2026-02-20T10:00:00+02:00"
    town.sign("approve", other, MARIA, at, office="mayor", key=KATALIN)
    town.sign("approve", other, MARIA, at, office="mayor", namespace="git")
    plan = plan_repair(town.root)
    assert plan.found == {}


def _git(town: Town, *words: str) -> None:
    with town.person(ANA).present():
        subprocess.run(["git", "-C", str(town.root), *words], check=True)
