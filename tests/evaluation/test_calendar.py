"""The calendars that ship: what is worked, and until when anybody knows it."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import holidays
import pytest

from qms.evaluation.calendar import (
    CLOSED,
    HOLIDAY,
    STANDSTILL,
    WORKING,
    CalendarError,
    year_of,
)
from qms.evaluation.calendar_counting import DAYS, WORKING_DAYS, Counting
from qms.evaluation.calendar_days import Decreed
from qms.evaluation.calendar_deadline import deadline, elapsed
from qms.evaluation.calendar_office import OfficeTime
from qms.i18n import LANGUAGES
from qms.model.fields.calendar import COUNTRY_CALENDAR
from qms.model.located import Fields
from qms.model.shape import faults
from qms.store.bytes import read_file
from qms.store.calendars import shipped_calendar, shipped_calendars
from qms.store.holidays import public_holidays
from qms.store.yaml import read_yaml
from tests.evaluation.calendars import COUNTRIES, calendar, decreed, office


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_shipped_calendar_has_no_fault(country: str) -> None:
    fields, flaws = read_yaml(read_file(shipped_calendars()[country]).text)
    assert flaws == []
    assert list(faults(COUNTRY_CALENDAR, fields)) == []
    assert fields.text("country") == country
    assert set(fields.fields("note")) == set(fields.fields("title")) == {*LANGUAGES}
    years = [str(year) for year in fields.fields("years")]
    assert years == sorted(years)
    for year in years:
        for named in fields.fields("years").fields(year).rows("moved"):
            assert named.text("off")[:4] == named.text("worked")[:4] == year


@pytest.mark.parametrize(
    ("country", "day", "is_working"),
    [
        pytest.param("HU", "2026-01-02", False, id="HU, given free"),
        pytest.param("HU", "2026-01-10", True, id="HU, a Saturday worked for it"),
        pytest.param("HU", "2026-08-08", True, id="HU, a Saturday in August"),
        pytest.param("HU", "2026-08-21", False, id="HU, after the state's day"),
        pytest.param("HU", "2026-04-03", False, id="HU, Good Friday"),
        pytest.param("HU", "2026-04-06", False, id="HU, Easter Monday"),
        pytest.param("HU", "2026-04-13", True, id="HU, the others' Easter Monday"),
        pytest.param("BG", "2026-05-25", False, id="BG, Monday for a Sunday"),
        pytest.param("BG", "2026-09-07", False, id="BG, Monday for Unification"),
        pytest.param("BG", "2026-12-28", False, id="BG, Monday after Christmas"),
        pytest.param("BG", "2026-01-02", False, id="BG, added by the government"),
        pytest.param("BG", "2026-04-13", False, id="BG, Easter Monday"),
        pytest.param("BG", "2026-04-06", True, id="BG, the others' Easter Monday"),
        pytest.param("RO", "2026-01-06", False, id="RO, Epiphany"),
        pytest.param("RO", "2026-01-07", False, id="RO, Saint John"),
        pytest.param("RO", "2026-01-05", True, id="RO, no bridge in 2026"),
        pytest.param("RO", "2026-01-24", False, id="RO, Union, a Saturday"),
        pytest.param("RO", "2026-04-13", False, id="RO, Easter Monday"),
        pytest.param("RO", "2026-04-06", True, id="RO, the others' Easter Monday"),
        pytest.param("RO", "2025-05-02", True, id="RO, closed, and yet counted"),
        pytest.param("HU", "2016-03-25", True, id="HU, Good Friday was worked"),
        pytest.param("HU", "2017-04-14", False, id="HU, and is free since 2017"),
        pytest.param("HU", "2026-12-12", False, id="HU, no more worked for the 24th"),
        pytest.param("RO", "2017-04-14", True, id="RO, Good Friday was worked"),
        pytest.param("RO", "2018-04-06", False, id="RO, and is free since 2018"),
        pytest.param("RO", "2023-01-06", True, id="RO, Epiphany was worked"),
        pytest.param("RO", "2025-01-07", False, id="RO, Saint John, new in 2024"),
        pytest.param("RO", "2017-06-01", False, id="RO, Children's Day since 2017"),
        pytest.param("BG", "2016-12-27", True, id="BG, no Monday for it before 2017"),
        pytest.param("BG", "2022-12-28", False, id="BG, two holidays on a weekend"),
        pytest.param("BG", "2021-05-04", False, id="BG, May Day on Holy Saturday"),
        pytest.param("BG", "2024-05-07", True, id="BG, two holidays on one Monday"),
        pytest.param("BG", "2013-05-18", True, id="BG, a Saturday moved twice"),
    ],
)
def test_days_of_which_people_are_wrong(
    country: str, day: str, is_working: bool
) -> None:
    assert calendar(country).is_working(date.fromisoformat(day)) is is_working


@pytest.mark.parametrize(
    ("country", "easter"),
    [("HU", "2026-04-05"), ("RO", "2026-04-12"), ("BG", "2026-04-12")],
)
def test_easter_has_its_own_day_in_each_church(country: str, easter: str) -> None:
    named = calendar(country).named(date.fromisoformat(easter))
    assert named is not None
    assert named.kind == HOLIDAY
    assert named.name.startswith(("Húsvét", "Paștele", "Великден"))


@pytest.mark.parametrize("country", COUNTRIES)
def test_our_moved_days_are_those_that_the_package_knows(country: str) -> None:
    known = calendar(country)
    package = holidays.country_holidays(country, years=range(2007, 2027))
    worked = {day for day, named in known.days.items() if named.kind == WORKING}
    off = {day for day, named in known.days.items() if named.kind == HOLIDAY}
    assert worked == package.weekend_workdays
    assert off == set(package)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_table_is_what_walking_day_by_day_gives(country: str) -> None:
    known = calendar(country)
    package = holidays.country_holidays(country, years=range(2007, 2027))
    day, worked, rows = date(2007, 1, 1), 0, known.rows()
    while day.year < 2027:
        is_worked = day in package.weekend_workdays or (
            day.weekday() < 5 and day not in package
        )
        worked += is_worked
        assert next(rows) == (day, is_worked, worked)
        day += timedelta(days=1)
    assert list(rows) == []


def test_a_database_counts_working_days_by_the_table() -> None:
    counting, asked = Counting(WORKING_DAYS), office("HU")
    cases = [
        (date(2026, 1, day), date(2026, 1, day) + timedelta(days=after))
        for day in range(1, 29)
        for after in (0, 1, 2, 9, 30)
    ]
    with sqlite3.connect(":memory:") as base:
        base.execute("create table days (day text, is_working int, ordinal int)")
        rows = ((str(row.day), *row[1:]) for row in asked.legal.rows())
        base.executemany("insert into days values (?, ?, ?)", rows)
        found = [
            base.execute(
                "select case when ?1 = ?2 then 0 else"
                " stop.ordinal - stop.is_working - start.ordinal + 1 end"
                " from days start, days stop where start.day = ?1 and stop.day = ?2",
                (str(start), str(stop)),
            ).fetchone()[0]
            for start, stop in cases
        ]
    assert found == [elapsed(start, stop, counting, asked) for start, stop in cases]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("year", [1999, 2006, 2027, 2030])
def test_a_year_that_is_not_known_is_told_and_not_guessed(
    country: str, year: int
) -> None:
    with pytest.raises(CalendarError) as told:
        calendar(country).is_working(date(year, 3, 3))
    assert country in str(told.value)
    assert str(year) in str(told.value)
    if year > 2026:
        assert f"known_until: {year}" in told.value.hint
        assert "governance/profile.yaml" in told.value.hint
    with pytest.raises(CalendarError):
        list(year_of(calendar(country), year))


def test_the_package_answers_for_any_year_and_is_not_believed() -> None:
    assert public_holidays("HU", [2040])
    assert calendar("HU").last == date(2026, 12, 31)


OWN = """
country: HU
known_until: "2027"
days:
  - {on: 2027-01-04, kind: holiday, name: Helyi ünnep, act: 3/2020. önk. rendelet}
  - {on: 2026-12-28, until: 2026-12-30, kind: standstill, name: Igazgatási szünet}
  - {on: 2026-02-03, kind: closed, name: Hó miatt zárva}
  - {on: 2026-12-24, kind: working, name: Ügyelet}
