"""Facts and outside documents compared with their sources in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.told import DAY, findings, told

OUTSIDE = (
    "=== procedures/EXT-001.md\nkind: external-document\n"
    "external: {publisher: Council, act: HR 2, where: x,"
    " as_of: {as_of}, check_every: {every}}\n"
)


def outside(as_of: str = "2025-11-22", every: str = "12 months", more: str = "") -> str:
    return OUTSIDE.replace("{as_of}", as_of).replace("{every}", every) + more


def checked(day: str, more: str = "") -> str:
    return (
        "=== records/checks/CHK-01.yaml\n{qms: 1, id: CHK-01, kind: check,"
        f" document: EXT-001, log: [{{on: {day}, note: unchanged}}]{more}}}\n"
    )


@pytest.mark.parametrize(
    ("text", "is_overdue"),
    [
        pytest.param(outside(), False, id="due today"),
        pytest.param(outside("2025-11-21"), True, id="due yesterday"),
        pytest.param(outside("2025-11-21", "24 months"), False, id="two years"),
        pytest.param(outside("2026-11-20", "1 day"), True, id="a day"),
        pytest.param(outside("2026-02-30"), False, id="no day: another rule's"),
        pytest.param(outside("2020-01-01", "often"), False, id="no period: another's"),
        pytest.param(outside("2020-01-01", "9999 years"), False, id="beyond time"),
        pytest.param(
            outside("2020-01-01", more=checked("2026-01-01")), False, id="checked since"
        ),
        pytest.param(
            outside("2020-01-01", more=checked("2021-01-01")), True, id="checked once"
        ),
        pytest.param(
            outside("2020-01-01", more=checked("2027-01-01")),
            True,
            id="not yet checked",
        ),
        pytest.param(
            outside("2020-01-01", more=checked("soon", ", opened: 2026-01-01")),
            False,
            id="opened counts",
        ),
        pytest.param(
            outside(
                "2020-01-01", more="=== procedures/PO-01.md\nsupersedes: [EXT-001]\n"
            ),
            False,
            id="replaced",
        ),
    ],
)
def test_outside_documents(tmp_path: Path, text: str, is_overdue: bool) -> None:
    assert bool(findings(tmp_path, "QMS304", "files", text)) is is_overdue


def test_the_day_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "QMS304", "files", outside("2025-01-31", "1 month")) == [
        "EXT-001 was to be compared with its source by 2025-02-28"
    ]


@pytest.mark.parametrize(
    ("row", "day", "facts"),
    [
        pytest.param("check_every: 12 months", DAY, [], id="all fresh"),
        pytest.param(
            "check_every: 3 months",
            date(2027, 2, 2),
            ["house", "petition", "queue"],
            id="all stale",
        ),
        pytest.param(
            "check_every: null", date(2027, 11, 1), [], id="a year where none is said"
        ),
        pytest.param(
            "limits: [{id: late, act: HR 1, value: 1, unit: days, as_of: 2025-11-21}]",
            DAY,
            ["late"],
            id="one limit",
        ),
        pytest.param("limits: [{id: late}]", DAY, [], id="no day: another rule's"),
    ],
)
def test_legal_facts(tmp_path: Path, row: str, day: date, facts: list[str]) -> None:
    text = f"=== governance/profile.yaml\n{row}\n"
    found = findings(tmp_path, "QMS303", "files", text, day)
    assert sorted(str(each.values["fact"]) for each in found) == facts
