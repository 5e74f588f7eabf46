"""Whatever git does with the repository, what was approved stays approved."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from qms.actions.desk import read_ledger
from qms.model.approval.control import Control
from qms.store.exchange import MERGE
from tests.acting_town import NOW, Town
from tests.attacks.by_command import ALLOWED, verify

DAY = date(2026, 11, 22)
PEOPLE = ("lake.vera", "brook.paul", "stone.mary", "field.anna")
GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A town with PO-01 in force and its translation, under its own .gitattributes."""
    town = Town(tmp_path_factory.mktemp("lived"))
    attributes = Path(__file__).parents[2] / ".gitattributes"
    shutil.copy(attributes, town.root / ".gitattributes")
    town.git("add", "--all")
    town.git("commit", "--quiet", "--message", "attributes")
    vera, anna = town.person("lake.vera"), town.person("field.anna")
    vera.run("submit", "PO-01", now="2026-02-02T09:00:00+02:00").succeeds()
    town.sign_all("PO-01", "2026-02-03")
    words = ("PO-01", "--language", "ro")
    vera.run("submit", *words, now="2026-02-04T09:00:00+02:00").succeeds()
    vera.run("approve", *words, "--yes").succeeds()
    anna.run("release", *words, now="2026-02-05T09:00:00+02:00").succeeds()
    return town


@pytest.fixture
def town(lived: Town, tmp_path: Path) -> Town:
    """A copy of it, for a test to spoil."""
    return lived.copied(tmp_path)


def git(folder: Path, *words: str, check: bool = True) -> str:
    done = subprocess.run(
        [*GIT, *words], cwd=folder, capture_output=True, text=True, check=check
    )
    return done.stdout


def control_of(root: Path) -> Control:
    return read_ledger(root, datetime.fromisoformat(NOW))


def words(root: Path) -> list[str]:
    control = control_of(root)
    assert not control.ledger.archive.faults
    assert not control.damage
    assert verify(root, datetime.fromisoformat(NOW), *ALLOWED).code == 0
    return [control.status("PO-01", version, DAY).word for version in ("", "ro")]


def clone(town: Town, *options: str) -> Path:
    target = town.tmp / "clone"
    git(town.tmp, "clone", "--quiet", *options, f"file://{town.root}", str(target))
    return target


def test_a_shallow_clone_knows_as_much(town: Town) -> None:
    assert words(clone(town, "--depth", "1")) == ["in force", "in force"]


def test_an_unpacked_archive_without_git_knows_as_much(town: Town) -> None:
    target = town.tmp / "unpacked"
    target.mkdir()
    git(town.root, "archive", "--output", str(town.tmp / "a.tar"), "HEAD")
    shutil.unpack_archive(town.tmp / "a.tar", target)
    assert not (target / ".git").exists()
    assert words(target) == ["in force", "in force"]


def test_a_checkout_that_converts_line_ends_leaves_the_archive_alone(
    town: Town,
) -> None:
    target = clone(town, "--config", "core.autocrlf=true")
    (target / "procedures/PO-01.md").write_bytes(
        (target / "procedures/PO-01.md").read_bytes().replace(b"\n", b"\r\n")
    )
    assert words(target) == ["in force", "in force"]


def test_git_may_collect_its_garbage(town: Town) -> None:
    git(town.root, "gc", "--quiet", "--aggressive", "--prune=now")
    assert words(town.root) == ["in force", "in force"]


@pytest.mark.parametrize("way", ["merge --squash", "rebase", "merge --no-ff"])
def test_acts_on_a_branch_survive(town: Town, way: str) -> None:
    town.git("switch", "--quiet", "--create", "acts")
    vera = town.person("lake.vera")
    vera.run("submit", "PO-02", now="2026-03-02T09:00:00+02:00").succeeds()
    town.sign_all("PO-02", "2026-03-03")
    town.git("switch", "--quiet", "main")
    (town.root / "other.txt").write_text("meanwhile", encoding="utf-8")
    town.git("add", "other.txt")
    town.git("commit", "--quiet", "--message", "meanwhile")
    if way == "rebase":
        town.git("switch", "--quiet", "acts")
        town.git("rebase", "--quiet", "main")
    else:
        town.git(*way.split(), "acts")
    assert town.word("PO-02", "2026-03-03") == "in force"
    assert words(town.root) == ["in force", "in force"]


def test_two_who_act_on_two_branches_do_not_collide(town: Town) -> None:
    vera, paul = town.person("lake.vera"), town.person("brook.paul")
    vera.run("submit", "PO-02", now="2026-03-02T09:00:00+02:00").succeeds()
    town.git("branch", "slow")
    paul.run("approve", "PO-02", "--yes", now="2026-03-03T09:00:00+02:00").succeeds()
    town.git("switch", "--quiet", "slow")
    _revise(town, "2026-03-04")
    vera.run("submit", "PO-01", now="2026-03-04T10:00:00+02:00").succeeds()
    town.git("merge", "--quiet", "--no-edit", "main")
    mary, anna = town.person("stone.mary"), town.person("field.anna")
    mary.run("approve", "PO-02", "--yes", now="2026-03-05T09:00:00+02:00").succeeds()
    anna.run("release", "PO-02", now="2026-03-05T10:00:00+02:00").succeeds()
    assert town.word("PO-02", "2026-03-05") == "in force"
    assert town.control().status("PO-01", "", DAY).next.state == "in review"


