"""The quick answer is the slow one: a value fits exactly if it has no fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.fields.charter import CHARTER, CHARTER_VERSION
from qms.model.fields.head import HEAD, VERSION_HEAD
from qms.model.fields.organisation import ORGANISATION
from qms.model.fields.people import PEOPLE
from qms.model.fields.profile import PROFILE
from qms.model.fields.record import RECORDS
from qms.model.fitting import fits
from qms.model.leaves import DAY_LEAF, ID_LEAF, INTEGER_LEAF, NAME_LEAF, TEXT, choice
from qms.model.located import Fields, Items, Scalar, Value
from qms.model.shape import (
    Anything,
    Either,
    Field,
    Keyed,
    ListOf,
    Maybe,
    Shape,
    Structure,
    faults,
)
from qms.store.yaml import read_yaml

NAMES = ("a", "b", "id", "status", "Å")
TEXTS = ("", "~", "null", " ", "1", "01", "PO-1", "a", "b", "2026-11-22", "2026-02-30")


def _fields(pairs: list[tuple[str, Value]]) -> Fields:
    made = Fields(1, 1)
    for name, value in pairs:
        made[Scalar(name, 1, 1)] = value
    return made


def _items(values: list[Value]) -> Items:
    made = Items(1, 1)
    made.extend(values)
    return made


values: st.SearchStrategy[Value] = st.recursive(
    st.sampled_from(TEXTS).map(Scalar),
    lambda inner: (
        st.lists(inner, max_size=3).map(_items)
        | st.lists(st.tuples(st.sampled_from(NAMES), inner), max_size=3).map(_fields)
    ),
    max_leaves=8,
)
leaves: st.SearchStrategy[Shape] = st.sampled_from(
    [TEXT, DAY_LEAF, ID_LEAF, INTEGER_LEAF, NAME_LEAF, choice("a", "b"), Anything()]
)


def _structures(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    field = st.builds(
        Field, st.sampled_from(NAMES[:3]), inner, st.just(""), st.booleans()
    )
    unique = st.lists(field, max_size=3, unique_by=lambda each: each.name)
    return st.builds(Structure, unique.map(tuple), st.just({"status": "elsewhere"}))


shapes: st.SearchStrategy[Shape] = st.recursive(
    leaves,
    lambda inner: (
        st.builds(Maybe, inner)
        | st.builds(ListOf, inner, st.booleans())
        | st.builds(Keyed, st.sampled_from([NAME_LEAF, ID_LEAF]), inner)
        | st.lists(inner, min_size=1, max_size=3).map(tuple).map(Either)
        | _structures(inner)
    ),
    max_leaves=6,
)


@given(shape=shapes, value=values)
def test_a_value_fits_if_it_has_no_fault(shape: Shape, value: Value) -> None:
    assert fits(shape)(value) == (next(faults(shape, value), None) is None)


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
        *RECORDS.values(),
    ],
)
def test_the_answer_is_the_same_for_our_own_files(shape: Structure) -> None:
    for text in ("id: PO-1\n", "qms: 1\n", "people: []\nqms: 1\n", "x: 1\n", "{}"):
        value = read_yaml(text)[0]
        assert fits(shape)(value) == (not list(faults(shape, value)))


def test_a_shape_is_made_ready_once() -> None:
    assert fits(HEAD) is fits(HEAD)
