"""Which rows of a file of answers are its header, and which are people."""

from __future__ import annotations

import pytest

from qms.evaluation.survey.columns import find_columns
from tests.model.test_questionnaire import TEXT, read

CODED = TEXT.replace("{id: hours, title", "{id: friendly, title")


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        pytest.param([["overall", "wait", "themes"], ["5", "4", "letters"]], 1, id="1"),
        pytest.param(
            [["overall", "wait", "themes"], ["5", "4", "friendly"]],
            1,
            id="a theme is called like an item",
        ),
        pytest.param(
            [["overall", "wait", "themes"], ["99", "99", ""], ["5", "4", "letters"]],
            1,
            id="who answered nothing that is known",
        ),
        pytest.param(
            [["overall", "wait", "themes"], ["Response", "", "x"], ["5", "4", "x"]],
            2,
            id="a program's word for an answer",
        ),
        pytest.param(
            [
                ["", "The counter", ""],
                ["overall", "wait", "themes"],
                [
                    "How satisfied are you, all in all?",
                    "You did not have to wait.",
                    "What should we change?",
                ],
                ["5", "4", "friendly"],
            ],
            3,
            id="three rows",
        ),
    ],
)
def test_a_row_of_the_header_names_the_items(
    rows: list[list[str]], headers: int
) -> None:
    assert find_columns(rows, [read(CODED)], {}).headers == headers
