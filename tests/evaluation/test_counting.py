"""What is computed by tables is what walking day by day gives, over twenty years."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import (
    DAYS,
    HOURS,
    MINUTES,
    MONTHS,
    NO_ROLL,
    ROLLS,
    WORKING_DAYS,
    Counting,
)
from qms.evaluation.calendar_deadline import deadline, elapsed
from qms.evaluation.calendar_office import Pause
from qms.evaluation.calendar_table import ELAPSED, constants, counted_days
from tests.evaluation.calendars import COUNTRIES, later, office
from tests.evaluation.walking import MINUTE, Town, last_day, minutes_of, towns

FUZZ = int(os.environ.get("QMS_FUZZ", "100"))
MANY = settings(max_examples=FUZZ)
FEWER = settings(max_examples=max(15, FUZZ // 10))
FIRST, LAST = date(2007, 1, 15), date(2026, 4, 1)
any_day = st.dates(FIRST, LAST)
countries = st.sampled_from(COUNTRIES)
countings = st.builds(
    Counting,
    st.sampled_from([DAYS, WORKING_DAYS, MONTHS]),
    first_day_counts=st.booleans(),
    last_day_counts=st.booleans(),
    roll=st.sampled_from(ROLLS),
)
pauses = st.lists(
    st.tuples(st.integers(-3, 20), st.integers(0, 9)).map(
        lambda each: (each[0], each[0] + each[1])
    ),
    max_size=3,
)


@st.composite
def begun(draw: st.DrawFn, before: int = 20) -> tuple[Town, date]:
    """A town, and a day on which something begins there.

    On any day, at the end of a month, or not long before a day of the town's own.
    """
    town, day = draw(st.sampled_from(towns())), draw(any_day)
    near = later(draw(st.sampled_from(town.rows)).first, -draw(st.integers(0, before)))
    end = later(day.replace(day=1), -1)
    start = draw(st.sampled_from([day, end, near, near]))
    return town, min(max(start, FIRST), LAST)


def held(start: date, spans: list[tuple[int, int]]) -> list[Pause]:
    """Pauses that begin and end so many days after a start."""
    return [Pause(later(start, one), later(start, other)) for one, other in spans]


@MANY
@given(begun(), st.integers(1, 70), countings, pauses)
def test_a_deadline_is_where_walking_ends(
    begins: tuple[Town, date],
    term: int,
    counting: Counting,
    spans: list[tuple[int, int]],
) -> None:
    town, start = begins
    term = 1 + term % 6 if counting.unit == MONTHS else term
    still = held(start, spans)
    found = deadline(start, term, counting, town.office, still)
    assert found == last_day(town, start, term, counting, still)


@MANY
@given(begun(), st.integers(0, 6), countings, pauses, st.integers(0, 140))
def test_what_has_elapsed_is_within_the_term_just_if_the_deadline_is_kept(
    begins: tuple[Town, date],
    term: int,
    counting: Counting,
    spans: list[tuple[int, int]],
    apart: int,
) -> None:
    town, start = begins
    term, still = max(term, counting.least), held(start, spans)
    last = deadline(start, term, counting, town.office, still)
    for stop in {later(start, apart), max(start, last), max(start, later(last, 1))}:
        found = elapsed(start, stop, counting, town.office, still)
        assert (found <= term) == (stop <= last)
        assert found == 0 or found.denominator == 1


@MANY
@given(begun(), countings, pauses, st.integers(0, 140))
def test_what_has_elapsed_is_the_least_term_that_is_kept(
    begins: tuple[Town, date],
    counting: Counting,
    spans: list[tuple[int, int]],
    apart: int,
) -> None:
    town, start = begins
    stop, still = later(start, apart), held(start, spans)
    found = int(elapsed(start, stop, counting, town.office, still))
    assert stop <= deadline(start, found, counting, town.office, still)
    if found > counting.least:
        assert stop > deadline(start, found - 1, counting, town.office, still)


@given(begun(), st.integers(0, 300))
def test_working_days_are_those_that_are_passed(
    begins: tuple[Town, date], apart: int
) -> None:
    town, start = begins
    assume(start.year < 2026)
    passed = [
        day
        for day in (later(start, each) for each in range(1, apart + 1))
        if town.is_worked(day) and not town.is_still(day)
    ]
    stop = passed[-1] if passed else start
    assert elapsed(start, stop, Counting(WORKING_DAYS), town.office) == len(passed)


@given(begun(), countings, st.lists(st.integers(0, 60), max_size=9))
def test_a_database_counts_as_we_do(
    begins: tuple[Town, date], counting: Counting, aparts: list[int]
) -> None:
    assume(counting.unit != MONTHS)
    town, start = begins
    asked, end = town.office, later(start, 60)
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


@FEWER
@given(begun(before=2), st.integers(0, 4 * 24 * 60), st.integers(1, 500), st.booleans())
@example((towns()[0], date(2026, 3, 28)), 2 * 24 * 60, 500, True)
@example((towns()[0], date(2026, 10, 24)), 2 * 24 * 60, 500, False)
@example((towns()[-1], date(2026, 3, 28)), 2 * 24 * 60, 500, False)
@example((towns()[-1], date(2026, 10, 24)), 2 * 24 * 60, 500, True)
def test_minutes_are_those_that_pass_while_it_is_open(
    begins: tuple[Town, date], span: int, term: int, is_open: bool
) -> None:
    town, day = begins
    counting = Counting(MINUTES, is_in_opening_hours=is_open)
    counts, passed, is_over = minutes_of(town, is_open), 0, False
    start = now = datetime.combine(day, time(), UTC)
    while not is_over or now < start + span * MINUTE:
        if not is_over and passed == term and counts(now):
            last = deadline(start, term, counting, town.office)
            assert isinstance(last, datetime)
            assert last.timestamp() == now.timestamp()
            is_over = True
        if (now - start) // MINUTE % 97 == 0:
            assert elapsed(start, now, counting, town.office) == passed
        passed += counts(now)
        now += MINUTE


@given(moments, st.integers(0, 10**6))
def test_hours_are_exact(start: datetime, term: int) -> None:
    asked, counting = office("RO"), Counting(HOURS, roll=NO_ROLL)
    last = deadline(start, term / 1000, counting, asked)
    assert isinstance(last, datetime)
    assert last - start == timedelta(hours=1) * term / 1000
    assert elapsed(
        start, last, Counting(HOURS, roll=NO_ROLL), office("RO")
    ) == Fraction(term, 1000)
