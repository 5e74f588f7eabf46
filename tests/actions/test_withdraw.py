"""Withdrawal: put up by one, approved by the same steps, released; or refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from qms.model.approval.status import IN_FORCE, WITHDRAWN
from tests.acts_town import ANA, ANIKO, ESZTER, KATALIN, MARIA, PETER, Town

ALL = ("--signatory", ESZTER, "--signatory", PETER, "--signatory", MARIA)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def test_a_text_ceases_once_its_withdrawal_is_released(town: Town) -> None:
    name = town.in_force()
    words = ("withdraw", "po-012", "--reason", "task moved")
    told = town.person(KATALIN).run(*words).succeeds()
    assert "next: PO-012 waits for the step checked: Balogh Eszter" in told.out
    assert "PO-012 stays in force until" in told.out
    assert town.status().word == "in review"
    (found,) = [
        each
        for each in town.control().rounds["PO-012", ""]
        if each.submission and each.submission.is_withdrawal
    ]
    held = (town.root / f"approvals/{name}/content/PO-012.md").read_bytes()
    copy = (town.root / f"approvals/{found.name}/content/PO-012.md").read_bytes()
    assert copy == held
    for person in (ESZTER, PETER, MARIA):
        town.person(person).run("approve", "PO-012", "--yes").succeeds()
    assert town.status().in_force
    town.person(ANA).run("release", "PO-012").succeeds()
    status = town.status()
    assert (status.word, status.in_force) == (WITHDRAWN, None)
    assert status.withdrawn == date(2026, 3, 2)
    assert town.status(day="2026-03-01").word == IN_FORCE


def test_who_signs_reads_that_it_is_a_withdrawal(town: Town) -> None:
    town.in_force()
    words = ("withdraw", "PO-012", "--reason", "task moved", "--replaced-by", "PO-013")
    town.in_force("PO-013")
    town.person(KATALIN).run(*words, "--effective", "2026-04-01").succeeds()
    told = town.person(ESZTER).run("approve", "PO-012", answers="y\n").succeeds()
    lines = [line.strip() for line in told.out.splitlines()]
    assert "what is asked: withdrawal of 1.0: nothing of it stays in force" in lines
    assert "in its place: PO-013" in lines
    assert "takes effect: 2026-04-01" in lines
    assert any("on its withdrawal will mean: checked" in line for line in lines)
    assert "nothing changed" not in told.out
    assert "next: PO-012 waits for the step endorsed: Nagy" in told.out


def test_a_withdrawal_that_waits_for_its_day_comes_next(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.in_force()
    town.draft("PO-012")
    words = ("withdraw", "PO-012", "--reason", "task moved")
    katalin = town.person(KATALIN)
    katalin.run(*words, "--effective", "2026-04-01").succeeds()
    assert "withdrawal: in review" in katalin.run("list", "--format", "csv").out
    assert "withdrawal: in review" in katalin.run("show", "PO-012").out
    for person in (ESZTER, PETER, MARIA):
        town.person(person).run("approve", "PO-012", "--yes").succeeds()
    assert "withdrawal: approved" in katalin.run("status", "PO-012").out
    town.person(ANA).run("release", "PO-012").succeeds()
    following = town.status().next
    assert (following.state, following.purpose) == ("approved", "withdrawal")
    assert (following.day, following.reason) == (date(2026, 4, 1), "task moved")
    for command in (
        ("status",),
        ("status", "PO-012"),
        ("show", "PO-012"),
        ("list", "--format", "csv"),
    ):
        told = " ".join(katalin.run(*command).succeeds().out.split())
        assert "withdrawn from 2026-04-01" in told, command
    monkeypatch.setenv("COLUMNS", "60")
    told = katalin.run("list").succeeds().out
    assert "withdrawn from 2026-04-01" in told
    assert max(map(len, told.splitlines())) <= 60
    told = katalin.run("status", "--format", "json").succeeds().out
    (row,) = [each for each in json.loads(told)["documents"] if each["id"] == "PO-012"]
    assert row["next"]["purpose"] == "withdrawal"
    assert row["to_do"][0]["act"] == "cease"
    assert town.status(day="2026-04-01").next.state == "none"
    assert town.status(day="2026-03-01").next.state == "none"


def test_it_says_what_stands_in_its_place_and_from_which_day(town: Town) -> None:
    town.in_force()
    town.put_up("PO-013", "02-12")
    words = ("withdraw", "PO-012", "--reason", "task moved", "--replaced-by", "po-013")
    town.person(KATALIN).run(*words, "--effective", "2026-04-01").succeeds()
    sheet = ("--signed-on", "2026-03-02", "--archive-no", "7", "--act", "withdraw")
    town.person(ANIKO).run("vouch", "paper", "PO-012", *ALL, *sheet).succeeds()
    told = town.person(ANA).run("release", "PO-012").succeeds()
    assert "PO-012 is withdrawn from 2026-04-01" in told.out
    assert town.status(day="2026-03-31").in_force
    status = town.status(day="2026-04-01")
    assert status.word == WITHDRAWN
    submissions = [each.submission for each in town.control().rounds["PO-012", ""]]
    (submission,) = [each for each in submissions if each and each.is_withdrawal]
    assert (submission.reason, submission.replaced_by) == ("task moved", "PO-013")
    again = ("withdraw", "PO-012", "--reason", "again")
    town.person(KATALIN).run(*again).fails("PO-012 is withdrawn from 2026-04-01")


REFUSED = {
    ("PO-013", "--reason", "x"): "no text of PO-013 is in force",
    ("PO-014", "--reason", "x"): "PO-014 1.0 is under way",
    ("PO-012", "--reason", " "): "a withdrawal needs a reason",
    (
        "PO-012",
        "--reason",
        "x",
        "--replaced-by",
        "PO-99",
    ): "PO-99 cannot replace PO-012",
    ("PO-012", "--reason", "x", "--replaced-by", "PO-012"): "cannot replace itself",
    ("PO-012", "--reason", "x", "--effective", "2026-03-01"): "2026-03-01 is past",
    ("GOVERNANCE", "--reason", "x"): "governance is never withdrawn",
}


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_cannot_be_withdrawn_is_told(town: Town, words: tuple[str, ...]) -> None:
    town.in_force()
    town.put_up("PO-014", "02-12")
    before = len(town.control().ledger.entries)
    told = town.person(KATALIN).run("withdraw", *words)
    assert REFUSED[words] in told.err
    assert "hint: " in told.err
    assert told.code in (2, 3)
    assert len(town.control().ledger.entries) == before


def test_one_withdrawal_at_a_time(town: Town) -> None:
    town.in_force()
    words = ("withdraw", "PO-012", "--reason", "task moved")
    town.person(KATALIN).run(*words).succeeds()
    town.person(KATALIN).run(*words).fails("a withdrawal of PO-012 1.0 is under way")


def test_altered_bytes_are_not_withdrawn(town: Town) -> None:
    name = town.in_force()
    (town.root / f"approvals/{name}/content/PO-012.md").write_text("other\n")
    words = ("withdraw", "PO-012", "--reason", "task moved")
    told = town.person(KATALIN).run(*words)
    assert "hint: restore its bytes first: qms repair" in told.err
    assert told.code == 3
