"""Days: intervals with both ends, and periods that end where they must."""

from __future__ import annotations

from datetime import date

import pytest

from qms.model.days import after, day_or_none, within

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        pytest.param("2026-01-31", "1 month", "2026-02-28", id="short month"),
        pytest.param("2024-01-31", "1 month", "2024-02-29", id="leap year"),
        pytest.param("2024-02-29", "1 year", "2025-02-28", id="leap day"),
        pytest.param("2024-02-29", "4 years", "2028-02-29", id="leap day again"),
        pytest.param("2026-12-15", "1 month", "2027-01-15", id="over new year"),
        pytest.param("2026-11-22", "24 months", "2028-11-22", id="two years"),
        pytest.param("2026-11-22", "12 months", "2027-11-22", id="twelve months"),
        pytest.param("2026-02-22", "7 days", "2026-03-01", id="days"),
        pytest.param("2026-02-22", "2 weeks", "2026-03-08", id="weeks"),
        pytest.param("2026-03-28", "2 days", "2026-03-30", id="summer time"),
    ],
)
def test_after(day: str, period: str, expected: str) -> None:
    assert after(date.fromisoformat(day), period) == date.fromisoformat(expected)


@pytest.mark.parametrize("period", ["", "soon", "0 days", "-1 day", "12 mesi", "1.5 y"])
def test_what_is_no_period(period: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        after(DAY, period)


@pytest.mark.parametrize("period", ["9999 years", "9999 months"])
def test_beyond_the_calendar(period: str) -> None:
    with pytest.raises(OverflowError):
        after(date(9990, 1, 1), period)


@pytest.mark.parametrize(
    ("first", "last", "is_within"),
    [
        pytest.param("", "", True, id="open at both ends"),
        pytest.param("2026-11-22", "", True, id="first day counts"),
        pytest.param("", "2026-11-22", True, id="last day counts"),
        pytest.param("2026-11-23", "", False, id="not begun"),
        pytest.param("", "2026-11-21", False, id="ended"),
        pytest.param("2026-01-01", "null", True, id="null is no end"),
        pytest.param("2026-11-22", "2026-11-22", True, id="one day"),
        pytest.param("2026-12-01", "2026-01-01", False, id="turned around"),
    ],
)
def test_within(first: str, last: str, is_within: bool) -> None:
    assert within(DAY, first, last) is is_within


@pytest.mark.parametrize("text", ["", "null", "2026-02-30", "2026-2-3", "22.11.2026"])
def test_what_is_no_day(text: str) -> None:
    assert day_or_none(text) is None
