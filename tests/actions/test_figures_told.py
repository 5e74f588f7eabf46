"""Figures as people read them: a score of few is none, and a unit is a word."""

from __future__ import annotations

from datetime import date

import pytest

from qms.actions.figures_told import value_told
from qms.actions.indicator_results import figure_told
from qms.i18n import spoken_in
from qms.model.reading import POINTS, Reading

DAY = date(2026, 11, 22)
FEW, ENOUGH = {10: 5, 9: 2, 3: 2}, {10: 5, 9: 2, 3: 3}


def score(counts: dict[int, int]) -> Reading:
    n = sum(counts.values())
    return Reading("S", POINTS, DAY, n=n, counts=counts, measure="nps")


@pytest.mark.parametrize("language", ["hu", "ro", "bg"])
def test_a_score_is_told_of_ten_and_more_in_the_reader_s_words(language: str) -> None:
    with spoken_in(language):
        enough, few = value_told(score(ENOUGH)), value_told(score(FEW))
    assert any(sign.isdecimal() for sign in enough)
    assert POINTS not in enough
    assert not any(sign.isdecimal() for sign in few)


def test_a_score_of_few_is_hidden_on_pages_too() -> None:
    assert figure_told(score(FEW)).is_hidden
    assert figure_told(score(FEW)).value is None
    told = figure_told(score(ENOUGH))
    assert told.value is not None
    assert told.low is not None
