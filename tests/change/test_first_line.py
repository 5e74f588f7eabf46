"""Where a finding about an altered text points: at the first line that differs."""

from __future__ import annotations

import pytest

from qms.model.change.first_line import first_change
from tests.rules.specimen import document

HEAD = document("").source.text.count("\n")


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        pytest.param("a\nb\nc\n", "a\nbx\nc\n", (2, 2), id="a line grew"),
        pytest.param("a\nword\n", "a\nward\n", (2, 2), id="a letter"),
        pytest.param("a\nc\n", "a\nb\nc\n", (2, 1), id="a line more"),
        pytest.param("a\nb\nc\n", "a\nc\n", (2, 1), id="a line less"),
        pytest.param("a\nb\nc\n", "a\n", (1, 1), id="the end cut off"),
        pytest.param("a\nc\n", "a\n\n\nc\n", (1, 1), id="blank lines"),
        pytest.param("a\n", "a\nb\n", (2, 1), id="the end grew"),
    ],
)
def test_the_first_line(before: str, after: str, place: tuple[int, int]) -> None:
    found = first_change(document(before), document(after))
    assert (found.line - HEAD, found.column) == place


def test_without_a_text_before_the_number_is_shown() -> None:
    after = document("a\n", more="revision: 3\n")
    found = first_change(None, after)
    assert after.source.lines[found.line - 1] == "revision: 3"


def test_the_same_text_is_shown_by_its_number() -> None:
    after = document("a\n", more="edition: 3\n")
    found = first_change(after, after)
    assert after.source.lines[found.line - 1] == "edition: 3"
