"""A charter's fields are there, or wanting, or asked for by the checklist."""

from __future__ import annotations

import pytest

from qms.model.charter import has, is_told, lacking, place_of, title_in
from qms.model.document import Document
from qms.model.house import House
from qms.model.located import Fields
from qms.model.outline import Outline
from qms.model.profile import Profile
from qms.model.register import Register
from qms.store.yaml import read_yaml
from tests.rules.told import DAY

CHARTER = """\
id: CH-01
equality: ~
expectations: []
feedback: [""]
contacts:
  channels: [{kind: counter, value: Main Street 1}]
  hours:
dissatisfied: {complaint: {text: Write to us.}, outside: [{body: }]}
"""


def fields(text: str) -> Fields:
    return read_yaml(text)[0]


def charter(text: str = CHARTER) -> Document:
    return Document("procedures/CH-01.yaml", "", fields(text), Outline(""), House())


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        pytest.param("id", True, id="a text"),
        pytest.param("equality", False, id="null"),
        pytest.param("expectations", False, id="an empty list"),
        pytest.param("feedback", False, id="a list of nothing"),
        pytest.param("contacts", True, id="a mapping"),
        pytest.param("contacts.channels", True, id="a list of mappings"),
        pytest.param("contacts.hours", False, id="a key without value"),
        pytest.param("contacts.checked", False, id="no key"),
        pytest.param("dissatisfied.complaint.text", True, id="deep down"),
        pytest.param("dissatisfied.outside", False, id="mappings of nothing"),
        pytest.param("id.further", False, id="under a text"),
        pytest.param("performance.where", False, id="under nothing"),
    ],
)
def test_has(name: str, is_there: bool) -> None:
    assert has(charter().head, name) is is_there


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("equality", 2, id="an empty field is its own place"),
        pytest.param("performance", 1, id="a missing one is at the top"),
        pytest.param("contacts.hours", 7, id="empty within a mapping"),
        pytest.param("contacts.checked", 6, id="missing within a mapping"),
        pytest.param("performance.where", 1, id="missing with what holds it"),
        pytest.param("equality.text", 2, id="below what is no mapping"),
    ],
)
def test_place(name: str, line: int) -> None:
    assert place_of(charter(), name).line == line


@pytest.mark.parametrize(
    ("needs", "name", "told"),
    [
        pytest.param("equality", "equality", True, id="the field itself"),
        pytest.param("contacts", "contacts.checked", False, id="a part of what is"),
        pytest.param("contacts.checked", "contacts.checked", True, id="the part"),
        pytest.param("contacts.checked", "contacts", True, id="what holds the part"),
        pytest.param("performance", "performance.where", True, id="of what is not"),
        pytest.param("contacts.checked", "contacts.hours", False, id="its sister"),
        pytest.param("id", "equality", False, id="another field"),
        pytest.param("performance", "perform", False, id="a longer name"),
    ],
)
def test_the_checklist_tells_first(needs: str, name: str, told: bool) -> None:
    profile = Profile(fields(f"charter: [{{id: item-1, needs: [{needs}]}}]"))
    register = Register(DAY, House(profile))
    assert is_told(register, charter(), name) is told


def test_lacking_names_each_field() -> None:
    item = fields("needs: [id, equality, contacts.checked]")
    assert lacking(charter().head, item) == ["equality", "contacts.checked"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        pytest.param("{en: Purpose, hu: Cél}", "Cél", id="the language"),
        pytest.param("{en: Purpose}", "Purpose", id="the first there is"),
        pytest.param("{}", "–", id="none at all"),
    ],
)
def test_title(title: str, said: str) -> None:
    assert title_in("hu", fields(f"title: {title}")) == said
