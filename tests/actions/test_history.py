"""History and hands: reviews, remarks, deputies, emergencies, what cannot be read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from qms.actions.history import history
from qms.actions.status import Asked, status
from qms.actions.verify import Asked as VerifyAsked
from qms.actions.verify import verify
from qms.model.approval.hands import Standing
from qms.reports.history import as_text
from qms.reports.telling import Telling
from tests.answer_town import NOW, PROFILE, Town, lay_town, people

AT = datetime.fromisoformat(NOW)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return lay_town(tmp_path)


def name_of(town: Town, document: str) -> str:
    return next(each for each in town.digests if each.startswith(f"{document}/"))


def told(town: Town, document: str) -> str:
    """The history as one line."""
    return " ".join(as_text(history(town.root, AT, document, None), Telling()).split())


def standing(town: Town, document: str) -> Standing:
    [found] = status(town.root, AT, Asked((document,))).rows
    return found


def test_a_review_is_told_with_its_outcome_and_moves_the_next_one(town: Town) -> None:
    town.sign(
        "confirm",
        name_of(town, "PO-04"),
        "lake.vera",
        "2026-11-10T09:00:00+02:00",
        office="registry",
        step=None,
        outcome="confirmed",
        checked=["law", "users"],
        comment="all is well",
    )
    line = told(town, "PO-04")
    assert "reviewed: Vera Lake, Registry remark: all is well" in line
    assert "outcome: confirmed; looked at: law, users" in line
    assert "the approved paper: archive no. R 12/2024" in line
    found = standing(town, "PO-04").status
    assert (found.word, found.review_due) == ("adopted", date(2028, 11, 10))


def test_a_review_on_paper_is_told_with_its_outcome(town: Town) -> None:
    evidence = {
        "method": "act",
        "act": "confirm",
        "signed_on": "2026-11-01",
        "archive_no": None,
        "signatories": [{"person": None, "office": "registry", "step": None}],
        "outcome": "revise",
        "checked": ["records"],
    }
    town.sign(
        "vouch",
        name_of(town, "PO-04"),
        "wood.ivan",
        "2026-11-02T09:00:00+02:00",
        office="registrar",
        step=None,
        evidence=evidence,
    )
    line = told(town, "PO-04")
    assert "reviewed: a body, Registry" in line
    assert "outcome: to be revised; looked at: records" in line


def test_a_withdrawal_is_a_chapter_of_its_own(town: Town) -> None:
    line = told(town, "PO-05")
    assert "withdrawal of 1.0, round 1" in line
    assert "withdrawn from 2026-05-31" in line


def test_what_was_taken_back_says_so_and_by_which_act(town: Town) -> None:
    mistake = town.release(name_of(town, "PO-06"), "2026-11-05")
    town.sign(
        "disown",
        [],
        "field.anna",
        "2026-11-06T10:00:00+02:00",
        office="quality-officer",
        step=None,
        target=[mistake],
    )
    line = told(town, "PO-06")
    assert "taken back since" in line
    assert "about what Anna Field did: released" in line


def test_a_statement_that_was_damaged_stands_in_the_history(town: Town) -> None:
    path = next(town.root.rglob("*wood.ivan*.json"))
    path.write_bytes(path.read_bytes().replace(b'"vouch"', b'"abolish"'))
    line = told(town, "PO-06")
    assert "a file that cannot be read" in line
    assert path.relative_to(town.root).as_posix() in line


def test_a_round_without_its_submission_stands_in_the_history(town: Town) -> None:
    next((town.root / "approvals/PO-06").rglob("submission.json")).unlink()
    assert "a submission that cannot be read" in told(town, "PO-06")
    found = verify(town.root, AT, VerifyAsked())
    assert "failed" in found.problems


def with_deputy(town: Town) -> None:
    """The registry's head is away in November; the registrar signs for him."""
    more = (
        "deputies:\n  - {office: registry-head, of: brook.paul, to: wood.ivan, "
        "from: 2026-07-01, until: null, only_in_absence: true}\n"
        "absences: [{person: brook.paul, from: 2026-11-05, until: 2026-11-30}]\n"
    )
    files = {"people.yaml": people(summer=True) + more, "profile.yaml": PROFILE}
    name = town.submit(
        "GOVERNANCE", files, language="en", revision=2, predecessors=[town.governance]
    )
    at = "2026-11-05T0{}:00:00+02:00".format
    officer: dict[str, Any] = {"office": "quality-officer"}
    town.sign("submit", name, "field.anna", at(7), **officer)
    town.sign("approve", name, "hill.john", at(8), office="mayor")
    town.sign(
        "release",
        name,
        "field.anna",
        at(9),
        step=None,
        effective={name: "2026-11-05"},
        **officer,
    )
    town.governance = town.digests[name]


