"""Alpha tells whether a battery measures one thing, and which item was not turned."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation.reliability import Battery, reliability, response_rate

FIVE = Battery(1, 5)
ROWS = st.lists(st.tuples(*[st.integers(1, 5)] * 4), min_size=2, max_size=30).filter(
    lambda rows: len({sum(row) for row in rows}) > 1
)


def test_alpha_as_worked_by_hand() -> None:
    # variances 1, 1 and of the sums 4; 2/1 * (1 - 2/4)
    assert reliability([(1, 1), (2, 2), (3, 3)], FIVE).alpha == 1
    # variances 1, 1 and of the sums 3; 2 * (1 - 2/3)
    found = reliability([(1, 2), (2, 1), (3, 3)], FIVE)
    assert found.alpha == pytest.approx(2 / 3)
    assert (found.suspects, found.is_negative) == ((), False)


def test_who_left_out_an_item_is_counted_apart() -> None:
    found = reliability([(1, 1), (2, 2), (3, 3), (5, None), (None, None)], FIVE)
    assert (found.n, found.left_out, found.alpha) == (3, 2, 1)


def test_an_item_that_was_not_turned_is_named() -> None:
    rows = [(1, 2, 1, 5), (2, 2, 3, 4), (4, 3, 4, 2), (5, 5, 4, 1), (3, 3, 3, 3)]
    wrong, right = (reliability(rows, Battery(1, 5, turned)) for turned in ((), (3,)))
    assert wrong.suspects[0] == 3
    assert wrong.is_negative
    assert right.suspects == ()
    assert right.alpha > 0.9


def test_straight_lines_inflate_alpha() -> None:
    noise = [(1, 5, 3), (5, 1, 2), (3, 2, 5), (2, 4, 1), (4, 3, 4)]
    found = reliability([*noise, (1, 1, 1), (5, 5, 5), (5, 5, 5)], FIVE)
    assert (found.straight_liners, found.straight_share) == (3, 3 / 8)
    assert found.alpha_without is not None
    assert found.alpha_without < 0 < found.alpha


def test_a_line_is_straight_as_it_was_drawn_not_as_it_was_turned() -> None:
    rows = [(5, 5, 5), (1, 1, 5), (2, 3, 4)]
    found = reliability(rows, Battery(1, 5, (2,)))
    assert found.straight_liners == 1


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(1, 1, 1), (5, 5, 5)], id="nobody is left"),
        pytest.param([(1, 1, 1), (5, 5, 5), (1, 2, 3)], id="one is left"),
        pytest.param([(1, 1, 1), (5, 5, 5), (1, 2, 3), (3, 2, 1)], id="no variance"),
    ],
)
def test_without_straight_lines_there_may_be_no_alpha(
    rows: list[tuple[int, ...]],
) -> None:
    assert reliability(rows, FIVE).alpha_without is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([], "at least 2", id="nobody"),
        pytest.param([(1, 2)], "at least 2", id="one person"),
        pytest.param([(1,), (2,)], "at least 2", id="one item"),
        pytest.param([(None, 1), (1, None)], "at least 2", id="nobody is complete"),
        pytest.param([(3, 3), (3, 3)], "sums over the items are equal", id="all equal"),
        pytest.param([(1, 3), (3, 1)], "sums over the items are equal", id="sums"),
        pytest.param([(0, 1), (1, 1)], "scale from 1 to 5", id="below the scale"),
        pytest.param([(6, 1), (1, 1)], "scale from 1 to 5", id="above the scale"),
        pytest.param([(1, 2), (1, 2, 3)], "one length", id="rows differ"),
    ],
)
def test_what_has_no_alpha(rows: list[tuple[int, ...]], said: str) -> None:
    with pytest.raises(NotDefinedError, match=said):
        reliability(rows, FIVE)


@pytest.mark.parametrize("item", [-1, 2])
def test_only_an_item_of_the_battery_can_be_turned(item: int) -> None:
    with pytest.raises(NotDefinedError, match="there are 2"):
        reliability([(1, 2), (2, 2)], Battery(1, 5, (item,)))


@given(rows=ROWS, order=st.permutations(range(4)))
def test_alpha_is_at_most_one_and_knows_no_order(
    rows: list[tuple[int, ...]], order: list[int]
) -> None:
    found = reliability(rows, FIVE)
    assert found.alpha <= 1
    mixed = [tuple(row[each] for each in order) for row in rows]
    assert reliability(mixed, FIVE).alpha == found.alpha
    turned = [tuple(6 - each for each in row) for row in rows]
    assert reliability(turned, Battery(1, 5, range(4))).alpha == found.alpha
    if found.is_negative:
        assert found.suspects


def test_a_survey_of_a_country_is_read_at_once() -> None:
    draw = random.Random(1)
    rows = [draw.choices(range(1, 6), k=5) for _person in range(4000)] * 10
    assert reliability(rows, FIVE).n == 40000


def test_response_rate() -> None:
    assert response_rate(0, 5) == 0
    assert response_rate(30, 120) == 0.25
    with pytest.raises(NotDefinedError, match="more than all"):
        response_rate(6, 5)
    with pytest.raises(NotDefinedError, match="nothing was counted"):
        response_rate(0, 0)
