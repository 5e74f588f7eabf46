"""How many there are decides what is told of them, and with how many decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation.rounding import (
    Percent,
    Points,
    half_up,
    percent,
    percent_of,
    points,
)
from qms.evaluation.smallness import (
    ALL,
    COUNTS,
    NO_TREND,
    NOTHING,
    Shown,
    groups_to_hide,
    shown,
)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, NOTHING),
        (4, NOTHING),
        (5, COUNTS),
        (9, COUNTS),
        (10, NO_TREND),
        (29, NO_TREND),
        (30, ALL),
        (10**7, ALL),
    ],
)
def test_shown(n: int, expected: Shown) -> None:
    assert shown(n) == expected


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        pytest.param({"clients": 50, "staff": 12}, "", id="none is small"),
        pytest.param(
            {"clients": 50, "staff": 12, "mayors": 3}, "mayors staff", id="one"
        ),
        pytest.param({"a": 50, "b": 2, "c": 2}, "a b c", id="together too few"),
        pytest.param({"a": 50, "b": 9, "c": 3, "d": 4}, "c d", id="two are enough"),
        pytest.param({"a": 50, "b": 0}, "", id="an empty one tells of nobody"),
        pytest.param({"a": 3}, "a", id="the only one"),
        pytest.param({"a": 9, "b": 1}, "a b", id="a single person"),
        pytest.param({"a": 50, "b": 5, "c": 4}, "b c", id="five are enough"),
        pytest.param({"a": 50, "b": 5}, "", id="five may be told"),
        pytest.param({}, "", id="no groups"),
    ],
)
def test_a_small_group_is_not_told_by_subtraction(
    sizes: dict[str, int], hidden: str
) -> None:
    assert groups_to_hide(sizes) == set(hidden.split())


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(1, 8, "13", id="half goes up"),
        pytest.param(1, 200, "0.5", id="one decimal"),
        pytest.param(2, 3, "67", id="below a hundred"),
        pytest.param(66, 99, "67", id="ninety-nine"),
        pytest.param(67, 100, "67.0", id="a hundred"),
        pytest.param(23, 160, "14.4", id="14.375"),
        pytest.param(57, 2000, "2.9", id="2.85, which floats put below"),
        pytest.param(0, 7, "0", id="none"),
        pytest.param(7, 7, "100", id="all"),
        pytest.param(500, 593, "84.3", id="clients"),
        pytest.param(10**7 - 1, 10**7, "100.0", id="all but one of ten million"),
    ],
)
def test_percent_of(part: int, whole: int, expected: str) -> None:
    found = percent_of(part, whole)
    assert str(found.number) == expected
    assert percent(part / whole, whole) == found


def test_rounded_shares_are_not_mended() -> None:
    assert sum(percent_of(1, 3).number for _third in range(3)) == 99


@given(part=st.integers(0, 5000), more=st.integers(1, 5000))
def test_percent_is_the_nearest_step(part: int, more: int) -> None:
    found = percent_of(part, part + more).number
    step = Decimal("0.1") if part + more >= 100 else Decimal(1)
    off = found * (part + more) - 100 * part
    assert -step * (part + more) < 2 * off <= step * (part + more)


@pytest.mark.parametrize(
    ("change", "n", "expected"),
    [
        pytest.param(0.6 - 0.5, 50, "10", id="from 50 to 60 percent"),
        pytest.param(0.8 - 0.515, 50, "29", id="28.5"),
        pytest.param(-0.285, 50, "-29", id="28.5 less"),
        pytest.param(-0.0004, 50, "0", id="no zero below zero"),
        pytest.param(0.0524, 150, "5.2", id="one decimal"),
        pytest.param(1e-17, 150, "0.0", id="what floats leave"),
    ],
)
def test_points_are_no_percents(change: float, n: int, expected: str) -> None:
    found = points(change, n)
    assert str(found.number) == expected
    assert found == Points(found.number)
    assert len({found, Percent(found.number)}) == 2


def test_any_number_can_be_rounded() -> None:
    assert str(half_up(Decimal("2.5"), 5)) == "3"
    assert [str(half_up(2.55, n)) for n in (99, 100)] == ["3", "2.6"]
    assert half_up(1e300, 5) == Decimal("1e300")
    with pytest.raises(NotDefinedError, match="nan is not a number"):
        half_up(float("nan"), 5)
