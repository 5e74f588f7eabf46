"""Promises measured: a case is met exactly if it ended by its deadline."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.evaluation.calendar_counting import NEXT, Counting
from qms.evaluation.calendar_deadline import deadline, elapsed
from qms.evaluation.calendar_office import Pause
from qms.evaluation.case_clock import EPOCH, CaseClock, counted_rows, zone_rows
from qms.evaluation.promise_figures import figures
from qms.evaluation.tally import Tally, measure_of, tally_of
from qms.model.cases import DAY, Group, OpenRow, ZoneRow
from qms.model.measurement import Counts, Promised
from qms.model.period import named_period
from qms.model.time_style import time_style
from tests.evaluation.calendars import COUNTRIES, ZONES, office

MANY = int(os.environ.get("QMS_FUZZ", "30"))
CONVENTIONS = [
    Counting("days"),
    Counting("days", first_day_counts=True),
    Counting("days", roll=NEXT),
    Counting("days", last_day_counts=False),
    Counting("working days"),
    Counting("working days", first_day_counts=True),
    Counting("months"),
    Counting("months", roll=NEXT),
]
DAYS = st.dates(date(2024, 1, 1), date(2026, 6, 30))


@settings(max_examples=MANY, deadline=None)
@given(
    country=st.sampled_from(COUNTRIES),
    counting=st.sampled_from(CONVENTIONS),
    cases=st.lists(st.tuples(DAYS, st.integers(0, 120)), min_size=5, max_size=30),
    target=st.integers(1, 40),
)
def test_met_is_what_ended_by_its_deadline(
    country: str, counting: Counting, cases: list[tuple[date, int]], target: int
) -> None:
    where = office(country)
    if counting.unit == "months":
        target = target % 6 + 1
    known = [(start, start + timedelta(days=took)) for start, took in cases]
    groups = Counter(
        Group(start=start.toordinal() - EPOCH, end=stop.toordinal() - EPOCH)
        for start, stop in known
    )
    promised = Promised("p", str(target), counting.unit, "90 %")
    tally = tally_of(groups, measure_of(counting, where))
    found = figures(tally, promised, counting, is_sample=False)
    met = sum(stop <= deadline(start, target, counting, where) for start, stop in known)
    assert found.counts == Counts(met, len(known) - met, 0)


@settings(max_examples=MANY, deadline=None)
@given(
    counting=st.sampled_from([Counting("days"), Counting("working days")]),
    start=DAYS,
    took=st.integers(0, 90),
    first=st.integers(0, 90),
    stood=st.integers(0, 60),
)
def test_days_between_which_the_clock_stood_do_not_count(
    counting: Counting, start: date, took: int, first: int, stood: int
) -> None:
    where, stop = office("HU"), start + timedelta(days=took)
    since = min(start + timedelta(days=first), stop)
    until = min(since + timedelta(days=stood), stop)
    group = Group(
        start=start.toordinal() - EPOCH,
        end=stop.toordinal() - EPOCH,
        pause_from=since.toordinal() - EPOCH,
        pause_until=until.toordinal() - EPOCH,
    )
    noon = [datetime(each.year, each.month, each.day, 12) for each in (since, until)]
    pause = Pause(*(each.replace(tzinfo=where.zone) for each in noon))
    told = elapsed(start, stop, counting, where, [pause])
    assert measure_of(counting, where)(group) == told


@pytest.mark.parametrize(
    ("elapsed_", "open_", "expected"),
    [
        pytest.param({20: 6}, {}, (6, Counts(6, 0, 0), 0, "", ""), id="on the day"),
        pytest.param({21: 6}, {}, (6, Counts(0, 6, 0), 0, "", ""), id="a day late"),
        pytest.param({3: 9}, {}, (9, Counts(9, 0, 0), 0, "", ""), id="counts alone"),
        pytest.param(
            {1: 4}, {20: 3, 21: 2}, (6, Counts(4, 0, 2), 3, "", ""), id="open and late"
        ),
        pytest.param({1: 4}, {9: 9}, (4, None, 9, "", ""), id="too few to tell"),
        pytest.param(
            {1: 5, 9: 4, 30: 1},
            {},
            (10, Counts(9, 1, 0), 0, "1", "9"),
            id="nine in ten",
        ),
    ],
)
def test_figures_of_a_tally(
    elapsed_: dict[int, int], open_: dict[int, int], expected: tuple[object, ...]
) -> None:
    promised = Promised("p", "20", "days", "90 %")
    found = figures(Tally(elapsed_, open_, {}, {}), promised, Counting("days"), False)
    assert (found.n, found.counts, found.pending, found.median, found.p90) == expected


def test_seconds_are_told_in_the_unit_of_the_promise() -> None:
    promised = Promised("p", "1.5", "hours", "90 %")
    tally = Tally({5400: 5, 5401: 4, 90: 1}, {}, {}, {})
    found = figures(tally, promised, Counting("hours"), False)
    assert found.counts == Counts(6, 4, 0)
    assert (found.median, found.p90) == ("1.5", "1.5")


def test_what_lies_beyond_the_calendar_cannot_be_read() -> None:
    far = date(2095, 1, 1).toordinal() - EPOCH
    measure = measure_of(Counting("working days"), office("RO"))
    tally = tally_of({Group(start=far, end=far + 9): 3}, measure)
    assert tally.left_out == {"unreadable": 3}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_period_by_its_name(name: str, first: str, last: str) -> None:
    period = named_period(name)
    assert (str(period.first), str(period.last)) == (first, last)
    assert period.holds(period.first)
    assert not period.holds(period.last + timedelta(days=1))


@pytest.mark.parametrize(
    ("style", "cell", "told"),
    [
        ("iso", "2026-07-01", "2026-07-01 00:00:00"),
        (
            "iso",
            " 2026-07-01T08:30:15.25+0200\u00a0",
            "2026-07-01 08:30:15.250000+02:00",
        ),
        ("iso", "2026-07-01 08:30Z", "2026-07-01 08:30:00+00:00"),
        ("iso", "01.07.2026", None),
        ("iso", "2026-07-01T24:00", None),
        ("DD.MM.YYYY HH:mm", "1.7.2026 8:30", "2026-07-01 08:30:00"),
        ("DD.MM.YYYY HH:mm", "1.7.2026", None),
        ("DD.MM.YYYY HH:mm", "31.06.2026 08:30", None),
        ("YYYY. MM. DD.", "2026. 07. 01.", "2026-07-01 00:00:00"),
        ("MM/DD/YYYY", "7/1/2026", "2026-07-01 00:00:00"),
        ("YYYYMMDD", "20260701", "2026-07-01 00:00:00"),
        ("YYYYMMDD", "2026701", None),
        ("DD%MM.YYYY", "01%07.2026", "2026-07-01 00:00:00"),
        ("iso", "1899-12-30", None),
        ("iso", "2262-04-11", None),
    ],
)
def test_a_cell_is_read_in_the_style_that_is_told(
    style: str, cell: str, told: str | None
) -> None:
    found = time_style(style).read(cell)
    assert (str(found) if found else None) == told


@pytest.mark.parametrize(
    "style", ["", "DD.MM.YY", "DD.MM", "YYYY-MM-DD DD", "HH:mm", "YYYY-MM-DD mm", "x"]
)
def test_what_is_no_style_is_refused(style: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        time_style(style)


PLACES = st.integers(
    int(datetime(2025, 1, 1).timestamp()) * 10**6,
    int(datetime(2026, 12, 31, 20).timestamp()) * 10**6,
)
ROWS = {
    (zone, by_local): {
        row.day: row for row in zone_rows(ZoneInfo(zone), by_local=by_local)
    }
    for zone in ("Europe/Bucharest", "America/New_York")
    for by_local in (False, True)
}


@cache
def open_minutes(country: str) -> tuple[CaseClock, dict[int, OpenRow]]:
    counting = Counting("minutes", is_in_opening_hours=True)
    zone = ZoneInfo(ZONES[country])
    clock = CaseClock(time_style("iso"), zone, office(country), counting)
    return clock, {row.day: row for row in counted_rows(clock)}


def ahead(row: ZoneRow, place: int) -> int | None:
    if place < row.begins:
        return row.first
    return row.second if place >= row.ends else None


@settings(max_examples=4 * MANY, deadline=None)
@given(zone=st.sampled_from(["Europe/Bucharest", "America/New_York"]), place=PLACES)
def test_the_tables_of_a_clock_tell_what_it_shows(zone: str, place: int) -> None:
    found = ROWS[zone, False][place // DAY]
    moment = datetime.fromtimestamp(0, ZoneInfo("UTC")) + timedelta(microseconds=place)
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    assert ahead(found, place) == offset // timedelta(microseconds=1)
    clock = CaseClock(
        time_style("iso"), ZoneInfo(zone), office("RO"), Counting("minutes")
    )
    local = datetime(1970, 1, 1) + timedelta(microseconds=place)
    told = clock.read(local.isoformat(sep=" "))
    shift = ahead(ROWS[zone, True][place // DAY], place)
    assert (told.place if told else None) == (None if shift is None else place - shift)


@settings(max_examples=2 * MANY, deadline=None)
@given(country=st.sampled_from(COUNTRIES), place=PLACES)
def test_the_table_of_opening_hours_counts_as_the_line_does(
    country: str, place: int
) -> None:
    clock, rows = open_minutes(country)
    row = rows[place // DAY]
    spans = (max(0, min(place % DAY - at, length)) for at, length in row.spans)
    assert row.before + sum(spans) == clock.before(place)


def test_hours_are_known_to_the_end_of_the_last_year() -> None:
    clock, _rows = open_minutes("RO")
    opens = int(datetime(2026, 12, 30, 6, tzinfo=UTC).timestamp()) * 10**6
    hours = clock.counted(opens, clock.end_of(date(2026, 12, 31)))
    assert hours == 2 * 7.5 * 60 * 60 * 10**6
    assert clock.counted(opens, clock.end_of(date(2027, 1, 1))) is None
