"""Typed values know their place, and answer gently where a field is something else."""

from __future__ import annotations

import pytest

from qms.model.located import Fields, Items, Scalar, Value, is_nothing
from qms.store.yaml import read_yaml

TEXT = """\
title: Petitions
owner:
languages: [hu, ro]
single: hu
steps:
  - id: s1
  - not a step
name: {en: Town hall}
nothing: ~
"""


@pytest.fixture
def head() -> Fields:
    return read_yaml(TEXT, 2)[0]


def test_key_is_given_as_typed(head: Fields) -> None:
    key = head.key("languages")
    assert (key, key.line, key.column) == ("languages", 4, 1)


def test_key_that_lacks_stands_where_the_mapping_stands(head: Fields) -> None:
    key = head.key("colour")
    assert (key, key.line, key.column) == ("colour", head.line, head.column)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("title", "Petitions", id="text"),
        pytest.param("owner", "", id="left empty"),
        pytest.param("languages", "", id="a list"),
        pytest.param("name", "", id="a mapping"),
        pytest.param("colour", "", id="absent"),
    ],
)
def test_text_is_a_text_or_nothing(head: Fields, name: str, expected: str) -> None:
    assert head.text(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("languages", ["hu", "ro"], id="a list"),
        pytest.param("single", ["hu"], id="one stands for a list of one"),
        pytest.param("owner", [], id="left empty"),
        pytest.param("nothing", [], id="typed as null"),
        pytest.param("colour", [], id="absent"),
        pytest.param("steps", ["not a step"], id="texts only"),
    ],
)
def test_texts_of_a_field(head: Fields, name: str, expected: list[str]) -> None:
    assert list(head.texts(name)) == expected


def test_rows_are_the_mappings_only(head: Fields) -> None:
    assert [row.text("id") for row in head.rows("steps")] == ["s1"]


@pytest.mark.parametrize("name", ["title", "languages", "colour"])
def test_fields_of_what_is_no_mapping_are_empty(head: Fields, name: str) -> None:
    found = head.fields(name)
    assert not found
    assert (found.line, found.column) == (head.line, head.column)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, True, id="absent"),
        pytest.param(Scalar(""), True, id="empty"),
        pytest.param(Scalar("~"), True, id="tilde"),
        pytest.param(Scalar("null"), True, id="null"),
        pytest.param(Scalar("Null"), False, id="another spelling is a text"),
        pytest.param(Scalar(" "), False, id="a blank in quotes"),
        pytest.param(Items(), False, id="an empty list"),
        pytest.param(Fields(), False, id="an empty mapping"),
    ],
)
def test_is_nothing(value: Value | None, expected: bool) -> None:
    assert is_nothing(value) is expected


@pytest.mark.parametrize(
    "typed", ["1.10", "10:30", "012", "no", "2011-07-28", "0x1F", "1e3", "on"]
)
def test_a_value_arrives_as_typed(typed: str) -> None:
    assert read_yaml(f"field: {typed}\n")[0].text("field") == typed
