"""A gap is perception less expectation, person by person."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation.estimate import difference
from qms.evaluation.gap import Pair, dimension_gap, item_gap, mean_change
from qms.evaluation.student import t_quantile, tail_of

ANSWER = st.one_of(st.none(), st.integers(1, 7))


def test_falling_short_is_below_zero() -> None:
    found = item_gap([Pair(7, 5), Pair(6, 5), Pair(7, 4), Pair(5, None), Pair(None, 7)])
    assert (found.n, found.left_out) == (3, 2)
    # the differences are -2, -1, -3: standard error 1/sqrt(3), 4.302653 of them
    assert found.estimate.value == -2
    assert found.estimate.low == pytest.approx(-2 - 4.302653 / 3**0.5, abs=1e-6)
    assert found.estimate.high == pytest.approx(-2 + 4.302653 / 3**0.5, abs=1e-6)


def test_a_dimension_counts_who_answered_all_of_it() -> None:
    persons = [
        [Pair(5, 4), Pair(5, 5)],
        [Pair(5, 2), Pair(5, 4)],
        [Pair(5, 1), Pair(None, 1)],
    ]
    found = dimension_gap(persons)
    assert (found.estimate.value, found.n, found.left_out) == (-1.25, 2, 1)


def test_pairs_are_kept_and_means_of_groups_are_not_taken() -> None:
    # by the means of those who answered each, perception would exceed expectation
    pairs = [Pair(3, 2), Pair(3, 2), Pair(None, 7), Pair(None, 7)]
    assert item_gap(pairs).estimate.value == -1


@pytest.mark.parametrize("pairs", [[], [Pair(1, 2)], [Pair(1, None), Pair(None, 1)]])
def test_less_than_two_complete_pairs_have_no_gap(pairs: list[Pair]) -> None:
    with pytest.raises(NotDefinedError, match="at least 2"):
        item_gap(pairs)


def test_persons_must_have_been_asked_alike() -> None:
    with pytest.raises(NotDefinedError, match="one length"):
        dimension_gap([[Pair(1, 2)], [Pair(1, 2), Pair(1, 2)]])


@given(pairs=st.lists(st.tuples(ANSWER, ANSWER).map(Pair._make), max_size=20))
def test_expectation_and_perception_exchanged_turn_the_gap(pairs: list[Pair]) -> None:
    pairs += [Pair(1, 1), Pair(1, 2)]
    there = item_gap(pairs)
    back = item_gap([Pair(pair.perceived, pair.expected) for pair in pairs])
    value, low, high, _confidence = back.estimate
    assert there.estimate[:3] == pytest.approx((-value, -high, -low))
    assert (there.n, there.left_out) == (back.n, back.left_out)
    assert there.n + there.left_out == len(pairs)
    twice = dimension_gap([(pair, pair) for pair in pairs])
    assert twice.estimate == pytest.approx(there.estimate)


def test_equal_changes_leave_no_room_and_many_cost_nothing() -> None:
    assert mean_change({-1: 12})[:3] == (-1, -1, -1)
    found = mean_change({-1: 10**7, 1: 10**7})
    assert found.value == 0
    assert found.high == pytest.approx(1.959964 / (2 * 10**7) ** 0.5, rel=1e-6)


def test_two_waves_of_gaps_are_compared_by_both_intervals() -> None:
    before, after = (mean_change(Counter(each)) for each in ([-3, -2, -1], [-1, 0, 1]))
    found = difference(after, before)
    assert found.value == 2
    assert found.high - 2 == pytest.approx(2**0.5 * after.high)


@pytest.mark.parametrize(
    ("freedom", "expected"),
    [(1, 12.706205), (2, 4.302653), (29, 2.045230), (999, 1.962341), (1000, 1.962339)],
)
def test_t_quantile(freedom: int, expected: float) -> None:
    assert round(t_quantile(freedom), 6) == expected


@given(freedom=st.integers(1, 999), confidence=st.floats(0.01, 0.9999))
def test_a_quantile_is_where_the_tail_is_what_is_left(
    freedom: int, confidence: float
) -> None:
    found = t_quantile(freedom, confidence)
    assert tail_of(found, freedom) == pytest.approx(1 - confidence, abs=1e-11)


def test_nothing_lies_further_out_than_zero_but_all() -> None:
    assert tail_of(0, 5) == 1
    assert tail_of(1e200, 5) == 0
