"""The organisation's name in every language, and who holds which office when."""

from __future__ import annotations

from datetime import date

import pytest

from qms.model.organisation import Organisation, People
from qms.store.yaml import read_yaml

PEOPLE = """\
people:
  - id: stone.mary
    offices: [{office: mayor, from: 2024-10-27, until: 2028-10-26}]
  - id: field.anna
    offices: [{office: registrar, from: 2020-01-01}, {office: mayor, until: 2024-10-26}]
"""
STAFF = """\
offices:
  - {office: registry, count: 3}
  - {office: cellar, count: 0}
  - {office: garden, person: Brook}
"""
EVERYONE = People(read_yaml(PEOPLE)[0], read_yaml(STAFF)[0])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("name: Town\n", "hu", "Town", id="one for all"),
        pytest.param("name: {hu: Város, ro: Oraș}\n", "ro", "Oraș", id="its own"),
        pytest.param(
            "name: {hu: Város, ro: Oraș}\nlanguages: [ro]\n", "bg", "Oraș", id="binding"
        ),
        pytest.param("name: {hu: Város}\nlanguages: [ro]\n", "bg", "Város", id="any"),
        pytest.param("languages: [ro]\n", "ro", "", id="none"),
    ],
)
def test_name(text: str, language: str, expected: str) -> None:
    assert Organisation(read_yaml(text)[0]).name(language) == expected


def test_english_binds_where_nothing_is_said() -> None:
    assert Organisation().binding == "en"


@pytest.mark.parametrize(
    ("office", "day", "holders"),
    [
        ("mayor", date(2026, 11, 22), ("stone.mary",)),
        ("mayor", date(2024, 10, 26), ("field.anna",)),
        ("mayor", date(2024, 10, 27), ("stone.mary",)),
        ("mayor", date(2028, 10, 27), ()),
        ("registry", date(2026, 11, 22), ()),
    ],
)
def test_holders(office: str, day: date, holders: tuple[str, ...]) -> None:
    assert EVERYONE.holders(office, day) == holders


@pytest.mark.parametrize(
    ("office", "is_held"),
    [
        pytest.param("mayor", True, id="by one who signs"),
        pytest.param("registry", True, id="by people who do not sign"),
        pytest.param("garden", True, id="by a person named"),
        pytest.param("cellar", False, id="by none"),
        pytest.param("tower", False, id="unknown"),
    ],
)
def test_is_held(office: str, is_held: bool) -> None:
    assert EVERYONE.is_held(office, date(2026, 11, 22)) is is_held


def test_who_is_in_office() -> None:
    assert EVERYONE.is_in_office("stone.mary", date(2028, 10, 26))
    assert not EVERYONE.is_in_office("stone.mary", date(2028, 10, 27))
    assert EVERYONE.offices == {"mayor", "registrar", "registry", "cellar", "garden"}
