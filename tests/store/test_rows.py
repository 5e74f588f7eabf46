"""Facts and findings survive a round through JSON; what is no row is refused."""

from __future__ import annotations

import json
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.facts import Facts, Named
from qms.model.finding import Finding, Place
from qms.store.rows import Remembered, Row, remembered_from, row_of

words = st.text(max_size=8)
named = st.tuples(words, words)
KINDS: dict[object, st.SearchStrategy[object]] = {
    str: words,
    tuple[str, ...]: st.lists(words, max_size=3).map(tuple),
    tuple[Named, ...]: st.lists(named, max_size=3).map(tuple),
}
HINTS = get_type_hints(Facts)
facts = st.builds(Facts, **{name: KINDS[HINTS[name]] for name in Facts._fields})
places = st.builds(
    Place, st.just("procedures/PO-01.md"), st.integers(0), st.integers(0), words
)
values = st.dictionaries(words, words | st.integers(), max_size=3)
findings = st.lists(
    st.builds(Finding, words, places, values, st.just("error"), words, st.just("")),
    max_size=3,
)


marks = st.none() | st.lists(st.integers(0), min_size=6, max_size=6)
known = st.builds(Remembered, facts, findings, words, marks)


@given(known=known)
def test_a_row_survives_the_round(known: Remembered) -> None:
    row = json.loads(json.dumps(row_of(known)))
    assert remembered_from(row, "procedures/PO-01.md") == known


@pytest.mark.parametrize(
    "row",
    [
        pytest.param([], id="empty"),
        pytest.param([[], [], []], id="three parts"),
        pytest.param([[], [], "", None], id="no facts"),
        pytest.param(["facts", "findings", "", None], id="texts"),
        pytest.param([["one fact"], [["one"]], "", None], id="too short"),
        pytest.param([{}, [{}], "", None], id="mappings"),
        pytest.param([[""] * len(Facts._fields), [["one"]], "", None], id="findings"),
        pytest.param([[""] * len(Facts._fields), "none", "", None], id="no list"),
    ],
)
def test_what_is_no_row_is_refused(row: Row) -> None:
    assert remembered_from(row, "procedures/PO-01.md") is None
