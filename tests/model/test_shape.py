"""Faults: every place where a value differs from its shape, and nothing else."""

from __future__ import annotations

import pytest

from qms.model.leaves import DAY_LEAF, ID_LEAF, INTEGER_LEAF, NAME_LEAF, TEXT, choice
from qms.model.shape import (
    FORBIDDEN,
    MISSING,
    UNKNOWN,
    WRONG,
    Anything,
    Either,
    Field,
    Keyed,
    ListOf,
    Maybe,
    Structure,
    faults,
)
from qms.store.yaml import read_yaml

STEP = Structure((Field("id", NAME_LEAF, "a name", True), Field("office", NAME_LEAF)))
SHAPE = Structure(
    (
        Field("title", TEXT, "what it is called", required=True),
        Field("edition", INTEGER_LEAF),
        Field("day", Maybe(DAY_LEAF)),
        Field("forms", ListOf(ID_LEAF)),
        Field("steps", ListOf(STEP, alone=False)),
        Field("level", choice("high", "low")),
        Field("names", Keyed(NAME_LEAF, TEXT)),
        Field("limit", Either((TEXT, STEP))),
        Field("mixed", Either((STEP, ListOf(ID_LEAF)))),
        Field("free", Anything()),
    ),
    {"status": "qms status tells it"},
)
Told = tuple[str, str, int, int]


def told(text: str) -> list[Told]:
    fields, flaws = read_yaml(text)
    assert not flaws
    return [
        (each.nature, each.name, each.line, each.column)
        for each in faults(SHAPE, fields)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("title: A\n", [], id="whole"),
        pytest.param("edition: 1\n", [(MISSING, "title", 1, 1)], id="absent"),
        pytest.param("title:\n", [(MISSING, "title", 1, 1)], id="left empty"),
        pytest.param("title: ~\n", [(MISSING, "title", 1, 1)], id="null"),
        pytest.param("title: ' '\n", [(WRONG, "title", 1, 8)], id="blank"),
        pytest.param("title: [A]\n", [(WRONG, "title", 1, 8)], id="a list for a text"),
        pytest.param(
            "title: A\nedition: 01\n", [(WRONG, "edition", 2, 10)], id="leading zero"
        ),
        pytest.param("title: A\nedition:\n", [], id="an empty field is none"),
        pytest.param("title: A\nday: null\n", [], id="may be null"),
        pytest.param(
            "title: A\nday: 2026-02-30\n", [(WRONG, "day", 2, 6)], id="no such day"
        ),
        pytest.param("title: A\nforms: F-1\n", [], id="one stands for a list"),
        pytest.param(
            "title: A\nforms: [F-1, f-2]\n", [(WRONG, "forms", 2, 14)], id="in a list"
        ),
        pytest.param(
            "title: A\nsteps: {id: s1}\n", [(WRONG, "steps", 2, 8)], id="no hyphen"
        ),
        pytest.param(
            "title: A\nsteps:\n  - {office: it}\n",
            [(MISSING, "steps.id", 3, 5)],
            id="deep down",
        ),
        pytest.param(
            "title: A\nlevel: middle\n", [(WRONG, "level", 2, 8)], id="no such choice"
        ),
        pytest.param(
            "title: A\nnames: {Capital: B}\n",
            [(WRONG, "names.Capital", 2, 9)],
            id="a key of another form",
        ),
        pytest.param(
            "title: A\nnames: text\n", [(WRONG, "names", 2, 8)], id="no mapping"
        ),
        pytest.param("title: A\nlimit: soon\n", [], id="either text"),
        pytest.param("title: A\nlimit: {id: s1}\n", [], id="or structure"),
        pytest.param(
            "title: A\nmixed: text\n", [(WRONG, "mixed", 2, 8)], id="neither of two"
        ),
        pytest.param("title: A\nfree: {x: [1]}\n", [], id="anything"),
        pytest.param(
            "title: A\nstatus: approved\n",
            [(FORBIDDEN, "status", 2, 1)],
            id="forbidden",
        ),
        pytest.param(
            "title: A\ncolour: red\n", [(UNKNOWN, "colour", 2, 1)], id="unknown"
        ),
        pytest.param(
            "colour: red\nedition: x\n",
            [
                (UNKNOWN, "colour", 1, 1),
                (WRONG, "edition", 2, 10),
                (MISSING, "title", 1, 1),
            ],
            id="in the order typed, what lacks last",
        ),
    ],
)
def test_faults(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_an_unknown_field_is_told_its_nearest_name() -> None:
    (fault,) = faults(SHAPE, read_yaml("title: A\nediton: 1\n")[0])
    assert (fault.given, fault.hint) == ("editon", "edition")


def test_a_missing_field_is_told_what_it_is_for() -> None:
    (fault,) = faults(SHAPE, read_yaml("edition: 1\n")[0])
    assert fault.hint == "what it is called"


@pytest.mark.parametrize(
    ("typed", "given"), [("[1]", "[…]"), ("{a: 1}", "{…}"), ("x", "x")]
)
def test_what_was_given_is_shown_in_short(typed: str, given: str) -> None:
    (fault,) = faults(INTEGER_LEAF, read_yaml(f"field: {typed}\n")[0]["field"])
    assert fault.given == given


def test_further_fields_replace_their_namesakes() -> None:
    wider = SHAPE.with_fields(Field("title", INTEGER_LEAF), Field("more", TEXT))
    assert [each.name for each in wider.fields].count("title") == 1
    assert wider.required == ()
    assert wider.by_name["more"].shape is TEXT
    assert wider.forbidden == SHAPE.forbidden
