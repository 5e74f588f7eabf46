"""Verify: what an attacker changes is told by the check that finds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from qms.actions.verify import Asked, verify
from qms.model.approval.proof import FAILED, OK, check_of
from qms.model.approval.statement import Subject
from qms.model.approval.verification import Verification
from tests.answer_town import NOW, Town, lay_town

AT = datetime.fromisoformat(NOW)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return lay_town(tmp_path)


def verified(town: Town, **asked: object) -> Verification:
    return verify(town.root, AT, Asked(**asked))  # type: ignore[arg-type]


def name_of(town: Town, document: str) -> str:
    return next(each for each in town.digests if each.startswith(f"{document}/"))


def content(town: Town, document: str) -> Path:
    folder = town.root / "approvals" / name_of(town, document) / "content"
    return next(folder.iterdir())


class Attack(NamedTuple):
    """What is done, to which document, and the check that must tell it."""

    do: Callable[[Town], object]
    document: str
    check: str


def changed(town: Town) -> None:
    path = content(town, "PO-06")
    path.write_bytes(path.read_bytes().replace(b"30", b"60"))


def unsigned(town: Town) -> None:
    next(town.root.rglob("*wood.ivan*.sig")).unlink()


def other_purpose(town: Town) -> None:
    town.sign(
        "approve",
        name_of(town, "PO-02"),
        "brook.paul",
        "2026-11-05T10:00:00+02:00",
        office="registry-head",
        step="checked",
        namespace="git",
    )


def other_key(town: Town) -> None:
    town.sign(
        "approve",
        name_of(town, "PO-02"),
        "brook.paul",
        "2026-11-05T10:00:00+02:00",
        office="registry-head",
        step="checked",
        key="wood.ivan",
    )


def no_office(town: Town) -> None:
    town.sign(
        "approve",
        name_of(town, "PO-02"),
        "wood.ivan",
        "2026-11-05T10:00:00+02:00",
        office="registry-head",
        step="checked",
    )


def after_the_term(town: Town) -> None:
    name = name_of(town, "PO-02")
    town.check(name, "2026-11-05")
    town.approve(name, "2026-11-06", "stone.mary")


def too_early(town: Town) -> None:
    town.release(name_of(town, "PO-02"), "2026-11-05")


def released_twice(town: Town) -> None:
    town.release(name_of(town, "PO-06"), "2026-11-05")


def beside_a_return(town: Town) -> None:
    name = name_of(town, "PO-02")
    town.check(name, "2026-11-05")
    town.approve(name, "2026-11-06", "hill.john")
    signed = list(town.heads)
    town.release(name, "2026-11-07")
    town.sign(
        "return",
        name,
        "brook.paul",
        "2026-11-07T12:00:00+02:00",
        office="registry-head",
        step=None,
        reason="wrong",
        seen=signed,
    )


def dropped(town: Town) -> None:
    for path in town.root.rglob("*wood.ivan*"):
        path.unlink()


def future(town: Town) -> None:
    town.check(name_of(town, "PO-02"), "2027-11-05")


def replayed(town: Town) -> None:
    name = name_of(town, "PO-02")
    town.sign(
        "approve",
        Subject(name, f"sha256:{'0' * 64}"),
        "brook.paul",
        "2026-11-05T10:00:00+02:00",
        office="registry-head",
        step="checked",
    )


ATTACKS = {
    "a byte changed": Attack(changed, "PO-06", "content"),
    "a signature removed": Attack(unsigned, "PO-06", "signature"),
    "signed for git": Attack(other_purpose, "PO-02", "namespace"),
    "another person's key": Attack(other_key, "PO-02", "person"),
    "without the office": Attack(no_office, "PO-02", "office"),
    "after the term": Attack(after_the_term, "PO-02", "office"),
    "released before the last step": Attack(too_early, "PO-02", "steps"),
    "released twice": Attack(released_twice, "PO-06", "release"),
    "released beside a return": Attack(beside_a_return, "PO-02", "return"),
    "a statement dropped": Attack(dropped, "PO-06", "chain"),
    "dated in the future": Attack(future, "PO-02", "time"),
}


@pytest.mark.parametrize("case", ATTACKS)
def test_an_attack_is_told_by_its_check_and_hurts_nothing_else(
    town: Town, case: str
) -> None:
    attack = ATTACKS[case]
    attack.do(town)
    found = verified(town, allowed=frozenset(("root-not-pinned",)))
    assert found.verdict == 1
    broken = {
        each.round.name.partition("/")[0] for each in found.proofs if each.state != OK
    }
    assert broken == {attack.document}
    proof = next(
        each
        for each in found.proofs
        if each.state != OK and each.round.name.startswith(attack.document)
    )
    checks = [
        *proof.checks,
        *(each for signed in proof.signed for each in signed.checks),
    ]
    assert attack.check in {each.name for each in checks if each.faults}


def test_a_statement_about_another_submission_stands_apart(town: Town) -> None:
    replayed(town)
    found = verified(town)
    assert "failed" in found.problems
    assert [check_of(fault) for each in found.loose for fault in each.faults] == [
        "subject"
    ]


def test_a_town_without_faults_has_a_root_to_be_pinned_and_no_other_problem(
    town: Town,
) -> None:
    found = verified(town)
    assert found.problems == {"root-not-pinned"}
    assert verified(town, pinned=found.roots[0]).verdict == 0
    assert found.counts == {OK: 9}


def test_every_check_stands_in_every_proof(town: Town) -> None:
    for proof in verified(town).proofs:
        assert [each.name for each in proof.checks] == [
            "content",
            "steps",
            "order",
            "separation",
            "return",
            "effect",
            "release",
        ]
        for signed in proof.signed:
            assert len(signed.checks) == 12
            assert {each.state for each in signed.checks} <= {OK, "does not apply"}


def test_what_was_not_checked_is_never_ok(town: Town) -> None:
    other_purpose(town)
    proof = next(each for each in verified(town).proofs if each.state == FAILED)
    states = {each.name: each.state for each in proof.signed[-1].checks}
    assert states["namespace"] == FAILED
    assert {states[each] for each in ("person", "key", "office")} == {"not verifiable"}


def test_a_disowned_mistake_is_told_and_forgiven(town: Town) -> None:
    mistake = town.release(name_of(town, "PO-06"), "2026-11-05")
    assert "failed" in verified(town).problems
    town.sign(
        "disown",
        [],
        "field.anna",
        "2026-11-06T10:00:00+02:00",
        office="quality-officer",
        step=None,
        target=[mistake],
    )
    assert verified(town).problems == {"root-not-pinned"}


@pytest.mark.parametrize(
    ("day", "names"),
    [
        pytest.param(date(2026, 2, 11), {"PO-04/1.0"}, id="of old, on paper"),
        pytest.param(
            date(2026, 3, 15),
            {"PO-01/1.0", "PO-01/1.0/hu", "PO-04/1.0", "PO-05/1.0"},
            id="spring",
        ),
        pytest.param(
            date(2026, 11, 22),
            {"PO-01/1.1", "PO-01/1.0/hu", "PO-04/1.0", "PO-05/1.0", "PO-06/1.0"},
            id="autumn",
        ),
    ],
)
def test_of_a_day_what_was_in_force_is_verified(
    town: Town, day: date, names: set[str]
) -> None:
    found = verified(town, as_of=day)
    told = {each.round.name.rpartition("/")[0] for each in found.proofs}
    assert told - {"GOVERNANCE/1.0", "GOVERNANCE/1.1"} == names


def test_of_documents_only_they_and_governance_are_verified(town: Town) -> None:
    changed(town)
    assert verified(town, ids=("po-06",)).problems == {"failed", "root-not-pinned"}
    assert verified(town, ids=("PO-01",)).problems == {"root-not-pinned"}


def test_independence_is_told_in_plain_words(town: Town) -> None:
    found = verified(town)
    reasons = {fault.reason: fault.values for fault in found.remarks}
    paper = reasons["signatures on the word of {person}: {count} of {all}"]
    assert paper == {"person": "wood.ivan", "count": 2, "all": 20}
    unshown = "texts that {person} signed without being shown them: {count}"
    assert reasons[unshown]["person"] == "lake.vera"
    witness = "keys enrolled on the word of {person} alone: {count} of {all}"
    assert reasons[witness]["person"] == "field.anna"


def test_a_sitting_over_many_texts_is_told(town: Town) -> None:
    second = town.put_up("PO-02", "2026-11-10", 1)
    third = town.put_up("PO-07", "2026-11-10", 1)
    both = [second, third]
    town.sign(
        "approve",
        both,
        "brook.paul",
        "2026-11-11T10:00:00+02:00",
        office="registry-head",
        step="checked",
        shown=both,
    )
    for name in both:
        town.approve(name, "2026-11-12", "hill.john")
        town.release(name, "2026-11-12")
    remarks = {each.reason: each.values for each in verified(town).remarks}
    sitting = "texts that {person} signed in one sitting, on {day}: {count}"
    assert remarks[sitting] == {"person": "brook.paul", "day": "2026-11-11", "count": 2}


def test_a_document_whose_submission_is_gone_is_not_verified(town: Town) -> None:
    name = name_of(town, "PO-06")
    shutil.rmtree(town.root / "approvals" / name)
    for found in (verified(town), verified(town, ids=("PO-06",))):
        assert found.verdict == 1
        places = [(path, fault.check) for path, fault in found.faults]
        assert places == [(f"approvals/{name}", "subject")]
        touched = {each.statement.person for each in found.loose if each.statement}
        assert "wood.ivan" in touched
    other = verified(town, ids=("PO-04",), allowed=frozenset(["root-not-pinned"]))
    assert other.verdict == 0
