"""Releases and statements: what is told of them, once, and what alarms nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.example_tree import lay_example
from tests.rules.approval.scripts import (
    CHECKED,
    GONE,
    IN_ROMANIAN,
    NEXT,
    PUT_UP,
    RELEASED,
    ROMANIAN,
    SIGNED,
    WITHDRAWN,
)

DAY = date(2026, 11, 22)
ABSENT = "absences: [{person: stone.mary, from: 2026-02-09, until: 2026-02-28}]\n"
AWAY = f"=== governance/people.yaml\n{ABSENT}=== acts\n"
RETURNED = f"{PUT_UP}return PO-01 reason=unclear by stone.mary\n"
AGAIN = RELEASED.replace("submit PO-01", "submit PO-01 round=2")
OTHER = "=== procedures/PO-01.md\ntitle: Other\n"
STEPLESS = f"{PUT_UP}release PO-01 by field.anna\n"


def codes(root: Path, script: str, day: date = DAY) -> list[str]:
    """The codes of all findings about a script of acts."""
    lay_example(root, "acts", script)
    return [each.code for each in validate(root, day).findings]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("on 2026-02-10\n", id="governance alone"),
        pytest.param(PUT_UP, id="put up"),
        pytest.param(CHECKED, id="half signed"),
        pytest.param(SIGNED, id="signed, not released"),
        pytest.param(RELEASED, id="in force"),
        pytest.param(RELEASED + NEXT, id="revised"),
        pytest.param(f"{RELEASED}revise PO-01\n", id="a draft of the next revision"),
        pytest.param(RETURNED, id="returned"),
        pytest.param(f"{RETURNED}{AGAIN}", id="put up again after a return"),
        pytest.param(WITHDRAWN, id="withdrawn"),
        pytest.param(f"{WITHDRAWN}{GONE}", id="withdrawn, and the file is gone"),
        pytest.param(f"{RELEASED}{ROMANIAN}{IN_ROMANIAN}", id="with a translation"),
        pytest.param(
            f"{RELEASED}{ROMANIAN}submit PO-01/ro by brook.paul\n", id="waits"
        ),
        pytest.param(
            f"{AWAY}submit PO-01 by brook.paul\n", id="an absence changes nothing"
        ),
        pytest.param(
            SIGNED + "on 2026-02-20\nrelease PO-01 by field.anna\n", id="slow release"
        ),
        pytest.param(
            PUT_UP.replace("submit PO-01", "submit PO-01 effect=not-before:2026-12-01")
            + "approve PO-01 step=checked by brook.paul\napprove PO-01 by stone.mary\n"
            "release PO-01 effective=2026-12-01 by field.anna\n",
            id="approved, waits for its day",
        ),
        pytest.param(f"{RELEASED}govern\n", id="governance approved anew"),
        pytest.param(
            f"{RELEASED}=== governance/people.yaml\n{ABSENT}=== acts\npropose\n",
            id="governance on its way",
        ),
    ],
)
def test_what_is_in_order_is_told_by_no_rule(tmp_path: Path, script: str) -> None:
    assert codes(tmp_path, script) == []


@pytest.mark.parametrize(
    ("script", "found"),
    [
        pytest.param(STEPLESS, ["QMS205"], id="no step was signed"),
        pytest.param(STEPLESS + AGAIN, [], id="made good in the next round"),
        pytest.param(STEPLESS + NEXT, [], id="made good by the next revision"),
        pytest.param(f"{RELEASED}release PO-01 by field.anna\n", [], id="twice"),
        pytest.param(f"{RELEASED}forge\n", ["QMS202"], id="a changed statement"),
        pytest.param(f"{RELEASED}spoil\n", ["QMS201"], id="a changed text"),
        pytest.param("spoil\n", ["QMS201", "QMS204"], id="a changed root"),
        pytest.param(f"{RELEASED}spoil\nrevise PO-01\n", ["QMS201"], id="old text"),
        pytest.param(
            f"{RETURNED}submit PO-01 round=2 by brook.paul\n", [], id="one round open"
        ),
        pytest.param(
            f"{PUT_UP}submit PO-01 round=2 by brook.paul\n"
            "submit PO-01 round=3 by brook.paul\n",
            ["QMS214"],
            id="three rounds open are told once",
        ),
        pytest.param(
            f"{RELEASED}{OTHER}=== acts\nrevise PO-01\n",
            [],
            id="another title in the next revision",
        ),
        pytest.param(
            f"{PUT_UP}{OTHER}",
            ["QMS213"],
            id="altered while it is signed",
        ),
        pytest.param(
            f"{RETURNED}{OTHER}",
            [],
            id="mended after a return, under the same number",
        ),
        pytest.param(
            f"{RELEASED}{ROMANIAN}{IN_ROMANIAN}{NEXT}",
            ["QMS215"],
            id="behind, not stale",
        ),
        pytest.param(
            f"{RELEASED}{ROMANIAN}on 2026-03-02\nrevise PO-01\n",
            ["QMS803"],
            id="a translation that was never released is stale",
        ),
    ],
)
def test_a_fault_is_told_once(tmp_path: Path, script: str, found: list[str]) -> None:
    assert codes(tmp_path, script) == found


def test_a_fault_of_a_missing_file_stands_in_the_archive(tmp_path: Path) -> None:
    lay_example(tmp_path, "acts", f"{STEPLESS}{GONE}")
    (found,) = validate(tmp_path, DAY).findings
    assert found.place.path.startswith("approvals/PO-01/1.0/round-1-")
    assert found.document == "PO-01"


def test_without_approvals_no_rule_of_them_speaks(tmp_path: Path) -> None:
    lay_example(tmp_path, "files", "=== procedures/PO-01.md\ntitle: A draft\n")
    assert validate(tmp_path, DAY).findings == ()


def test_the_day_decides_what_is_known(tmp_path: Path) -> None:
    lay_example(tmp_path, "acts", f"{RELEASED}on 2026-05-04\n{AGAIN}forge\n")
    assert validate(tmp_path, date(2026, 3, 1)).findings == ()
    found = [each.code for each in validate(tmp_path, DAY).findings]
    assert found == ["QMS202"]
