"""The hooks of qms look at each commit, and other hooks stay what they were."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from qms.store.hooks import HOOKS, KEPT
from tests.acting_town import Town
from tests.cli.console import TOP, qms
from tests.places.office import BROKEN, DRAFT, Repository

NEW = "procedures/PO-02.md"
SOUND, FAULTY = DRAFT.format(id="PO-02"), BROKEN.format(id="PO-02")


def install(office: Repository) -> None:
    told = qms("hooks", "install", "--root", office.root)
    assert (told.code, told.err) == (0, ""), told.err


def remove(office: Repository) -> None:
    assert qms("hooks", "remove", "--root", office.root).code == 0


@pytest.fixture
def office(tmp_path: Path) -> Repository:
    return Repository.laid(tmp_path / "office")


def test_a_fault_is_refused_and_its_remedy_told(office: Repository) -> None:
    install(office)
    office.stage(NEW, FAULTY)
    code, told = office.try_commit()
    assert code == 1
    assert "nobody-at-all" in told
    assert "PO-02.md" in told
    office.stage(NEW, SOUND)
    assert office.try_commit()[0] == 0


def test_what_is_staged_counts_and_not_what_stands_there(office: Repository) -> None:
    install(office)
    office.stage(NEW, FAULTY)
    office.write(NEW, SOUND)
    assert office.try_commit()[0] == 1
    office.git("add", "--all")
    office.write(NEW, FAULTY)
    office.write("procedures/PO-01.md", BROKEN.format(id="PO-01"))
    assert office.try_commit()[0] == 0


def test_a_change_that_breaks_control_is_refused(office: Repository) -> None:
    record = "records/objectives/OB-01.yaml"
    install(office)
    office.git("rm", "--quiet", "--", record)
    code, told = office.try_commit()
    assert (code, "QMS711" in told) == (1, True), told


def test_the_first_commit_of_all_is_looked_at(tmp_path: Path) -> None:
    office = Repository.laid(tmp_path / "office")
    office.git("update-ref", "-d", "HEAD")
    install(office)
    assert office.try_commit()[0] == 0


def test_it_works_in_a_second_work_tree_and_in_a_subfolder(tmp_path: Path) -> None:
    inside = "the quality's system"
    first = Repository.laid(tmp_path / "office", inside)
    first.git("worktree", "add", "--quiet", str(tmp_path / "second"), "-b", "second")
    second = Repository(tmp_path / "second", inside)
    install(second)
    for office in (first, second):
        office.stage(NEW, FAULTY)
        assert office.try_commit()[0] == 1
    second.stage(NEW, SOUND)
    assert second.try_commit() == (0, "")


def test_an_earlier_hook_runs_first_and_comes_back(office: Repository) -> None:
    hook = office.top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho earlier >> ../seen\ntest ! -e stop\n")
    hook.chmod(0o755)
    install(office)
    install(office)
    (office.top / "stop").touch()
    office.stage(NEW, FAULTY)
    code, told = office.try_commit()
    assert (code, "nobody-at-all" in told) == (1, False)
    (office.top / "stop").unlink()
    code, told = office.try_commit()
    assert (code, "nobody-at-all" in told) == (1, True)
    assert (office.top / "../seen").read_text() == "earlier\n" * 2
    remove(office)
    remove(office)
    assert "qms" not in hook.read_text()
    assert [path.name for path in hook.parent.glob(f"*{KEPT}")] == []
    assert office.try_commit()[0] == 0


def test_two_earlier_hooks_are_not_lost(office: Repository) -> None:
    folder = office.top / ".git/hooks"
    folder.mkdir(exist_ok=True)
    for name in ("pre-commit", f"pre-commit{KEPT}"):
        (folder / name).write_text(name)
    told = qms("hooks", "install", "--root", office.root)
    assert told.code == 3
    assert "join the two" in told.err
    assert (folder / "pre-commit").read_text() == "pre-commit"
    assert not (folder / "pre-merge-commit").exists()


def test_a_folder_of_hooks_that_many_share_serves_only_who_asked(
    office: Repository, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    other = Repository.laid(tmp_path / "other")
    for each in (office, other):
        each.git("config", "core.hooksPath", str(shared))
    install(office)
    assert {path.name for path in shared.iterdir()} == set(HOOKS)
    for each, code in ((office, 1), (other, 0)):
        each.stage(NEW, FAULTY)
        assert each.try_commit()[0] == code
    remove(office)
    assert {path.name for path in shared.iterdir()} == set(HOOKS)
    assert office.try_commit()[0] == 0


def test_a_folder_of_hooks_that_is_none_is_told(office: Repository) -> None:
    office.git("config", "core.hooksPath", "/dev/null")
    told = qms("hooks", "install", "--root", office.root)
    assert told.code == 3
    assert "core.hooksPath" in told.err


def test_without_git_there_is_no_commit(tmp_path: Path) -> None:
    (tmp_path / "qms.yaml").write_text("qms: 1\n")
    told = qms("hooks", "install", "--root", tmp_path)
    assert (told.code, "git init" in told.err) == (2, True)
    assert qms("validate", "--staged", "--root", tmp_path).code == 2


def test_an_act_passes_the_hook_that_looks_at_it(tmp_path: Path) -> None:
    town = Town(tmp_path)
    assert qms("hooks", "install", "--root", town.root).code == 0
    hook = town.root / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text().replace("ended=0", "ended=0; echo ran >> ../ran"))
    person = town.person("brook.paul")
    with patch.dict(os.environ, {"PYTHONPATH": str(TOP)}):
        moment = "2026-03-02T09:00:00+02:00"
        told = person.run("submit", "PO-02", now=moment).succeeds()
    assert "cut short" not in told.err
    assert (tmp_path / "ran").read_text() == "ran\n"


def test_a_python_that_is_gone_is_told(office: Repository) -> None:
    install(office)
    where = office.top / ".git/hooks/pre-commit"
    lines = where.read_text().splitlines(keepends=True)
    gone = ["python=/nowhere\n" if row.startswith("python=") else row for row in lines]
    where.write_text("".join(gone))
    office.stage(NEW, SOUND)
    done = office.run("git", "commit", "-m", "change", PATH="/usr/bin:/bin")
    assert done.returncode == 1
    assert "qms hooks install" in done.stderr


def test_only_what_is_staged_is_told(office: Repository) -> None:
    office.write(NEW, FAULTY)
    told = qms("validate", "--staged", "--root", office.root)
    assert told.code == 0
    office.git("add", "--all")
    told = qms("validate", "--staged", "--root", office.root)
    assert (told.code, "PO-02" in told.out) == (1, True)
    other = office.root / "records"
    assert qms("validate", "--staged", other, "--root", office.root).code == 0
