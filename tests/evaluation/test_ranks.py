"""Groups are compared by ranks: independent ones, and the same people twice."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.evaluation.many import holm
from qms.evaluation.ranks import mann_whitney
from qms.evaluation.signed_ranks import signed_rank

LATER = Counter([5, 4, 4, 3, 5, 4, 5, 3, 4, 5])
EARLIER = Counter([3, 4, 3, 2, 4, 3, 4, 3, 2, 4])
COUNTS = st.dictionaries(st.integers(1, 7), st.integers(0, 10**6), max_size=7).filter(
    lambda counts: any(counts.values())
)
SHARES = st.lists(st.floats(0, 1), max_size=30)


def test_two_groups_as_worked_by_hand() -> None:
    found = mann_whitney(LATER, EARLIER)
    assert found.u == 80
    assert round(found.p, 4) == 0.0189
    assert found.superiority.value == 0.80
    assert found.delta.value == pytest.approx(0.60)
    ends = (found.delta.low + 1) / 2, (found.delta.high + 1) / 2
    assert ends == pytest.approx((found.superiority.low, found.superiority.high))
    assert (found.n_first, found.n_second) == (10, 10)
    assert 0.5 < found.superiority.low < 0.8 < found.superiority.high < 1


def test_groups_apart_have_an_effect_that_is_not_certain() -> None:
    found = mann_whitney({5: 5}, {1: 5})
    assert found.superiority.value == found.superiority.high == 1
    assert 0.5 < found.superiority.low < 0.8
    assert mann_whitney({1: 5}, {5: 5}).superiority.low == 0


@pytest.mark.parametrize("n", [1, 30, 10**7])
def test_equal_answers_show_nothing(n: int) -> None:
    found = mann_whitney({4: n}, {4: n})
    assert (found.p, found.superiority.value, found.delta.value) == (1, 0.5, 0)


def test_ten_million_answers_cost_nothing() -> None:
    many = mann_whitney({1: 10**7, 2: 10**7}, {1: 10**7, 2: 10**7 + 5000})
    assert 0 < many.p < 0.6
    assert mann_whitney({1: 10**7}, {2: 10**7}).p == 0


@given(first=COUNTS, second=COUNTS)
def test_comparing_the_other_way_round_mirrors(
    first: dict[int, int], second: dict[int, int]
) -> None:
    there, back = mann_whitney(first, second), mann_whitney(second, first)
    assert there.u + back.u == there.n_first * there.n_second
    assert there.p == back.p
    assert 0 <= there.p <= 1
    value, low, high, _confidence = there.superiority
    assert 0 <= low <= value <= high <= 1
    assert (1 - high, 1 - low) == pytest.approx(back.superiority[1:3], abs=1e-9)


@given(first=COUNTS, second=COUNTS)
def test_what_the_test_finds_the_interval_finds_too(
    first: dict[int, int], second: dict[int, int]
) -> None:
    found = mann_whitney(first, second)
    if found.p < 0.05:
        assert not found.delta.low <= 0 <= found.delta.high


@given(first=COUNTS, second=COUNTS)
def test_only_the_order_of_the_points_counts(
    first: dict[int, int], second: dict[int, int]
) -> None:
    stretched = [
        {point**3: count for point, count in counts.items()}
        for counts in (first, second)
    ]
    assert mann_whitney(first, second) == mann_whitney(stretched[0], stretched[1])


def test_linked_answers_as_worked_by_hand() -> None:
    # ranks: two zeros 1.5 each, left out; four ones 4.5 each; a two 7, a three 8
    found = signed_rank(Counter([0, 0, 1, 1, 1, -1, 2, -3]))
    assert (found.up, found.same, found.down) == (4, 2, 2)
    assert found.rank_sum == 3 * 4.5 + 7
    assert found.effect == pytest.approx((20.5 - 12.5) / 33)


@pytest.mark.parametrize("n", [1, 10**7])
def test_who_did_not_change_shows_nothing(n: int) -> None:
    found = signed_rank({0: n})
    assert (found.same, found.effect, found.p) == (n, 0, 1)
    up = signed_rank({1: n})
    assert up.effect == 1
    assert up.p == (1 if n == 1 else 0)


@given(changes=st.dictionaries(st.integers(-4, 4), st.integers(0, 10**6)))
def test_changes_turned_around_mirror(changes: dict[int, int]) -> None:
    changes[0] = changes.get(0, 0) + 1
    there = signed_rank(changes)
    back = signed_rank({-change: count for change, count in changes.items()})
    assert (there.up, there.effect, there.p) == (back.down, -back.effect, back.p)
    assert there.up + there.same + there.down == sum(changes.values())


def test_many_comparisons_as_worked_by_hand() -> None:
    found = holm([0.01, 0.04, 0.03, 0.005])
    assert found == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()
    assert holm([0.2]) == (0.2,)


@given(ps=SHARES)
def test_a_corrected_comparison_never_gets_surer_nor_changes_its_place(
    ps: list[float],
) -> None:
    found = holm(ps)
    assert all(raw <= each <= 1 for raw, each in zip(ps, found, strict=True))
    order = sorted(range(len(ps)), key=ps.__getitem__)
    assert [found[each] for each in order] == sorted(found)
