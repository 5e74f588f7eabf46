"""Claims of clauses: those that exist, those that are demanded, those excluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.told import findings

CODES = ("QMS409", "QMS419", "QMS420")


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        pytest.param("NORM 100:2020 4.1", [], id="a clause"),
        pytest.param("NORM 100:2020 4", [], id="a group"),
        pytest.param("NORM 100:2020", [], id="the whole"),
        pytest.param("MSZ NORM 100: 2020 4.1", [], id="hu spelling"),
        pytest.param("БДС NORM 100 : 2020 4.1", [], id="bg spelling"),
        pytest.param("NORM 100:2020 4.9", ["QMS409"], id="no clause"),
        pytest.param("NORM 100:2020 4.1.1", ["QMS409"], id="too deep"),
        pytest.param("NORM 100:2020 41", ["QMS409"], id="prefix of a number"),
        pytest.param("NORM 100:2021 4.1", ["QMS419"], id="no edition"),
        pytest.param("NORM 300:2020", ["QMS419"], id="no standard"),
        pytest.param("NORM 100:2020 4.3", ["QMS420"], id="excluded"),
        pytest.param("something else", [], id="no reference at all"),
    ],
)
def test_claims(tmp_path: Path, claim: str, codes: list[str]) -> None:
    head = f'clauses: ["{claim}"]'
    found = [
        code for code in CODES for _ in findings(tmp_path / code, code, "yaml", head)
    ]
    assert found == codes


@pytest.mark.parametrize(
    ("profile", "missing"),
    [
        pytest.param("not_applicable: []", ["4.3"], id="nobody claims it"),
        pytest.param(
            'not_applicable: [{clause: "NORM 100:2020 4", reason: x}]', [], id="a group"
        ),
        pytest.param(
            "not_applicable: []\nrecords:\n"
            '  staff: {title: {en: Staff}, claims: ["NORM 100:2020 4.3"]}',
            [],
            id="a kind of records",
        ),
        pytest.param(
            'not_applicable: [{clause: "NORM 100:2010 4.3", reason: x}]',
            ["4.3"],
            id="excluded of another edition",
        ),
        pytest.param("standards: []", [], id="no standard"),
        pytest.param('standards: ["NORM 300:2020"]', [], id="no catalogue"),
        pytest.param("standards: [nonsense]", [], id="no reference"),
    ],
)
def test_demands(tmp_path: Path, profile: str, missing: list[str]) -> None:
    text = f"=== governance/profile.yaml\n{profile}\n"
    found = findings(tmp_path, "QMS413", "files", text)
    clauses = [str(each.values["clause"]).rpartition(" ")[2] for each in found]
    assert clauses == missing


def test_a_claim_of_the_group_answers_its_clauses(tmp_path: Path) -> None:
    text = (
        "=== governance/profile.yaml\nnot_applicable: []\n"
        '=== procedures/PO-01.md\nclauses: ["NORM 100:2020 4"]\n'
    )
    assert findings(tmp_path, "QMS413", "files", text) == []


def test_a_claim_of_the_whole_answers_nothing(tmp_path: Path) -> None:
    text = (
        "=== governance/profile.yaml\nnot_applicable: []\n"
        '=== procedures/PO-01.md\nclauses: ["NORM 100:2020"]\n'
    )
    assert len(findings(tmp_path, "QMS413", "files", text)) == 1


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        pytest.param('{clause: "NORM 100:2020 4.3", reason: x}', [], id="fine"),
        pytest.param(
            '{clause: "NORM 100:2020 4.3", reason: ""}', ["no reason"], id="''"
        ),
        pytest.param('{clause: "NORM 100:2020 9.9", reason: x}', ["no such"], id="9.9"),
        pytest.param('{clause: "NORM 300:2020 1", reason: x}', [], id="no catalogue"),
        pytest.param("{reason: x}", [], id="no clause is another rule's"),
    ],
)
def test_exclusions(tmp_path: Path, row: str, trouble: list[str]) -> None:
    text = f"=== governance/profile.yaml\nnot_applicable: [{row}]\n"
    found = findings(tmp_path, "QMS414", "files", text)
    assert len(found) == len(trouble)
    for each, words in zip(found, trouble, strict=True):
        assert words in str(each.values["trouble"])