"""


def test_an_office_adds_its_own_days_and_a_year() -> None:
    known = calendar("HU", OWN)
    assert known.last == date(2027, 12, 31)
    assert not known.is_working(date(2027, 1, 4))
    assert known.is_working(date(2027, 1, 5))
    assert known.is_working(date(2026, 12, 24))
    assert known.is_working(date(2026, 2, 3))
    assert known.is_shut(date(2026, 2, 3))
    names = {
        day: (named.kind, named.name, named.is_own)
        for day, named in year_of(known, 2026)
        if named.is_own
    }
    assert names[date(2026, 2, 3)] == (CLOSED, "Hó miatt zárva", True)
    assert names[date(2026, 12, 29)] == (STANDSTILL, "Igazgatási szünet", True)
    assert names[date(2026, 12, 24)] == (WORKING, "Ügyelet", True)
    assert len(names) == 5


def test_an_office_may_open_on_a_day_on_which_others_are_shut() -> None:
    row = "days: [{on: 2025-05-02, kind: working, name: Program normal}]"
    assert calendar("RO").is_shut(date(2025, 5, 2))
    assert not calendar("RO", row).is_shut(date(2025, 5, 2))


def test_a_year_that_the_office_knows_is_not_taken_back() -> None:
    assert calendar("HU", 'known_until: "2020"').last == date(2026, 12, 31)


def test_a_weekend_may_lie_elsewhere() -> None:
    known = calendar("HU", "weekend: [fri, sat]")
    assert not known.is_working(date(2026, 11, 20))
    assert known.is_working(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("own", "names"),
    [
        pytest.param("{}", "names no country", id="no country"),
        pytest.param("country: XX", "XX", id="a country that nobody knows"),
        pytest.param("country: DE", "DE", id="a country of the package alone"),
    ],
)
def test_without_a_calendar_no_working_days_are_known(own: str, names: str) -> None:
    with pytest.raises(CalendarError, match=names) as told:
        Decreed(Fields(), read_yaml(own)[0]).calendar({}).is_working(date(2026, 3, 3))
    assert "known_until" in told.value.hint


def test_calendar_days_need_no_country() -> None:
    own = "days: [{on: 2026-11-04, kind: standstill, name: Flood}]"
    known = Decreed(Fields(), read_yaml(own)[0]).calendar({})
    last = deadline(date(2026, 11, 2), 30, Counting(DAYS), OfficeTime(known))
    assert last == date(2026, 12, 3)
    with pytest.raises(CalendarError, match="no country"):
        deadline(date(2026, 11, 2), 30, Counting(WORKING_DAYS), OfficeTime(known))


def test_an_office_may_answer_for_a_country_that_does_not_ship() -> None:
    found = Decreed(
        shipped_calendar("DE"), read_yaml('country: DE\nknown_until: "2026"')[0]
    )
    known = found.calendar(public_holidays("DE", found.years))
    assert (known.name, known.first, known.last) == (
        "DE",
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert not known.is_working(date(2026, 10, 3))


@pytest.mark.parametrize(
    "row",
    [
        "{on: 2026-02-30, kind: holiday, name: x}",
        "{on: 2026-02-03, kind: feast, name: x}",
        "{on: 2026-02-03, until: 2026-02-01, kind: closed, name: x}",
        "{on: 2026-02-03, until: 2126-02-01, kind: closed, name: x}",
        "{name: x, kind: closed}",
    ],
)
def test_a_day_that_cannot_be_read_is_not_passed_over(row: str) -> None:
    found = decreed("HU", f"days: [{row}]")
    with pytest.raises(CalendarError, match="cannot be read") as told:
        found.calendar({})
    assert "qms validate" in told.value.hint


def test_holidays_are_called_as_their_country_calls_them() -> None:
    assert public_holidays("RO", [2026])[date(2026, 12, 1)].startswith("Ziua Națională")
    assert public_holidays("NOWHERE", [2026]) == {}
