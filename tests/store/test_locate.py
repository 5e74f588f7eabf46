"""Findings that know only what they are about are given their line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.model.finding import Finding, Place
from qms.store.locate import located

DOCUMENT = """\
---
id: PO-01
references: [PO-02, PO-03]
single: PO-04
title: |
  A long title that goes on
  over to NORM 1:2020 here
steps:
  - {id: s1, office: registry}
  - {id: s2}
---

# Purpose

See PO-02 and PO-99.

## Details
"""
PROFILE = "kinds:\n  procedure:\n    steps: [{office: mayor}]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in (
        ("procedures/PO-01.md", DOCUMENT),
        ("governance/profile.yaml", PROFILE),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def place_of(root: Path, place: Place) -> tuple[int, int]:
    (found,) = located(root, [Finding("QMS401", place)])
    assert found.place.path == place.path
    return found.place.line, found.place.column


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("references.1", (3, 21), id="in a list"),
        pytest.param("references.7", (3, 13), id="beyond a list: the list"),
        pytest.param("references.x", (3, 13), id="no number in a list: the list"),
        pytest.param("single.0", (4, 9), id="one value for a list of one"),
        pytest.param("single.1", (4, 9), id="no second value there"),
        pytest.param("steps.0.office", (9, 22), id="deep down"),
        pytest.param("steps.1.office", (10, 5), id="a field that lacks: its mapping"),
        pytest.param("owner", (2, 1), id="nowhere: the front matter"),
        pytest.param("text:PO-99", (15, 15), id="a word of the text"),
        pytest.param("text:PO-02", (15, 5), id="a word of the text, not of the head"),
        pytest.param("text:PO-03", (3, 21), id="a word of the head alone"),
        pytest.param("text:NORM 1:2020", (7, 11), id="a word of a folded value"),
        pytest.param("text:PO-77", (12, 1), id="no such word: where the text begins"),
        pytest.param("heading:1", (17, 1), id="a heading by its number"),
        pytest.param("heading:9", (17, 1), id="no such heading: the last"),
    ],
)
def test_place_in_a_document(root: Path, at: str, expected: tuple[int, int]) -> None:
    assert place_of(root, Place("procedures/PO-01.md", at=at)) == expected


def test_place_in_governance(root: Path) -> None:
    place = Place("governance/profile.yaml", at="kinds.procedure.steps.0.office")
    assert place_of(root, place) == (3, 22)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(Place("procedures/PO-01.md", 3, 4, "references.1"), id="known"),
        pytest.param(Place("procedures/PO-01.md"), id="the file as a whole"),
    ],
)
def test_places_that_need_no_looking_up_stay(root: Path, place: Place) -> None:
    assert place_of(root, place) == (place.line, place.column)


def test_a_file_that_is_gone_has_no_place(root: Path) -> None:
    assert place_of(root, Place("procedures/PO-09.md", at="owner")) == (1, 1)
