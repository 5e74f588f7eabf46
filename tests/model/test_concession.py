"""Concessions: what they excuse, how often, where, and until when."""

from __future__ import annotations

from datetime import date

import pytest

from qms.model.concession import covers, is_in_force, settle
from qms.model.finding import Finding, Place
from qms.model.located import Fields
from qms.model.record import Record
from qms.store.yaml import read_yaml

DAY = date(2026, 11, 22)


def fields_of(text: str) -> Fields:
    fields, flaws = read_yaml(text)
    assert not flaws
    return fields


def concession(
    more: str = "", until: str = "2026-12-31", name: str = "CON-1"
) -> Record:
    text = f"id: {name}\nkind: concession\nuntil: {until}\n{more}"
    return Record(f"records/concessions/{name}.yaml", fields_of(text))


def finding(
    code: str = "QMS130", document: str = "PO-01", path: str = "procedures/PO-01.md"
) -> Finding:
    return Finding(code, Place(path, 3, 1), {"field": "ownr"}, document=document)


ONE = "rule: QMS130\ndocument: PO-01\n"


@pytest.mark.parametrize(
    ("more", "is_excused"),
    [
        pytest.param(ONE, True, id="rule and document"),
        pytest.param(
            "rule: QMS130\ndocument: procedures/PO-01.md\n", True, id="rule and path"
        ),
        pytest.param("rule: QMS131\ndocument: PO-01\n", False, id="another rule"),
        pytest.param("rule: QMS130\ndocument: PO-02\n", False, id="another document"),
        pytest.param(f"{ONE}place: ownr\n", True, id="its place"),
        pytest.param(f"{ONE}place: title\n", False, id="another place"),
        pytest.param(f"{ONE}count: 0\n", False, id="none allowed"),
        pytest.param("covers: [{rule: QMS130, document: PO-01}]\n", True, id="a cover"),
        pytest.param(
            "covers: [{rule: X, document: PO-01}, {rule: QMS130, document: PO-01}]\n",
            True,
            id="second cover",
        ),
        pytest.param("", False, id="names nothing"),
    ],
)
def test_what_is_excused(more: str, is_excused: bool) -> None:
    settled = settle([finding()], covers([concession(more)]), DAY)
    assert bool(settled.excused) is is_excused
    assert bool(settled.open) is not is_excused


def test_no_more_than_counted() -> None:
    settled = settle([finding()] * 5, covers([concession(f"{ONE}count: 3\n")]), DAY)
    assert len(settled.excused) == 3
    assert len(settled.open) == 2
    assert settled.unused == ()


def test_the_next_concession_takes_what_is_left() -> None:
    first = concession(f"{ONE}count: 1\n", name="CON-1")
    second = concession(f"{ONE}count: 1\n", name="CON-2")
    settled = settle([finding()] * 3, covers([first, second]), DAY)
    assert [each.excused for each in settled.excused] == ["CON-1", "CON-2"]
    assert len(settled.open) == 1


def test_an_excused_finding_names_its_concession() -> None:
    (excused,) = settle([finding()], covers([concession(ONE)]), DAY).excused
    assert excused.excused == "CON-1"
    assert excused.code == "QMS130"


def test_each_idle_line_is_told() -> None:
    lines = (
        "covers: [{rule: QMS130, document: PO-01}, {rule: QMS131, document: PO-01}]\n"
    )
    settled = settle([finding()], covers([concession(lines)]), DAY)
    assert [cover.rule for cover in settled.unused] == ["QMS131"]


@pytest.mark.parametrize(
    ("more", "until", "holds"),
    [
        pytest.param("", "2026-12-31", True, id="in time"),
        pytest.param("", "2026-11-22", True, id="last day"),
        pytest.param("", "2026-11-21", False, id="expired"),
        pytest.param("", "never", False, id="without end"),
        pytest.param("opened: 2026-11-22\n", "2026-12-31", True, id="first day"),
        pytest.param("opened: 2026-11-23\n", "2026-12-31", False, id="not begun"),
        pytest.param("closed: 2026-11-22\n", "2026-12-31", False, id="closed today"),
        pytest.param("closed: 2026-11-23\n", "2026-12-31", True, id="closed tomorrow"),
        pytest.param("closed: null\n", "2026-12-31", True, id="not closed"),
    ],
)
def test_when_it_holds(more: str, until: str, holds: bool) -> None:
    record = concession(ONE + more, until)
    assert is_in_force(record, DAY) is holds
    settled = settle([finding()], covers([record]), DAY)
    assert bool(settled.excused) is holds


def test_one_out_of_force_is_not_told_as_idle() -> None:
    assert settle([], covers([concession(ONE, "2026-11-21")]), DAY).unused == ()


def test_other_records_excuse_nothing() -> None:
    record = Record("records/x.yaml", fields_of(f"kind: action\n{ONE}"))
    assert covers([record]) == []
