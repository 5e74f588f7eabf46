"""What is computed by tables is what walking day by day gives, over twenty years."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import holidays
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import (
    DAYS,
    HOURS,
    MINUTES,
    MONTHS,
    NEXT,
    NO_ROLL,
    PREVIOUS,
    ROLLS,
    WORKING_DAYS,
    Counting,
)
from qms.evaluation.calendar_deadline import deadline, elapsed
from qms.evaluation.calendar_office import Pause
from qms.evaluation.calendar_table import ELAPSED, constants, counted_days
from tests.evaluation.calendars import COUNTRIES, WEEK, later, office

OWN = """
days:
  - {on: 2019-12-23, until: 2019-12-31, kind: standstill, name: break}
  - {on: 2024-07-29, until: 2024-08-09, kind: standstill, name: break}
"""
PACKAGE = {
    country: holidays.country_holidays(country, years=range(2007, 2027))
    for country in COUNTRIES
}
FIRST, LAST = date(2007, 1, 15), date(2026, 5, 1)
starts = st.dates(FIRST, LAST)
countries = st.sampled_from(COUNTRIES)
countings = st.builds(
    Counting,
    st.sampled_from([DAYS, WORKING_DAYS, MONTHS]),
    first_day_counts=st.booleans(),
    last_day_counts=st.booleans(),
    roll=st.sampled_from(ROLLS),
)
pauses = st.lists(
    st.tuples(starts, st.integers(0, 20), st.integers(0, 9)).map(
        lambda each: (each[1], each[1] + each[2])
    ),
    max_size=3,
)


def is_worked(country: str, day: date) -> bool:
    """Whether a day is worked, straight from the package."""
    package = PACKAGE[country]
    return day in package.weekend_workdays or (day.weekday() < 5 and day not in package)


def held(start: date, spans: list[tuple[int, int]]) -> list[Pause]:
    """Pauses that begin and end so many days after a start."""
    return [Pause(later(start, one), later(start, other)) for one, other in spans]


def walked(
    country: str, start: date, term: int, counting: Counting, still: list[Pause]
) -> date:
    """The last day of a term, found by walking."""

    def counts(day: date) -> bool:
        is_still = any(each.first <= day <= each.last for each in still)
        of_unit = counting.unit == DAYS or is_worked(country, day)
        return of_unit and not is_still

    day, left = start, term + (0 if counting.last_day_counts else 1)
    if counting.first_day_counts and counts(day):
        left -= 1
    while left > 0:
        day = later(day, 1)
        left -= counts(day)
    step = {NEXT: 1, PREVIOUS: -1}.get(counting.roll, 0)
    while step and (
        not is_worked(country, day)
        or any(each.first <= day <= each.last for each in still)
    ):
        day = later(day, step)
    return day


@given(countries, starts, st.integers(1, 70), countings, pauses)
def test_a_deadline_is_where_walking_ends(
    country: str,
    start: date,
    term: int,
    counting: Counting,
    spans: list[tuple[int, int]],
) -> None:
    assume(counting.unit != MONTHS)
    still = held(start, spans)
    found = deadline(start, term, counting, office(country), still)
    assert found == walked(country, start, term, counting, still)


@given(countries, starts, st.integers(0, 8), countings, pauses, st.integers(0, 140))
def test_what_has_elapsed_is_within_the_term_just_if_the_deadline_is_kept(
    country: str,
    start: date,
    term: int,
    counting: Counting,
    spans: list[tuple[int, int]],
    apart: int,
) -> None:
    term, still = max(term, counting.least), held(start, spans)
    last = deadline(start, term, counting, office(country), still)
    for stop in {later(start, apart), max(start, last), max(start, later(last, 1))}:
        found = elapsed(start, stop, counting, office(country), still)
        assert (found <= term) == (stop <= last)
        assert found == 0 or found.denominator == 1


@given(countries, starts, countings, pauses, st.integers(0, 140))
def test_what_has_elapsed_is_the_least_term_that_is_kept(
    country: str,
    start: date,
    counting: Counting,
    spans: list[tuple[int, int]],
    apart: int,
) -> None:
    stop, still = later(start, apart), held(start, spans)
    found = int(elapsed(start, stop, counting, office(country), still))
    assert stop <= deadline(start, found, counting, office(country), still)
    if found > counting.least:
        assert stop > deadline(start, found - 1, counting, office(country), still)


@given(countries, starts, st.integers(0, 300))
def test_working_days_are_those_that_are_passed(
    country: str, start: date, apart: int
) -> None:
    assume(start.year < 2026)
    stop = later(start, apart)
    assume(is_worked(country, stop) or not apart)
    passed = sum(is_worked(country, later(start, day)) for day in range(1, apart + 1))
    counting = Counting(WORKING_DAYS)
    assert elapsed(start, stop, counting, office(country)) == passed


@given(countries, countings, starts, st.lists(st.integers(0, 60), max_size=9))
def test_a_database_counts_as_we_do(
    country: str, counting: Counting, start: date, aparts: list[int]
) -> None:
    assume(counting.unit != MONTHS)
    asked, end = office(country, OWN), later(start, 60)
    table = counted_days(counting, asked, start, end)
    sql = ELAPSED.format(start="a", stop="b", **constants(counting))
    with sqlite3.connect(":memory:") as base:
        base.execute("create table days (day, base, reached, target)")
        rows = ((str(each.day), *each[1:3], str(each.target)) for each in table)
        base.executemany("insert into days values (?, ?, ?, ?)", rows)
        for apart in aparts:
            stop = later(start, apart)
            found = base.execute(
                f"select {sql} from days a, days b where a.day = ? and b.day = ?",
                (str(start), str(stop)),
            ).fetchone()[0]
            assert found == elapsed(start, stop, counting, asked)


@pytest.mark.parametrize("unit", [MONTHS, MINUTES])
def test_what_no_table_of_days_counts(unit: str) -> None:
    with pytest.raises(CalendarError, match="table of days"):
        list(counted_days(Counting(unit), office("HU"), FIRST, FIRST))


# the clock

moments = st.datetimes(
    datetime(2026, 3, 20), datetime(2026, 11, 20), timezones=st.just(UTC)
)
minutes = st.integers(0, 3000)


@given(
    countries, moments, minutes, st.booleans(), st.lists(st.tuples(minutes, minutes))
)
def test_a_time_is_kept_just_if_no_more_has_elapsed(
    country: str,
    start: datetime,
    term: int,
    is_open: bool,
    spans: list[tuple[int, int]],
) -> None:
    counting = Counting(MINUTES, is_in_opening_hours=is_open)
    still = [
        Pause(
            start + timedelta(minutes=min(span)), start + timedelta(minutes=max(span))
        )
        for span in spans[:3]
    ]
    last = deadline(start, term, counting, office(country), still)
    assert isinstance(last, datetime)
    second = timedelta(microseconds=1)
    for stop in (last, last + second, last - second, start + timedelta(minutes=term)):
        if stop >= start:
            found = elapsed(start, stop, counting, office(country), still)
            assert (found <= term) == (stop <= last)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("first", ["2026-03-27T00:00", "2026-10-23T00:00"])
def test_minutes_in_opening_hours_are_those_that_pass_while_it_is_open(
    country: str, first: str
) -> None:
    asked = office(country)
    start = datetime.fromisoformat(first).replace(tzinfo=UTC)
    counting = Counting(MINUTES, is_in_opening_hours=True)
    passed = 0
    for minute in range(5 * 24 * 60):
        now = start + timedelta(minutes=minute)
        if minute % 7 == 0:
            assert elapsed(start, now, counting, asked) == passed
        local = now.astimezone(asked.zone)
        at = local.hour * 60 + local.minute
        is_open = not asked.legal.is_shut(local.date()) and any(
            opens <= at < closes for opens, closes in WEEK.get(local.weekday(), ())
        )
        passed += is_open


@given(moments, st.integers(0, 10**6))
def test_hours_are_exact(start: datetime, term: int) -> None:
    asked, counting = office("RO"), Counting(HOURS, roll=NO_ROLL)
    last = deadline(start, term / 1000, counting, asked)
    assert isinstance(last, datetime)
    assert last - start == timedelta(hours=1) * term / 1000
    assert elapsed(
        start, last, Counting(HOURS, roll=NO_ROLL), office("RO")
    ) == Fraction(term, 1000)