def test_slow_signers_on_parallel_branches_do_not_alarm(town: Town) -> None:
    """Two clones sign for two months, none seeing the other, and are merged at last."""
    slow = clone(town)
    vera, paul, mary, anna = (town.person(name) for name in PEOPLE)
    vera.run("submit", "PO-02", now="2026-03-02T09:00:00+02:00").succeeds()
    town.sign_all("PO-02", "2026-03-20")
    for each in (vera, paul, mary, anna):
        each.folder = slow
    _revise(town, "2026-03-04")
    vera.run("submit", "PO-01", now="2026-03-05T10:00:00+02:00").succeeds()
    paul.run("approve", "PO-01", "--yes", now="2026-04-10T09:00:00+03:00").succeeds()
    mary.run("approve", "PO-01", "--yes", now="2026-05-04T09:00:00+03:00").succeeds()
    anna.run("release", "PO-01", now="2026-05-05T09:00:00+03:00").succeeds()
    git(town.root, "pull", "--quiet", "--no-rebase", "--no-edit", str(slow), "main")
    assert words(town.root) == ["in force", "behind"]
    assert town.word("PO-02", "2026-05-05") == "in force"


@pytest.mark.parametrize("place", ["old/PO-01.md", "Petíció.md"])
def test_a_working_file_may_be_moved_and_renamed(town: Town, place: str) -> None:
    target = town.root / "procedures" / place
    target.parent.mkdir(exist_ok=True)
    town.git("mv", "procedures/PO-01.md", str(target))
    if target.parent.name == "old":
        town.git("mv", "procedures/PO-01", str(target.parent))
    town.git("commit", "--quiet", "--message", "moved")
    assert words(town.root) == ["in force", "in force"]
    told = town.person("lake.vera").run("status", "PO-01", now=NOW).succeeds().out
    assert "in force" in told
    assert "altered" not in told


def test_one_revision_put_up_on_two_branches_makes_two_rounds(town: Town) -> None:
    town.git("branch", "other")
    vera = town.person("lake.vera")
    vera.run("submit", "PO-02", now="2026-03-02T09:00:00+02:00").succeeds()
    town.git("switch", "--quiet", "other")
    path = town.root / "procedures/PO-02.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    town.git("commit", "--quiet", "--all", "--message", "more")
    vera.run("submit", "PO-02", now="2026-03-02T10:00:00+02:00").succeeds()
    town.git("merge", "--quiet", "--no-edit", "main")
    rounds = town.control().rounds["PO-02", ""]
    assert len(rounds) == 2
    assert not town.control().damage


def test_a_merge_that_edits_the_archive_is_found_and_sync_does_not_do_it(
    town: Town,
) -> None:
    target = clone(town)
    _revise(town, "2026-03-02")
    town.git("commit", "--quiet", "--all", "--message", "a draft")
    path = town.root / "procedures/PO-01.md"
    vera = town.person("lake.vera")
    vera.run("submit", "PO-01", now="2026-03-02T10:00:00+02:00").succeeds()
    path.unlink()
    town.git("commit", "--quiet", "--all", "--message", "the draft is gone")
    other = target / "procedures/PO-01.md"
    text = other.read_text(encoding="utf-8").replace("The registry", "Our registry")
    other.write_text(text, encoding="utf-8")
    git(target, "commit", "--quiet", "--all", "--message", "an edit")
    git(target, "fetch", "--quiet")
    plain = subprocess.run(
        [*GIT, "merge", "--quiet", "--no-edit", "FETCH_HEAD"],
        cwd=target,
        capture_output=True,
        check=False,
    )
    faults = [
        fault.check
        for each in control_of(target).ledger.archive.rounds
        for fault in each.faults
    ]
    assert faults == ["content"], plain
    git(
        target,
        "reset",
        "--quiet",
        "--hard",
        "HEAD@{1}" if plain.returncode == 0 else "HEAD",
    )
    careful = subprocess.run(
        [*GIT, *MERGE, "FETCH_HEAD"],
        cwd=target,
        capture_output=True,
        check=False,
    )
    found = control_of(target).ledger.archive
    assert [each.faults for each in found.rounds if each.faults] == [], careful.stdout


def _revise(town: Town, day: str) -> None:
    vera = town.person("lake.vera")
    vera.run(
        *("revise", "PO-01", "--reason", "law", "--summary", "shorter"),
        now=f"{day}T08:00:00+02:00",
    ).succeeds()
    path = vera.folder / "procedures/PO-01.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("30 days", "20 days"), encoding="utf-8")
