"""Deadlines by every convention: what law has decided, and where clocks change."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from qms.errors import UsageError
from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import (
    DAYS,
    HOURS,
    MINUTES,
    MONTHS,
    NEXT,
    PREVIOUS,
    WORKING_DAYS,
    Counting,
    Term,
    counted_as,
    counting_of,
    read_term,
)
from qms.evaluation.calendar_deadline import deadline, elapsed
from qms.evaluation.calendar_moments import legal_day, moment_in, place_of
from qms.evaluation.calendar_office import OfficeTime, Pause
from qms.evaluation.calendar_opening import Opening
from qms.store.yaml import read_yaml
from tests.evaluation.calendars import OFFICES_OWN, ZONES, calendar, office

BUDAPEST = ZoneInfo("Europe/Budapest")
PLAIN = Counting(DAYS)
FREE = Counting(DAYS, last_day_counts=False)
ROLLED = Counting(DAYS, roll=NEXT)
BACK = Counting(DAYS, roll=PREVIOUS)
FIRST = Counting(DAYS, first_day_counts=True)
WORKED = Counting(WORKING_DAYS)
MONTHLY = Counting(MONTHS)


@pytest.mark.parametrize(
    ("country", "start", "term", "counting", "last"),
    [
        pytest.param("HU", "2026-10-27", 60, PLAIN, "2026-12-26", id="full procedure"),
        pytest.param("HU", "2026-12-17", 8, PLAIN, "2026-12-25", id="summary one"),
        pytest.param("HU", "2026-12-17", 8, ROLLED, "2026-12-28", id="if it rolled"),
        pytest.param("HU", "2026-12-17", 8, BACK, "2026-12-23", id="if it rolled back"),
        pytest.param("RO", "2026-11-02", 30, PLAIN, "2026-12-02", id="30 days"),
        pytest.param("RO", "2026-11-02", 1, MONTHLY, "2026-12-02", id="one month"),
        pytest.param("RO", "2026-01-31", 30, PLAIN, "2026-03-02", id="30 days of 31"),
        pytest.param("RO", "2026-01-31", 1, MONTHLY, "2026-02-28", id="31st, a month"),
        pytest.param("RO", "2024-01-31", 1, MONTHLY, "2024-02-29", id="in a leap year"),
        pytest.param("RO", "2026-02-28", 1, MONTHLY, "2026-03-28", id="from the last"),
        pytest.param("RO", "2026-11-02", 10, FREE, "2026-11-13", id="free days"),
        pytest.param(
            "RO", "2026-11-02", 10, FIRST, "2026-11-11", id="first day counts"
        ),
        pytest.param("RO", "2026-11-02", 1, FIRST, "2026-11-02", id="the same day"),
        pytest.param(
            "HU", "2026-01-09", 1, WORKED, "2026-01-10", id="a Saturday worked"
        ),
        pytest.param("HU", "2026-08-07", 1, WORKED, "2026-08-08", id="one in August"),
        pytest.param("HU", "2026-08-19", 1, WORKED, "2026-08-24", id="a long weekend"),
        pytest.param("BG", "2026-05-22", 1, WORKED, "2026-05-26", id="a moved Monday"),
        pytest.param("BG", "2026-09-04", 1, WORKED, "2026-09-08", id="in September"),
        pytest.param("BG", "2026-12-23", 1, WORKED, "2026-12-29", id="at Christmas"),
        pytest.param("RO", "2026-01-05", 1, WORKED, "2026-01-08", id="6 and 7 January"),
        pytest.param("RO", "2026-04-09", 2, WORKED, "2026-04-15", id="Easter"),
        pytest.param("HU", "2026-04-09", 2, WORKED, "2026-04-13", id="not there"),
        pytest.param("RO", "2026-11-28", 0, WORKED, "2026-11-28", id="nothing at all"),
    ],
)
def test_the_last_day(
    country: str, start: str, term: int, counting: Counting, last: str
) -> None:
    found = deadline(date.fromisoformat(start), term, counting, office(country))
    assert found == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2026-03-01", "2026-03-31"),
        ("2026-01-31", "2026-02-28"),
        ("2026-01-28", "2026-02-27"),
        ("2026-01-29", "2026-02-28"),
        ("2026-05-31", "2026-06-30"),
    ],
)
def test_a_month_of_which_the_first_day_counts(start: str, last: str) -> None:
    counting = Counting(MONTHS, first_day_counts=True)
    found = deadline(date.fromisoformat(start), 1, counting, office("RO"))
    assert found == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("pauses", "last"),
    [
        pytest.param((), "2026-11-10", id="none"),
        pytest.param((("2026-11-04", "2026-11-05"),), "2026-11-12", id="two days"),
        pytest.param(
            (("2026-11-04", "2026-11-05"), ("2026-11-05", "2026-11-06")),
            "2026-11-13",
            id="overlapping",
        ),
        pytest.param((("2026-11-11", "2026-11-30"),), "2026-11-10", id="too late"),
        pytest.param((("2026-11-10", "2026-11-30"),), "2026-12-01", id="on the last"),
        pytest.param((("2026-10-01", "2026-11-02"),), "2026-11-10", id="before"),
    ],
)
def test_what_the_client_delays_is_not_counted(
    pauses: tuple[tuple[str, str], ...], last: str
) -> None:
    held = [Pause(*map(date.fromisoformat, each)) for each in pauses]
    found = deadline(date(2026, 11, 2), 8, PLAIN, office("HU"), held)
    assert found == date.fromisoformat(last)
    assert elapsed(date(2026, 11, 2), found, PLAIN, office("HU"), held) == 8


def test_between_moments_as_many_days_stand_still_as_lie_apart() -> None:
    held = [
        Pause(
            datetime(2026, 11, 4, 15, 0, tzinfo=BUDAPEST),
            datetime(2026, 11, 6, 9, 0, tzinfo=BUDAPEST),
        )
    ]
    assert deadline(date(2026, 11, 2), 8, PLAIN, office("HU"), held) == date(
        2026, 11, 12
    )


def test_a_month_grows_by_what_stands_still() -> None:
    held = [Pause(date(2026, 2, 10), date(2026, 2, 14))]
    last = deadline(date(2026, 1, 31), 1, MONTHLY, office("RO"), held)
    assert last == date(2026, 3, 5)
    assert elapsed(date(2026, 1, 31), last, MONTHLY, office("RO"), held) == 1
    after = last + timedelta(days=1)
    assert elapsed(date(2026, 1, 31), after, MONTHLY, office("RO"), held) == 2


def test_in_an_administrative_break_no_limit_runs_and_in_the_snow_all_do() -> None:
    broken, snowed = office("HU", OFFICES_OWN), office("HU")
    start = date(2026, 12, 17)
    assert deadline(start, 8, PLAIN, broken) == date(2026, 12, 31)
    assert deadline(start, 8, PLAIN, snowed) == date(2026, 12, 25)
    assert deadline(date(2026, 2, 2), 1, PLAIN, broken) == date(2026, 2, 3)
    assert deadline(date(2026, 2, 2), 1, ROLLED, broken) == date(2026, 2, 3)


def test_where_nothing_is_guessed_calendar_days_go_on() -> None:
    assert deadline(date(2026, 12, 20), 60, PLAIN, office("HU")) == date(2027, 2, 18)
    for counting in (ROLLED, WORKED, BACK):
        with pytest.raises(CalendarError, match="days of 2027"):
            deadline(date(2026, 12, 20), 60, counting, office("HU"))


@pytest.mark.parametrize("counting", [PLAIN, ROLLED, MONTHLY, WORKED])
def test_an_end_before_its_start_is_no_case(counting: Counting) -> None:
    with pytest.raises(CalendarError, match="before the start"):
        elapsed(date(2026, 3, 3), date(2026, 3, 2), counting, office("HU"))


@pytest.mark.parametrize(
    ("term", "counting"),
    [(0.5, PLAIN), (0, FIRST), (-1, PLAIN), (1.5, MONTHLY), (10**6 * 9, PLAIN)],
)
def test_a_term_without_sense_is_refused(term: float, counting: Counting) -> None:
    with pytest.raises(CalendarError):
        deadline(date(2026, 3, 3), term, counting, office("HU"))


def test_a_month_ends_before_the_end_of_all_calendars() -> None:
    with pytest.raises(CalendarError, match="outside of all calendars"):
        deadline(date(2026, 3, 3), 10**5, MONTHLY, office("HU"))


# the clock


def test_an_hour_that_comes_twice_must_say_which_it_is() -> None:
    with pytest.raises(CalendarError, match="comes twice") as told:
        moment_in(BUDAPEST, datetime(2026, 10, 25, 2, 30))
    assert "2026-10-25T02:30+02:00" in told.value.hint
    assert "2026-10-25T02:30+01:00" in told.value.hint


def test_an_hour_that_never_comes_is_refused() -> None:
    with pytest.raises(CalendarError, match="does not exist"):
        moment_in(BUDAPEST, datetime(2026, 3, 29, 2, 30))


def test_twenty_four_hours_are_no_day_when_the_clock_is_put_back() -> None:
    counting = Counting(HOURS)
    start = datetime(2026, 10, 24, 12, 0, tzinfo=BUDAPEST)
    found = deadline(start, 24, counting, office("HU"))
    assert found.isoformat() == "2026-10-25T11:00:00+01:00"
    both = [
        datetime.fromisoformat(f"2026-10-25T02:30{offset}")
        for offset in ("+02:00", "+01:00")
    ]
    assert elapsed(both[0], both[1], counting, office("HU")) == 1


@pytest.mark.parametrize(
    ("country", "day"), [("HU", 22), ("RO", 22), ("BG", 22)], ids=str
)
def test_late_in_london_the_next_day_has_begun_here(country: str, day: int) -> None:
    moment = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert legal_day(moment, ZoneInfo(ZONES[country])) == date(2026, 11, day)
    assert deadline(moment, 8, PLAIN, office(country)) == date(2026, 11, 30)


def test_a_tenth_of_an_hour_is_six_minutes_to_the_second() -> None:
    start = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
    found = deadline(start, 0.7, Counting(HOURS), office("HU"))
    assert found == datetime(2026, 11, 3, 8, 42, tzinfo=UTC)
    assert elapsed(start, found, Counting(HOURS), office("HU")) == Fraction(7, 10)


def test_hours_are_counted_from_a_time_of_day() -> None:
    with pytest.raises(CalendarError, match="no time of day"):
        deadline(date(2026, 11, 3), 24, Counting(HOURS), office("HU"))


# opening hours

OPEN = Counting(MINUTES, is_in_opening_hours=True)


@pytest.mark.parametrize(
    ("start", "minutes", "last"),
    [
        pytest.param("2026-11-03T09:00", 30, "2026-11-03T09:30", id="in the morning"),
        pytest.param("2026-11-03T11:45", 30, "2026-11-03T13:15", id="over lunch"),
        pytest.param("2026-11-03T16:20", 30, "2026-11-04T08:20", id="over night"),
        pytest.param("2026-11-06T13:50", 30, "2026-11-09T08:20", id="over a weekend"),
        pytest.param("2026-11-03T06:00", 30, "2026-11-03T08:30", id="before it opens"),
        pytest.param("2026-11-03T16:00", 30, "2026-11-04T08:00", id="full at closing"),
        pytest.param("2026-10-22T16:20", 30, "2026-10-26T08:20", id="over a holiday"),
        pytest.param("2026-01-09T13:50", 30, "2026-01-12T08:20", id="Saturday worked"),
    ],
)
def test_minutes_in_opening_hours(start: str, minutes: int, last: str) -> None:
    begun, ended = (
        datetime.fromisoformat(each).replace(tzinfo=BUDAPEST) for each in (start, last)
    )
    assert deadline(begun, minutes, OPEN, office("HU")) == ended
    assert elapsed(begun, ended, OPEN, office("HU")) == minutes


def test_the_doors_are_shut_in_the_snow_and_open_for_single_hours() -> None:
    asked = office("HU", OFFICES_OWN)
    evening = datetime(2026, 2, 2, 16, 20, tzinfo=BUDAPEST)
    assert deadline(evening, 30, OPEN, asked) == datetime(
        2026, 2, 4, 8, 20, tzinfo=BUDAPEST
    )
    eve = datetime(2026, 12, 24, 11, 50, tzinfo=BUDAPEST)
    assert deadline(eve, 30, OPEN, asked) == datetime(
        2026, 12, 31, 8, 20, tzinfo=BUDAPEST
    )


def test_what_the_client_delays_at_the_counter_is_not_counted() -> None:
    held = [
        Pause(
            datetime(2026, 11, 3, 9, 10, tzinfo=BUDAPEST),
            datetime(2026, 11, 3, 13, 30, tzinfo=BUDAPEST),
        )
    ]
    start = datetime(2026, 11, 3, 9, 0, tzinfo=BUDAPEST)
    found = deadline(start, 30, OPEN, office("HU"), held)
    assert found == datetime(2026, 11, 3, 13, 50, tzinfo=BUDAPEST)


def test_without_opening_hours_none_are_counted() -> None:
    bare = OfficeTime(calendar("HU"), BUDAPEST)
    with pytest.raises(CalendarError, match="opening hours") as told:
        deadline(datetime(2026, 11, 3, 9, tzinfo=UTC), 30, OPEN, bare)
    assert "charter" in told.value.hint


def test_the_next_opening_is_not_guessed_either() -> None:
    late = datetime(2026, 12, 31, 16, 20, tzinfo=BUDAPEST)
    with pytest.raises(CalendarError, match="2027"):
        deadline(late, 30, OPEN, office("HU"))


def test_an_office_that_is_open_at_night_closes_when_its_clock_says_so() -> None:
    week = {5: ((22 * 60, 24 * 60),), 6: ((0, 4 * 60),)}
    night = Opening(calendar("HU"), BUDAPEST, week)
    asked = OfficeTime(calendar("HU"), BUDAPEST, night)
    start = datetime(2026, 10, 24, 22, 0, tzinfo=BUDAPEST)
    end = datetime(2026, 10, 25, 4, 0, tzinfo=BUDAPEST)
    assert elapsed(start, end, OPEN, asked) == 7 * 60


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_who_closes_at_a_time_that_is_not_or_is_twice_was_open_as_long(
    day: str,
) -> None:
    opening = Opening(calendar("HU"), BUDAPEST, {6: ((0, 150),)})
    asked = OfficeTime(calendar("HU"), BUDAPEST, opening)
    start = datetime.fromisoformat(day).replace(tzinfo=BUDAPEST)
    end = start.replace(hour=12)
    assert elapsed(start, end, OPEN, asked) == 150


def test_hours_that_overlap_are_counted_once() -> None:
    twice = Opening(calendar("HU"), BUDAPEST, {1: ((480, 720), (600, 780), (650, 700))})
    asked = OfficeTime(calendar("HU"), BUDAPEST, twice)
    start, end = (datetime(2026, 11, 3, at, tzinfo=BUDAPEST) for at in (7, 20))
    assert elapsed(start, end, OPEN, asked) == 300


def test_a_database_counts_opening_hours_by_the_table() -> None:
    asked = office("HU")
    assert asked.opening is not None
    sql = (
        "select before + min(?1, closes) - opens from spans where opens <= ?1"
        " order by opens desc limit 1"
    )
    with sqlite3.connect(":memory:") as base:
        base.execute("create table spans (opens, closes, before)")
        base.executemany("insert into spans values (?, ?, ?)", asked.opening.rows())
        for hour in range(0, 100, 7):
            moment = datetime(2026, 10, 23, tzinfo=UTC) + timedelta(hours=hour)
            found = base.execute(sql, (place_of(moment),)).fetchone()[0]
            assert found == asked.opening.before(place_of(moment))


def test_rows_of_opening_hours_add_up() -> None:
    opening = office("HU").opening
    assert opening is not None
    rows = list(opening.rows())
    assert rows[0].before == 0
    for one, other in pairwise(rows):
        assert other.before - one.before == one.closes - one.opens
        assert one.closes <= other.opens


# words


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("30 days", Term(Fraction(30), DAYS)),
        ("1 day", Term(Fraction(1), DAYS)),
        ("5  working days", Term(Fraction(5), WORKING_DAYS)),
        ("1 month", Term(Fraction(1), MONTHS)),
        ("2 weeks", Term(Fraction(14), DAYS)),
        ("1 year", Term(Fraction(12), MONTHS)),
        ("1.5 hours", Term(Fraction(3, 2), HOURS)),
        ("20 minutes in opening hours", Term(Fraction(20), MINUTES, True)),
    ],
)
def test_terms(text: str, term: Term) -> None:
    assert read_term(text) == term


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "30",
        "days",
        "-3 days",
        "1.5 days",
        "3 days in opening hours",
        "3 mm",
    ],
)
def test_what_is_no_term(text: str) -> None:
    with pytest.raises(UsageError, match="no term") as told:
        read_term(text)
    assert "30 days" in told.value.hint


def test_conventions_come_from_the_profile() -> None:
    fields, _flaws = read_yaml(
        "first_day_counts: true\nlast_day_counts: false\nroll: next working day"
    )
    assert counting_of(fields, "days", "working days", "HR 1/2026") == Counting(
        WORKING_DAYS, False, True, False, NEXT, "HR 1/2026"
    )
    plain = counting_of(read_yaml("roll: none")[0], "minutes", "opening hours")
    assert plain == OPEN
    with pytest.raises(CalendarError, match="no unit of time"):
        counting_of(fields, "percent")


def test_words_of_a_convention() -> None:
    assert counted_as(PLAIN, ["free-days", "roll"]) == Counting(
        DAYS, False, False, False, NEXT, "as asked for on the command line"
    )
    assert counted_as(PLAIN, ["not-first-day", "no-roll"]) == PLAIN
    with pytest.raises(UsageError, match="one can hold"):
        counted_as(PLAIN, ["roll", "no-roll"])
    with pytest.raises(UsageError, match="none of: first-day"):
        counted_as(PLAIN, ["backwards"])
