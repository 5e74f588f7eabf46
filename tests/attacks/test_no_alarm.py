"""What must not alarm: honest life, and what happens to files on their way."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from qms.model.approval.control import Control
from qms.model.approval.status import Working
from qms.store.archive import read_archive
from tests.approval_tree import digest_of
from tests.attacks.by_command import ALLOWED, verify
from tests.attacks.town import (
    ARCHITECT,
    CHAIR,
    CLERK,
    HEAD,
    MAYOR,
    NOW,
    QUALITY,
    TODAY,
    Town,
    alarms,
    people,
    person,
    words,
)

HONEST = {
    "GOVERNANCE": "1.0 in force",
    "PO-012": "1.0 in force",
    "PO-012 hu": "1.0 in force",
    "PO-013": "1.0 in force",
}


def in_order(town: Town, now: datetime = NOW) -> None:
    """Assert that nothing alarms."""
    control = town.control(now)
    assert alarms(control) == []
    assert words(control) == HONEST


def test_an_honest_town_is_in_order(town: Town) -> None:
    in_order(town)


def working(town: Town, path: str, data: bytes) -> Working:
    content = {
        "PO-012.md": digest_of(data),
        "PO-012/flux.svg": digest_of(
            town.text(town.po12, "PO-012/flux.svg").read_bytes()
        ),
    }
    return Working(path, (1, 0), content)


@pytest.mark.parametrize(
    "path", ["procedures/operational/PO-012.md", "procedures/old/renamed.md"]
)
def test_a_working_file_may_be_renamed_and_moved(town: Town, path: str) -> None:
    """Its digest is taken after CRLF became LF, where it lies does not matter."""
    data = town.text(town.po12, "PO-012.md").read_bytes()
    control = town.control()
    status = control.status("PO-012", "", TODAY, working(town, path, data))
    assert (status.working, status.word) == ("same", "in force")


def test_an_altered_working_file_is_told_and_breaks_nothing(town: Town) -> None:
    control = town.control()
    altered = working(town, "procedures/operational/PO-012.md", b"other\n")
    status = control.status("PO-012", "", TODAY, altered)
    assert (status.working, status.word, status.label) == ("altered", "altered", "1.0")
    assert status.marks == ()


def test_a_key_past_its_planned_end_is_a_note(tmp_path: Path) -> None:
    """Also where it ended before the last statement, and long after."""
    short = {
        name: person(name, offices, planned="2026-02-01T08:00:00Z")
        for name, offices in ((MAYOR, ["mayor"]), (CLERK, ["registry"]))
    }
    town = Town(tmp_path, who=people(short))
    in_order(town)
    later = datetime.fromisoformat("2027-11-22T12:00:00+02:00")
    assert alarms(town.control(later)) == []


def test_a_key_whose_time_was_prolonged_has_not_ended(town: Town) -> None:
    longer = person(MAYOR, ["mayor"], planned="2029-01-05T08:00:00Z")
    town.govern_well("2026-04-01", who=people({MAYOR: longer}))
    later = datetime.fromisoformat("2029-11-22T12:00:00+02:00")
    assert alarms(town.control(later)) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({MAYOR: person(MAYOR, ["mayor"], until="2026-04-01")}, id="ended"),
        pytest.param({MAYOR: person(MAYOR, (), rows="")}, id="without any office"),
        pytest.param({MAYOR: ""}, id="no more listed, with her key"),
    ],
)
def test_a_signer_may_be_gone_after_signing(town: Town, change: dict[str, str]) -> None:
    new = person("nou.ion", ["mayor"], since="2026-04-01")
    town.govern_well("2026-04-01", who=people(change, more=new))
    control = town.control()
    assert alarms(control) == []
    assert words(control)["PO-012"] == "1.0 in force"


def test_the_last_day_in_office_counts_to_midnight(tmp_path: Path) -> None:
    """By the town's own clock, wherever the signer's may stand."""
    gone = person(MAYOR, ["mayor"], until="2026-04-02")
    town = Town(tmp_path, who=people({MAYOR: gone}))
    name = town.office.submit("PO-014")
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    town.act("approve", name, MAYOR, "2026-04-02T22:50:00+02:00", "mayor")
    town.act(
        "release",
        name,
        QUALITY,
        "2026-04-02T23:55",
        "quality-officer",
        effective={name: "2026-04-02"},
    )
    control = town.control()
    assert alarms(control) == []
    assert words(control)["PO-014"] == "1.0 in force"


def test_branches_merge_with_slow_signers(town: Town) -> None:
    """Two documents on two branches; each signer saw only his own branch."""
    office = town.office
    heads, last = list(office.heads), dict(office.last)
    one = office.submit("PO-014")
    town.carry(one, "2026-04-10")
    tips, ends = list(office.heads), dict(office.last)
    office.heads, office.last = heads, last
    two = office.submit("PO-015")
    town.carry(two, "2026-04-02")
    office.heads = [*tips, *office.heads]
    office.last = ends
    town.act("witness", [], ARCHITECT, "2026-05-01T09:00", None)
    control = town.control()
    assert alarms(control) == []
    found = words(control)
    assert (found["PO-014"], found["PO-015"]) == ("1.0 in force", "1.0 in force")


def test_a_governance_on_one_branch_leaves_the_other_alone(town: Town) -> None:
    """Who had not seen the new governance named the one that he knew."""
    office = town.office
    heads, last, old = list(office.heads), dict(office.last), office.governance
    town.govern_well("2026-04-01")
    new, tips, ends = office.governance, list(office.heads), dict(office.last)
    office.heads, office.last, office.governance = heads, last, old
    name = office.submit("PO-014")
    town.carry(name, "2026-04-02")
    office.heads, office.last = [*tips, *office.heads], ends
    office.governance = new
    later = office.submit("PO-015")
    town.carry(later, "2026-04-03")
    control = town.control()
    assert alarms(control) == []
    assert words(control)["PO-014"] == "1.0 in force"


def test_a_dormant_repository_is_in_order_two_years_later(tmp_path: Path) -> None:
    """The mayor's term has ended meanwhile, every key's time, and reviews are due."""
    gone = person(MAYOR, ["mayor"], until="2028-10-27")
    town = Town(tmp_path, who=people({MAYOR: gone}))
    later = datetime.fromisoformat("2028-11-22T12:00:00+02:00")
    control = town.control(later)
    assert alarms(control) == []
    assert words(control, date(2028, 11, 22))["PO-012"] == "1.0 review overdue"


def test_a_copy_without_git_is_as_good(town: Town, tmp_path: Path) -> None:
    """Unpacked from an archive: other times, other rights, no .git."""
    copy = tmp_path / "copy"
    shutil.copytree(town.root, copy)
    for path in copy.rglob("*"):
        os.utime(path, (0, 0))
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        control = Control(read_archive(copy), NOW)
        assert alarms(control) == []
        assert verify(copy, NOW, *ALLOWED).code == 0
        assert words(control) == HONEST
    finally:
        for path in copy.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_what_systems_leave_behind_is_a_note(town: Town) -> None:
    for folder in ("approvals", "approvals/PO-012", f"approvals/{town.po12}/content"):
        town.office.lay(f"{folder}/.DS_Store", "x")
        town.office.lay(f"{folder}/Thumbs.db", "x")
    in_order(town)


def test_a_statement_under_another_name_is_a_note(town: Town) -> None:
    path = town.path(f"{town.po12} approved")
    moved = town.root / "approvals" / "statements" / "merged" / path.name
    moved.parent.mkdir()
    path.rename(moved)
    Path(f"{path}.sig").rename(f"{moved}.sig")
    in_order(town)


def test_a_fork_in_one_s_own_chain_is_a_note(town: Town) -> None:
    """Two computers, one person: never a verdict."""
    before = town.office.last[HEAD]
    for hour in ("09", "10"):
        town.act("witness", [], HEAD, f"2026-04-02T{hour}:00", None, previous=before)
    in_order(town)


def test_clocks_of_three_zones_agree(town: Town) -> None:
    name = town.office.submit("PO-014")
    for who, step, office, at in (
        (CLERK, "prepared", "registry", "2026-04-02T09:00:00+03:00"),
        (HEAD, "checked", "public-relations-head", "2026-04-02T07:30:00+01:00"),
        (CHAIR, "endorsed", "monitoring-commission", "2026-04-02T07:00:00+00:00"),
        (MAYOR, "approved", "mayor", "2026-04-02T12:00:00+05:00"),
    ):
        act = "submit" if step == "prepared" else "approve"
        town.act(act, name, who, at, office, step=step)
    town.release(name, "2026-04-02", "11:00")
    assert words(town.control())["PO-014"] == "1.0 in force"
