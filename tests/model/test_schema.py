"""Shapes as JSON Schema: what an editor is told is what the tool itself asks."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from qms.model.fields.charter import CHARTER, CHARTER_VERSION
from qms.model.fields.head import HEAD, VERSION_HEAD
from qms.model.fields.organisation import ORGANISATION
from qms.model.fields.people import PEOPLE
from qms.model.fields.profile import PROFILE
from qms.model.fields.record import RECORD, RECORDS
from qms.model.kind import kind_of
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    NAME_LEAF,
    NUMBER_LEAF,
    TEXT,
    TRUTH,
    YEAR_LEAF,
    choice,
)
from qms.model.schema import document_schema, schema_of
from qms.model.shape import (
    Anything,
    Either,
    Field,
    Keyed,
    ListOf,
    Maybe,
    Shape,
    Structure,
)
from qms.store.yaml import read_yaml

STRUCTURE = Structure((Field("id", ID_LEAF, required=True),), {"status": "elsewhere"})


def is_valid(shape: Shape, value: object) -> bool:
    return Draft202012Validator(schema_of(shape)).is_valid(value)


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        pytest.param(TEXT, "a", True, id="text"),
        pytest.param(TEXT, 1.5, True, id="a number is a text that was converted"),
        pytest.param(TEXT, ["a"], False, id="a list is no text"),
        pytest.param(INTEGER_LEAF, 12, True, id="integer"),
        pytest.param(INTEGER_LEAF, 1.5, False, id="no integer"),
        pytest.param(YEAR_LEAF, 2027, True, id="year"),
        pytest.param(YEAR_LEAF, "next", False, id="no year"),
        pytest.param(NUMBER_LEAF, 1.5, True, id="number"),
        pytest.param(NUMBER_LEAF, "many", False, id="no number"),
        pytest.param(TRUTH, True, True, id="truth"),
        pytest.param(TRUTH, "yes", False, id="no truth"),
        pytest.param(choice("a", "b"), "b", True, id="choice"),
        pytest.param(choice("a", "b"), "c", False, id="no choice"),
        pytest.param(choice("1"), 1, True, id="a choice that was converted"),
        pytest.param(DAY_LEAF, "2026-11-22", True, id="day"),
        pytest.param(DAY_LEAF, "22.11.2026", False, id="no day"),
        pytest.param(ID_LEAF, "PO-012", True, id="id"),
        pytest.param(ID_LEAF, "po 12", False, id="no id"),
        pytest.param(NAME_LEAF, "quality-officer", True, id="name"),
        pytest.param(NAME_LEAF, "Quality", False, id="no name"),
        pytest.param(Maybe(DAY_LEAF), None, True, id="may be null"),
        pytest.param(ListOf(ID_LEAF), "PO-1", True, id="one for a list"),
        pytest.param(ListOf(ID_LEAF), ["PO-1"], True, id="list"),
        pytest.param(ListOf(ID_LEAF, alone=False), "PO-1", False, id="no hyphen"),
        pytest.param(Keyed(NAME_LEAF, TEXT), {"a": "b"}, True, id="keyed"),
        pytest.param(Keyed(NAME_LEAF, TEXT), {"A": "b"}, False, id="another key"),
        pytest.param(Keyed(TEXT, TEXT), {"A b": "b"}, True, id="any key"),
        pytest.param(Either((DAY_LEAF, STRUCTURE)), {"id": "A"}, True, id="either"),
        pytest.param(Either((DAY_LEAF, STRUCTURE)), "soon", False, id="neither"),
        pytest.param(Anything(), {"a": [1]}, True, id="anything"),
        pytest.param(STRUCTURE, {"id": "A", "more": 1}, True, id="unknown is allowed"),
        pytest.param(STRUCTURE, {"more": 1}, False, id="what lacks is told"),
        pytest.param(STRUCTURE, {"id": "A", "status": "x"}, False, id="forbidden"),
    ],
)
def test_schema_of_a_shape(shape: Shape, value: object, expected: bool) -> None:
    assert is_valid(shape, value) is expected


@pytest.mark.parametrize(
    "shape",
    [
        HEAD,
        VERSION_HEAD,
        CHARTER,
        CHARTER_VERSION,
        ORGANISATION,
        PEOPLE,
        PROFILE,
        RECORD,
        *RECORDS.values(),
    ],
)
def test_our_schemas_are_schemas(shape: Structure) -> None:
    Draft202012Validator.check_schema(document_schema(shape, None, "en"))


def test_the_schema_of_a_kind_knows_its_ids_and_its_name() -> None:
    kind = kind_of(
        "procedure", read_yaml('id: "PO-[0-9]{2}|PO-X"\ntitle: {hu: Eljárás}\n')[0]
    )
    schema = document_schema(HEAD, kind, "hu")
    head = {"id": "PO-01", "kind": "procedure", "title": "A", "language": "hu"}
    validator = Draft202012Validator(schema)
    assert schema["title"] == "Eljárás"
    assert validator.is_valid(head)
    assert not validator.is_valid({**head, "id": "PO-1"})
    assert not validator.is_valid({**head, "id": "XPO-X"})
    assert not validator.is_valid({**head, "kind": "poem"})


def test_a_field_tells_what_it_is_for() -> None:
    schema = schema_of(Structure((Field("a", TEXT, "what it is called"),)))
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert properties["a"]["description"] == "what it is called"
