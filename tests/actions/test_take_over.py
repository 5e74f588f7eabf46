"""Findings taken over are excused for a year; what comes after them still shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.take_over import take_over
from qms.actions.validate import validate
from qms.errors import QmsError, UsageError
from tests.actions.town import DAY, found, new_office, write

HEAD = """\
---
id: {id}
kind: policy
title: Old
language: en
edition: 1
revision: 0
colour: red
---
"""
WHY = 'taken "over" as it is'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    office = new_office(tmp_path)
    write(office, "procedures/policies/QP-02.md", HEAD.format(id="QP-02"))
    write(office, 'procedures/policies/a "b".txt', "lost")
    return office


def under_procedures(root: Path, day: date = DAY) -> list[str]:
    return [
        each.code
        for each in found(root, day=day)
        if each.place.path.startswith("procedures/")
    ]


def test_what_is_taken_over_is_clean(root: Path) -> None:
    before = under_procedures(root)
    path, count = take_over(root, DAY, "field.anna", WHY)
    assert path == "records/concessions/CON-2026-001.yaml"
    assert count == len(before) > 3
    report = validate(root, DAY)
    assert under_procedures(root) == []
    assert report.verdict == 0
    assert len(report.excused) == count
    assert {each.excused for each in report.excused} == {"CON-2026-001"}
    assert [each for each in report.findings if each.place.path == path] == []


def test_a_new_fault_still_shows(root: Path) -> None:
    take_over(root, DAY, "field.anna", WHY)
    path = root / "procedures/policies/QP-02.md"
    path.write_text(path.read_text().replace("colour:", "shape: round\ncolour:"))
    write(root, "procedures/policies/QP-03.md", HEAD.format(id="QP-03"))
    codes = {(each.document, each.code) for each in found(root)}
    assert ("QP-02", "QMS130") in codes
    assert {document for document, _code in codes} >= {"QP-03"}


def test_a_mended_fault_makes_its_line_idle(root: Path) -> None:
    path, _count = take_over(root, DAY, "field.anna", WHY)
    name = 'procedures/policies/a "b".txt'
    (root / name).unlink()
    idle = [each for each in found(root) if each.place.path == path]
    assert idle
    assert all(name in each.values.values() for each in idle)


def test_after_a_year_all_show_again(root: Path) -> None:
    before = under_procedures(root)
    take_over(root, DAY, "field.anna", WHY)
    assert under_procedures(root, date(2027, 11, 22)) == []
    after = under_procedures(root, date(2027, 11, 23))
    assert set(before) <= set(after)


def test_a_second_one_takes_the_next_number(root: Path) -> None:
    take_over(root, DAY, "field.anna", WHY)
    write(root, "procedures/policies/QP-03.md", HEAD.format(id="QP-03"))
    path, _count = take_over(root, DAY, "stone.mary", WHY)
    assert path == "records/concessions/CON-2026-002.yaml"
    assert under_procedures(root) == []


def test_nothing_to_excuse_is_told(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    with pytest.raises(QmsError, match="no finding to take over"):
        take_over(office, DAY, "field.anna", WHY)
    assert not (office / "records/concessions").exists()


@pytest.mark.parametrize(
    ("who", "day"),
    [
        pytest.param("", DAY, id="nobody"),
        pytest.param("brook.paul", DAY, id="unknown"),
        pytest.param("field.anna", date(2020, 1, 1), id="not yet in office"),
    ],
)
def test_only_who_holds_an_office_may(root: Path, who: str, day: date) -> None:
    with pytest.raises(UsageError, match="holds no office") as told:
        take_over(root, day, who, WHY)
    assert "field.anna" in told.value.hint
