"""Commitments are there, tagged in the text, and lead to objectives."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.example_tree import lay_example
from tests.rules.told import DAY, told

WHOLE = [
    "{id: commit-a, about: purpose, value_statement: true}",
    "{id: commit-b, about: requirements, objectives: [OB-01]}",
    "{id: commit-c, about: improvement, reach: system, objectives: [OB-01]}",
]
TEXT = "\n".join(f"We do {tag}. {{#commit-{tag}}}\n" for tag in "abc")


def policy(rows: list[str], text: str = TEXT) -> str:
    listed = "".join(f"  - {row}\n" for row in rows)
    return f"=== procedures/PC-01.md\ncommitments:\n{listed}---\n\n{text}"


def codes(root: Path, sort: str, text: str) -> list[str]:
    lay_example(root, sort, text)
    found = [each.code for each in validate(root, DAY).findings]
    return [code for code in found if code.startswith("QMS65")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(WHOLE, [], id="whole"),
        pytest.param(WHOLE[1:], ["QMS651"], id="no purpose"),
        pytest.param([WHOLE[0], WHOLE[2]], ["QMS652"], id="no requirements"),
        pytest.param(WHOLE[:2], ["QMS653"], id="no improvement"),
        pytest.param(
            [*WHOLE[:2], WHOLE[2].replace("system", "part")], ["QMS653"], id="a part"
        ),
        pytest.param(
            [*WHOLE[:2], WHOLE[2].replace("reach: system, ", "")], [], id="not said"
        ),
        pytest.param(
            [*WHOLE[:2], WHOLE[2].replace(", objectives: [OB-01]", "")],
            ["QMS654"],
            id="no objective",
        ),
        pytest.param(
            [*WHOLE[:2], WHOLE[2].replace("[OB-01]", "[]")], ["QMS654"], id="empty list"
        ),
        pytest.param(
            [
                *WHOLE[:2],
                WHOLE[2].replace("objectives: [OB-01]", "value_statement: no"),
            ],
            ["QMS654"],
            id="no value statement",
        ),
    ],
)
def test_commitments(tmp_path: Path, rows: list[str], expected: list[str]) -> None:
    tags = [row[len("{id: commit-")] for row in rows]
    text = "".join(f"We do {tag}. {{#commit-{tag}}}\n\n" for tag in tags)
    assert codes(tmp_path, "files", policy(rows, text)) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        pytest.param(TEXT, [], id="each at its sentence"),
        pytest.param(TEXT.replace("{#commit-b}", ""), ["commit-b"], id="no tag"),
        pytest.param(f"{TEXT}\nMore. {{#commit-d}}\n", ["commit-d"], id="no entry"),
        pytest.param(f"{TEXT}\nSee. {{#figure-1}}\n", [], id="another tag"),
        pytest.param(
            TEXT.replace("We do b. {#commit-b}", "# We do b {#commit-b}\n\nWe do."),
            [],
            id="at a heading",
        ),
        pytest.param(
            TEXT.replace("{#commit-b}", "\n\n```\n{#commit-b}\n```"),
            ["commit-b"],
            id="in code",
        ),
        pytest.param(f"{TEXT}\nAgain. {{#commit-b}}\n", [], id="two sentences"),
    ],
)
def test_tags(tmp_path: Path, text: str, tags: list[str]) -> None:
    found = told(tmp_path, "QMS655", "files", policy(WHOLE, text))
    assert [sentence.partition(":")[0] for sentence in found] == tags


def test_listed_twice(tmp_path: Path) -> None:
    found = told(tmp_path, "QMS655", "files", policy([*WHOLE, WHOLE[1]]))
    assert found == ["commit-b: this commitment is listed twice"]


def test_a_missing_list_is_told_once(tmp_path: Path) -> None:
    text = "=== procedures/PC-01.md\ncommitments:\n---\n\nWe do our best.\n"
    assert codes(tmp_path, "files", text) == []


def test_an_attachment_has_no_tags(tmp_path: Path) -> None:
    text = policy(WHOLE, "").replace(
        "commitments:", "body: PC-01/PC-01.pdf\ncommitments:"
    )
    assert codes(tmp_path, "files", text) == []


def test_a_language_version_has_no_commitments_of_its_own(tmp_path: Path) -> None:
    version = """\
=== procedures/PC-01.ro.md
---
id: PC-01
title: Politica
language: ro
translates: {edition: 1, revision: 0}
---
# Ce susținem

Îi servim pe oameni. {#commit-purpose}
"""
    assert codes(tmp_path, "files", version) == []


def test_other_kinds_are_not_asked(tmp_path: Path) -> None:
    assert codes(tmp_path, "yaml", "title: A procedure\n") == []
