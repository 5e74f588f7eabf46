"""A scale is told by its distribution; one figure for it comes with its margin."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation.distribution import (
    Place,
    distribution,
    mean,
    median,
    quantile,
    quartiles,
    share_of,
    top_two,
)
from qms.evaluation.scores import EASE_SCALE, NET_SCALE, ease, net_score, net_score_of

FIVE = range(1, 6)
COUNTS = st.dictionaries(st.integers(1, 7), st.integers(0, 50)).filter(
    lambda counts: any(counts.values())
)


def test_blanks_are_no_middle_value_and_are_told() -> None:
    found = distribution([5, 4, None, 4, 1, None], FIVE, unanswered=3)
    assert found.counts == {1: 1, 2: 0, 3: 0, 4: 2, 5: 1}
    assert (found.n, found.unanswered) == (4, 5)
    assert top_two(found).value == 0.75
    assert share_of(found, (1, 2)).value == 0.25
    assert share_of(found, FIVE).value == 1


def test_the_top_two_are_those_of_the_scale_not_of_the_answers() -> None:
    assert top_two(distribution([1, 2, 3], FIVE)).value == 0


def test_who_left_no_blank_left_none() -> None:
    assert distribution([4], FIVE).unanswered == 0


def test_an_answer_outside_of_the_scale_is_refused() -> None:
    with pytest.raises(NotDefinedError, match="6 is no point of the scale"):
        distribution([6], FIVE)
    with pytest.raises(NotDefinedError, match="0 is no point of the scale"):
        share_of(distribution([1], FIVE), (0, 1))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param({4: 1}, Place(4, 4), id="one"),
        pytest.param({1: 1, 5: 1}, Place(1, 5), id="between the ends"),
        pytest.param({3: 2, 4: 2}, Place(3, 4), id="between two points"),
        pytest.param({3: 2, 4: 3}, Place(4, 4), id="an odd number"),
        pytest.param({1: 0, 2: 7, 3: 0}, Place(2, 2), id="all equal"),
        pytest.param({1: 10**7, 2: 10**7 + 1}, Place(2, 2), id="twenty million"),
    ],
)
def test_median(counts: dict[int, int], expected: Place) -> None:
    assert median(counts) == expected
    assert median(counts).is_between == (expected.low != expected.high)


def test_quartiles() -> None:
    assert quartiles({1: 1, 2: 1, 3: 1, 4: 1}) == (
        Place(1, 2),
        Place(2, 3),
        Place(3, 4),
    )
    assert quartiles({1: 3, 5: 1}) == (Place(1, 1), Place(1, 1), Place(1, 5))


@given(counts=COUNTS, share=st.fractions(0, 1))
def test_a_place_parts_the_answers(counts: dict[int, int], share: Fraction) -> None:
    found, n = quantile(counts, share), sum(counts.values())
    at_most = sum(count for point, count in counts.items() if point <= found.low)
    below = sum(count for point, count in counts.items() if point < found.high)
    assert below <= share * n <= at_most
    assert counts[found.low]
    assert counts[found.high]


def test_the_mean_stands_beside() -> None:
    assert mean({1: 1, 2: 0, 5: 2}) == 11 / 3


@pytest.mark.parametrize(
    ("people", "margin"),
    [
        pytest.param((50, 30, 20), 15.3, id="a hundred"),
        pytest.param((10, 6, 4), 34.2, id="twenty"),
    ],
)
def test_net_score(people: tuple[int, int, int], margin: float) -> None:
    found = net_score(*people)
    assert found.estimate.value == pytest.approx(30)
    assert round(found.margin, 1) == margin
    assert found.estimate.low < 30 < found.estimate.high


@pytest.mark.parametrize(
    ("people", "value", "low"),
    [
        pytest.param((5, 0, 0), 100, 38.6, id="all promote"),
        pytest.param((0, 5, 0), 0, -43.4, id="all are passive"),
        pytest.param((0, 0, 5), -100, -100, id="all detract"),
        pytest.param((1, 0, 0), 100, -12.2, id="one promotes"),
    ],
)
def test_a_net_score_is_not_certain_because_all_agree(
    people: tuple[int, int, int], value: float, low: float
) -> None:
    found = net_score(*people)
    assert found.estimate.value == value
    assert round(found.estimate.low, 1) == low
    arms = value - found.estimate.low, found.estimate.high - value
    assert found.margin == max(arms) > 43


@given(people=st.tuples(*[st.integers(0, 10**7)] * 3).filter(any))
def test_a_net_score_stays_within_its_bounds(people: tuple[int, int, int]) -> None:
    found = net_score(*people)
    assert -100 <= found.estimate.low <= found.estimate.value
    assert found.estimate.value <= found.estimate.high <= 100
    assert found.margin > 0


def test_who_promotes_is_read_from_the_scale() -> None:
    found = net_score_of(distribution([10, 9, 8, 7, 6, 0], NET_SCALE))
    assert (found.promoters, found.passives, found.detractors) == (2, 2, 2)
    with pytest.raises(NotDefinedError, match="from 0 to 10 only"):
        net_score_of(distribution([1], FIVE))


def test_ease() -> None:
    found = ease(distribution([7, 5, 5, 4, 1], EASE_SCALE))
    assert (found.share.value, found.median, found.mean) == (0.6, Place(5, 5), 4.4)
    with pytest.raises(NotDefinedError, match="from 1 to 7 only"):
        ease(distribution([1], FIVE))
