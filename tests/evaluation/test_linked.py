"""A share among the same people changes by those who changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.evaluation.linked import Linked, linked_difference, mcnemar

PEOPLE = st.tuples(*[st.integers(0, 10**6)] * 4).map(Linked._make).filter(any)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        # as published by those who work an example with this method
        pytest.param(Linked(36, 12, 2, 0), (20.0, 5.7, 34.0), id="fifty"),
        pytest.param(Linked(14, 5, 0, 22), (12.2, 1.1, 22.6), id="forty-one"),
        pytest.param(Linked(1, 1, 7, 12), (-28.6, -50.7, -2.6), id="twenty-one"),
        pytest.param(Linked(0, 5, 0, 0), (100, 38.6, 100), id="all gained"),
        pytest.param(Linked(5, 0, 0, 0), (0, -43.4, 43.4), id="nobody changed"),
    ],
)
def test_linked_difference(
    people: Linked, expected: tuple[float, float, float]
) -> None:
    found = linked_difference(people).times(100)
    assert tuple(round(each, 1) for each in found[:3]) == expected


@given(people=PEOPLE)
def test_time_turned_around_mirrors(people: Linked) -> None:
    both, gained, lost, neither = people
    there = linked_difference(people)
    back = linked_difference(Linked(both, lost, gained, neither))
    assert (there.value, there.low) == pytest.approx((-back.value, -back.high))
    assert -1 <= there.low <= there.value <= there.high <= 1
    assert mcnemar(people) == mcnemar(Linked(neither, lost, gained, both))
    assert 0 <= mcnemar(people) <= 1


@pytest.mark.parametrize(
    ("gained", "lost", "expected"),
    [
        pytest.param(0, 0, 1, id="nobody changed"),
        pytest.param(3, 3, 1, id="as many either way"),
        pytest.param(5, 0, 0.0625, id="five of five"),
        pytest.param(8, 2, 0.109375, id="eight of ten"),
        pytest.param(600, 600, 1, id="many either way"),
        pytest.param(10**7, 0, 0, id="very many"),
    ],
)
def test_mcnemar(gained: int, lost: int, expected: float) -> None:
    assert mcnemar(Linked(1, gained, lost, 0)) == expected


def test_the_exact_law_and_the_normal_one_meet() -> None:
    exact, normal = (mcnemar(Linked(0, each, 470, 0)) for each in (530, 531))
    assert exact == pytest.approx(normal, rel=0.1)
