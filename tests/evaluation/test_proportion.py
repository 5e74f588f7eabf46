"""A share is told with Wilson's interval, a difference with Newcombe's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation.estimate import Estimate, difference, full_count, normal_quantile
from qms.evaluation.proportion import newcombe, sample_size, wilson, worst_margin

SOME = st.integers(1, 10**7)
CONFIDENCES = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(SOME)
    return draw(st.integers(0, whole)), whole


def told(estimate: Estimate, digits: int = 1) -> tuple[float, float, float]:
    value, low, high, _confidence = estimate.times(100)
    return round(value, digits), round(low, digits), round(high, digits)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(5, 5, (100, 56.6, 100), id="all of five"),
        pytest.param(0, 5, (0, 0, 43.4), id="none of five"),
        pytest.param(4, 5, (80, 37.6, 96.4), id="four of five"),
        pytest.param(9, 10, (90, 59.6, 98.2), id="nine of ten"),
        pytest.param(27, 30, (90, 74.4, 96.5), id="organisations"),
        pytest.param(40, 47, (85.1, 72.3, 92.6), id="mayors"),
        pytest.param(500, 593, (84.3, 81.2, 87.0), id="clients"),
    ],
)
def test_wilson(part: int, whole: int, expected: tuple[float, float, float]) -> None:
    assert told(wilson(part, whole)) == expected


def test_none_and_all_end_exactly() -> None:
    for whole in (1, 2, 5, 10**7):
        assert wilson(0, whole)[:2] == (0.0, 0.0)
        assert wilson(whole, whole).value == wilson(whole, whole).high == 1.0
        assert 0 < wilson(0, whole).high < 1
        assert 0 < wilson(whole, whole).low < 1


@given(share=shares(), confidence=CONFIDENCES)
def test_a_share_lies_in_its_interval_and_mirrors(
    share: tuple[int, int], confidence: float
) -> None:
    part, whole = share
    here, mirror = (wilson(each, whole, confidence) for each in (part, whole - part))
    assert 0 <= here.low <= here.value <= here.high <= 1
    assert here.low == pytest.approx(1 - mirror.high, abs=1e-12)
    wider = wilson(part, whole, 0.9999)
    assert wider.low <= here.low <= here.high <= wider.high


@pytest.mark.parametrize(
    ("n", "points"),
    [(30, 17.9), (47, 14.3), (75, 11.3), (244, 6.3), (464, 4.5), (593, 4.0)],
)
def test_worst_margin(n: int, points: float) -> None:
    assert round(100 * worst_margin(n), 1) == points


@pytest.mark.parametrize(
    ("population", "n"), [(None, 385), (1000, 278), (5000, 357), (27000, 379), (1, 1)]
)
def test_sample_size(population: int | None, n: int) -> None:
    assert sample_size(0.05, population) == n


@given(population=SOME, margin=st.floats(0.001, 0.5), confidence=CONFIDENCES)
def test_a_sample_of_that_size_keeps_the_margin_and_a_smaller_one_does_not(
    population: int, margin: float, confidence: float
) -> None:
    n = sample_size(margin, population, confidence)
    assert 1 <= n <= population
    assert worst_margin(n, population, confidence) <= margin * (1 + 1e-6)
    if n > 1:
        assert worst_margin(n - 1, population, confidence) > margin * (1 - 1e-6)


def test_who_asks_everybody_has_no_margin() -> None:
    assert worst_margin(12, 12) == worst_margin(1, 1) == 0


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        pytest.param((56, 70), (48, 80), (20.0, 5.2, 33.4), id="clear"),
        pytest.param((27, 30), (26, 30), (3.3, -14.2, 20.9), id="not clear"),
        pytest.param((5, 5), (0, 5), (100, 38.6, 100), id="all against none"),
        pytest.param((1, 1), (1, 1), (0, -79.3, 79.3), id="one against one"),
    ],
)
def test_newcombe(
    later: tuple[int, int],
    earlier: tuple[int, int],
    expected: tuple[float, float, float],
) -> None:
    assert told(newcombe(*later, earlier)) == expected


@given(later=shares(), earlier=shares(), confidence=CONFIDENCES)
def test_a_difference_turns_around_and_stays_within_one(
    later: tuple[int, int], earlier: tuple[int, int], confidence: float
) -> None:
    there = newcombe(*later, earlier, confidence)
    back = newcombe(*earlier, later, confidence)
    assert (there.value, there.low, there.high) == (-back.value, -back.high, -back.low)
    assert -1 - 1e-12 <= there.low <= there.value <= there.high <= 1 + 1e-12


def test_a_full_count_adds_nothing_to_the_width_of_a_difference() -> None:
    sample = wilson(27, 30)
    found = difference(sample, full_count(0.5))
    assert found == pytest.approx((0.4, sample.low - 0.5, sample.high - 0.5, 0.95))
    counted = difference(full_count(0.75), full_count(0.5))
    assert counted == full_count(0.25)
    assert counted.is_full_count
    assert not found.is_full_count


def test_intervals_of_two_confidences_are_not_compared() -> None:
    with pytest.raises(NotDefinedError, match="two confidences"):
        difference(wilson(1, 2, 0.9), wilson(1, 2, 0.95))


def test_the_usual_quantile() -> None:
    assert round(normal_quantile(), 6) == 1.959964
