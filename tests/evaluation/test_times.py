"""Durations are told by the case in the middle, and by that at nine in ten."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation.times import NINE_IN_TEN, nearest_rank, times

DURATIONS = st.lists(st.integers(0, 400), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("durations", "median", "ninetieth"),
    [
        pytest.param([7], 7, 7, id="one"),
        pytest.param([1, 9], 1, 9, id="two"),
        pytest.param(range(1, 11), 5, 9, id="ten"),
        pytest.param(range(1, 12), 6, 10, id="eleven"),
        pytest.param([3] * 50, 3, 3, id="all equal"),
        pytest.param([0.5, 0.25, 2.0], 0.5, 2.0, id="parts of days"),
    ],
)
def test_times(durations: list[float], median: float, ninetieth: float) -> None:
    found = times(Counter(durations))
    assert (found.median, found.ninetieth) == (median, ninetieth)
    assert found.n == len(durations)


def test_ten_million_cases_cost_nothing() -> None:
    assert times({1: 9 * 10**6, 30: 10**6}) == (10**7, 1, 1)
    assert times({1: 9 * 10**6 - 1, 30: 10**6 + 1}) == (10**7, 1, 30)


@given(durations=DURATIONS, share=st.fractions(Fraction(1, 1000), 1))
def test_it_is_the_least_duration_that_holds_the_share(
    durations: list[int], share: Fraction
) -> None:
    found, n = nearest_rank(Counter(durations), share), len(durations)
    assert sum(each <= found for each in durations) >= share * n
    assert sum(each < found for each in durations) < share * n


@given(durations=DURATIONS)
def test_it_is_found_by_counting_ranks(durations: list[int]) -> None:
    rank = -(-9 * len(durations) // 10)
    expected = sorted(durations)[rank - 1]
    assert nearest_rank(Counter(durations), NINE_IN_TEN) == expected


@pytest.mark.parametrize("share", [Fraction(0), Fraction(-1), Fraction(3, 2)])
def test_a_share_of_no_case_or_more_than_all_is_refused(share: Fraction) -> None:
    with pytest.raises(NotDefinedError, match="between 0 and 1"):
        nearest_rank({1: 1}, share)
