"""Records: their ids, places and days, and concessions among them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.example_tree import lay_example
from tests.rules.told import DAY, findings

ON_RECORDS = ("QMS504", "QMS505", "QMS507", "QMS508", "QMS509", "QMS510", "QMS511")
ON_CONCESSIONS = ("QMS130", "QMS501", "QMS502", "QMS503", "QMS506")


def codes(root: Path, text: str, of: tuple[str, ...], day: date = DAY) -> list[str]:
    lay_example(root, "files", text)
    found = [each.code for each in validate(root, day).findings]
    return sorted(code for code in found if code in of)


def objective(more: str, path: str = "objectives/OB-02", name: str = "OB-02") -> str:
    return (
        f"=== records/{path}.yaml\n"
        f"{{qms: 1, id: {name}, kind: objective, title: t, {more}}}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(objective("owner: registry"), [], id="in order"),
        pytest.param(
            objective("owner: registry", "objectives/2026/OB-02"), [], id="below"
        ),
        pytest.param(
            objective("owner: registry", "objectives/ob-02"), ["QMS509"], id="small"
        ),
        pytest.param(
            objective("owner: registry", "OB-02"), ["QMS509"], id="outside its folder"
        ),
        pytest.param(
            objective("owner: registry", "objectives2/OB-02"), ["QMS509"], id="prefix"
        ),
        pytest.param(
            objective("owner: registry", "objectives/OB-2", "OB-2"),
            ["QMS508"],
            id="another pattern",
        ),
        pytest.param(
            objective("owner: registry", "objectives/PC-01", "PC-01"),
            ["QMS504", "QMS508"],
            id="a document's id",
        ),
        pytest.param(
            objective("kind: audit", "objectives/OB-02").replace(
                "kind: objective, ", ""
            ),
            ["QMS507"],
            id="unknown kind",
        ),
        pytest.param(objective("due: 2026-11-22"), [], id="due today"),
        pytest.param(objective("due: 2026-11-21"), ["QMS511"], id="due yesterday"),
        pytest.param(
            objective("due: 2026-11-21, closed: 2026-11-20"), [], id="closed in time"
        ),
        pytest.param(
            objective("due: 2026-11-21, closed: null"), ["QMS511"], id="still open"
        ),
        pytest.param(
            objective("opened: 2026-02-01, closed: 2026-02-01"), [], id="a day's work"
        ),
        pytest.param(
            objective("opened: 2026-02-02, closed: 2026-02-01"), ["QMS505"], id="before"
        ),
        pytest.param(
            objective("log: [{on: 2026-02-02}, {on: 2026-02-01}, {on: 2026-02-03}]"),
            ["QMS505"],
            id="log out of order",
        ),
        pytest.param(
            objective("log: [{on: 2026-02-30}, {on: 2026-02-01}, text, {note: x}]"),
            [],
            id="a log that is hard to read",
        ),
        pytest.param(objective("log: never"), [], id="no log"),
    ],
)
def test_records(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(tmp_path, text, ON_RECORDS) == expected


def test_fields_that_the_profile_asks(tmp_path: Path) -> None:
    text = (
        "=== governance/profile.yaml\nrecords:\n  staff: {title: {en: S}}\n"
        "  objective: {title: {en: O}, required: [owner, due, indicator]}\n"
        + objective("owner: registry, due: null", "objectives/OB-01", "OB-01")
    )
    found = findings(tmp_path, "QMS510", "files", text)
    assert [each.values["field"] for each in found] == ["due", "indicator"]


SLIP = "=== procedures/PO-01.md\nownr: registry\n"


def concession(
    rule: str = "QMS130",
    document: str = "PO-01",
    until: str = "2026-12-31",
    more: str = "",
) -> str:
    return (
        "=== records/concessions/CON-01.yaml\n{qms: 1, id: CON-01, kind: concession,"
        " who: stone.mary, office: mayor, why: it will be mended,"
        f" rule: {rule}, document: {document}, until: {until}{more}}}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SLIP, ["QMS130"], id="no concession"),
        pytest.param(SLIP + concession(), [], id="excused"),
        pytest.param(
            SLIP + concession(document="procedures/PO-01.md"), [], id="by its path"
        ),
        pytest.param(SLIP + concession(until="2026-11-22"), [], id="last day"),
        pytest.param(
            SLIP + concession(until="2026-11-21"), ["QMS130", "QMS501"], id="expired"
        ),
        pytest.param(
            concession(until="2026-11-21", more=", closed: 2026-11-21"), [], id="closed"
        ),
        pytest.param(
            SLIP + concession(more=", closed: 2026-11-01"),
            ["QMS130"],
            id="closed early",
        ),
        pytest.param(
            SLIP + concession(until="2028-11-22"), [], id="two years from today"
        ),
        pytest.param(
            SLIP + concession(until="2028-11-23"), ["QMS506"], id="a day too long"
        ),
        pytest.param(
            SLIP + concession(until="2028-06-30", more=", opened: 2026-06-30"),
            [],
            id="two years from its day",
        ),
        pytest.param(concession(document="PC-01"), ["QMS502"], id="excuses nothing"),
        pytest.param(
            concession(document="PO-99"), ["QMS503"], id="no such document"
        ),
        pytest.param(
            concession(rule="QMS000"), ["QMS503", "QMS503"], id="no such rule"
        ),
        pytest.param(
            concession(document="records/staff.yaml"), ["QMS502"], id="a record's path"
        ),
        pytest.param(
            concession(document="governance/profile.yaml"), ["QMS502"], id="governance"
        ),
    ],
)
def test_concessions(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(tmp_path, text, ON_CONCESSIONS) == expected