def test_a_deputy_is_told_with_whom_he_signs_for(town: Town) -> None:
    with_deputy(town)
    found = status(town.root, AT, Asked(waiting_for="wood.ivan"))
    assert [each.document for each in found.rows] == ["PO-02"]
    town.sign(
        "approve",
        name_of(town, "PO-02"),
        "wood.ivan",
        "2026-11-12T09:00:00+02:00",
        office="registry-head",
        step="checked",
        acting_for="brook.paul",
    )
    assert "Ivan Wood, Head of registry, for Paul Brook" in told(town, "PO-02")
    proof = next(
        each
        for each in verify(town.root, AT, VerifyAsked(("PO-02",))).proofs
        if each.round.name.startswith("PO-02")
    )
    states = {each.name: each.state for each in proof.signed[-1].checks}
    assert states["deputy"] == "ok"


def test_an_emergency_is_to_be_ratified_by_those_who_did_not_sign(town: Town) -> None:
    emergency = {"by": "mayor", "reason": "flood", "expires": "2026-12-10"}
    name = town.put_up("PO-07", "2026-11-10", emergency=emergency)
    town.approve(name, "2026-11-10", "hill.john")
    town.release(name, "2026-11-10")
    found = standing(town, "PO-07")
    assert found.status.word == "emergency"
    assert [(each.act, each.offices, each.day) for each in found.hands] == [
        ("ratify", ("registry-head",), date(2026, 12, 10))
    ]


def test_a_second_root_lets_nothing_be_verified(town: Town) -> None:
    files = {"people.yaml": people(summer=True), "profile.yaml": PROFILE}
    name = town.submit("GOVERNANCE", files, language="en", round=7)
    town.governance = None
    alone: dict[str, Any] = {"seen": [], "previous": None}
    at = "2026-11-06T0{}:00:00+02:00".format
    office: dict[str, Any] = {"office": "quality-officer"}
    first = town.sign("submit", name, "field.anna", at(6), **office, **alone)
    second = town.sign(
        "approve",
        name,
        "field.anna",
        at(7),
        step="prepared",
        seen=[first],
        previous=first,
        **office,
    )
    third = town.sign(
        "approve",
        name,
        "hill.john",
        at(8),
        office="mayor",
        seen=[second],
        previous=None,
    )
    town.sign(
        "release",
        name,
        "field.anna",
        at(9),
        step=None,
        seen=[third],
        previous=second,
        effective={name: "2026-11-06"},
        **office,
    )
    found = verify(town.root, AT, VerifyAsked())
    assert found.verdict == 1
    assert any("more than one root" in each.reason for each in found.whole)
    first_root = town.digests[name_of(town, "GOVERNANCE")]
    pinned = verify(town.root, AT, VerifyAsked(pinned=first_root))
    assert pinned.roots == (first_root,)
    states = {
        each.round.name.partition("/")[0]
        for each in pinned.proofs
        if each.state != "ok"
    }
    assert states == {"GOVERNANCE"}
