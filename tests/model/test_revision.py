"""Edition and revision are two whole numbers and sort as people expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.revision import revision_key, revision_text

numbers = st.tuples(st.integers(0, 999), st.integers(0, 999))


@pytest.mark.parametrize(
    ("edition", "revision", "expected"),
    [
        pytest.param("2", "1", "2.1", id="both"),
        pytest.param("2", "10", "2.10", id="ten is not one"),
        pytest.param("2", "", "2.0", id="no revision yet"),
        pytest.param("", "3", "–", id="no edition"),
    ],
)
def test_revision_text(edition: str, revision: str, expected: str) -> None:
    assert revision_text(edition, revision) == expected


@given(pairs=st.lists(numbers, max_size=8))
def test_revisions_sort_as_numbers(pairs: list[tuple[int, int]]) -> None:
    texts = [revision_text(str(edition), str(rev)) for edition, rev in pairs]
    expected = [revision_text(str(edition), str(rev)) for edition, rev in sorted(pairs)]
    assert sorted(texts, key=revision_key) == expected


def test_ids_sort_as_people_expect() -> None:
    ids = ["PO-10", "PO-9", "PC-1", "PO-CIT-2", "PO-9-1"]
    assert sorted(ids, key=revision_key) == [
        "PC-1",
        "PO-9",
        "PO-9-1",
        "PO-10",
        "PO-CIT-2",
    ]


@given(texts=st.lists(st.text(max_size=6), max_size=6))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    assert len(sorted(["²", *texts], key=revision_key)) == len(texts) + 1
