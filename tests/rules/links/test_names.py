"""People, offices and processes that governance knows, and their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.told import findings

ACTION = (
    "=== records/objectives/OB-01.yaml\n"
    "{qms: 1, id: OB-01, kind: objective, title: t, {more}}\n"
)


@pytest.mark.parametrize(
    ("more", "unknown"),
    [
        pytest.param("log: [{on: 2026-01-01, by: field.anna}]", [], id="known"),
        pytest.param("log: [{on: 2026-01-01, by: field.ana}]", ["field.ana"], id="log"),
        pytest.param("log: [{on: 2026-01-01, by: Stan Mihai}]", [], id="a name"),
        pytest.param("log: [{on: 2026-01-01}]", [], id="nobody"),
        pytest.param("log: nothing", [], id="no list"),
        pytest.param("who: a.b", ["a.b"], id="who"),
    ],
)
def test_people_in_records(tmp_path: Path, more: str, unknown: list[str]) -> None:
    text = ACTION.replace("{more}", more)
    found = findings(tmp_path, "QMS407", "files", text)
    assert [each.values["person"] for each in found] == unknown


def test_people_of_the_staff_record_are_known(tmp_path: Path) -> None:
    text = ACTION.replace("{more}", "log: [{on: 2026-01-01, by: rock.peter}]")
    text += (
        "=== records/staff.yaml\n{qms: 1, id: STAFF, kind: staff, "
        "offices: [{office: registry, person: rock.peter}]}\n"
    )
    assert findings(tmp_path, "QMS407", "files", text) == []


@pytest.mark.parametrize(
    ("rows", "unknown"),
    [
        pytest.param(
            "deputies: [{office: mayor, of: stone.mary, to: x.y, from: 2026-01-01}]",
            ["x.y"],
            id="deputy",
        ),
        pytest.param(
            "absences: [{person: x.z, from: 2026-01-01, until: 2026-01-02}]",
            ["x.z"],
            id="absent",
        ),
    ],
)
def test_people_in_governance(tmp_path: Path, rows: str, unknown: list[str]) -> None:
    text = f"=== governance/people.yaml\n{rows}\n"
    found = findings(tmp_path, "QMS407", "files", text)
    assert [each.values["person"] for each in found] == unknown
    assert found[0].place.line


@pytest.mark.parametrize(
    ("head", "advice"),
    [
        pytest.param("owner: registry", [], id="known"),
        pytest.param("owner: registrie", ["registry"], id="owner"),
        pytest.param("owner: null", [], id="no owner is another rule's"),
        pytest.param("applies_to: [mayor, mayo]", ["mayor"], id="applies to"),
        pytest.param(
            "steps: [{id: s1, title: t, office: xyz}]", ["–"], id="none is near"
        ),
        pytest.param(
            "kind: external-document\nexternal: {publisher: x, where: y,"
            " as_of: 2026-11-01, check_every: 12 months, checked_by: qualty-officer}",
            ["quality-officer"],
            id="who checks",
        ),
    ],
)
def test_offices(tmp_path: Path, head: str, advice: list[str]) -> None:
    found = findings(tmp_path, "QMS408", "yaml", head)
    assert [each.values["nearest"] for each in found] == advice


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(ACTION.replace("{more}", "owner: nobody"), 1, id="record"),
        pytest.param(
            "=== governance/profile.yaml\nprocesses: {citizens: {owner: nobody}}\n",
            None,
            id="process",
        ),
        pytest.param(
            "=== governance/people.yaml\n"
            "deputies: [{office: nobody, of: stone.mary, to: brook.paul}]\n",
            None,
            id="deputy",
        ),
    ],
)
def test_offices_elsewhere(tmp_path: Path, text: str, line: int | None) -> None:
    (found,) = findings(tmp_path, "QMS408", "files", text)
    assert found.values["office"] == "nobody"
    assert found.place.line == line if line else found.place.line > 1


@pytest.mark.parametrize(
    ("head", "count"),
    [
        pytest.param("process: citizens", 0, id="declared"),
        pytest.param("process: Citizens", 1, id="capital"),
        pytest.param("process: null", 0, id="none"),
        pytest.param("process: ~", 0, id="tilde"),
    ],
)
def test_processes(tmp_path: Path, head: str, count: int) -> None:
    assert len(findings(tmp_path, "QMS415", "yaml", head)) == count
