"""Towns with days of their own, and who walks day by day through their years.

What is here knows the law from the package of holidays and from the rows that it made
up itself, and nothing of how the tool counts.
"""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from zoneinfo import ZoneInfo

import holidays

from qms.evaluation.calendar_counting import (
    MONTHS,
    NEXT,
    PREVIOUS,
    WORKING_DAYS,
    Counting,
)
from qms.evaluation.calendar_office import OfficeTime, Pause
from tests.evaluation.calendars import COUNTRIES, WEEK, ZONES, office

YEARS = range(2007, 2027)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
KINDS = ("holiday", "working", "closed", "standstill")
PACKAGE = {
    country: holidays.country_holidays(country, years=YEARS) for country in COUNTRIES
}
FREED = {"RO": {date(2025, 5, 2)}}
"""Days on which offices are shut by the government, and which the law counts."""

Hours = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Row:
    """Days of an office's own."""

    first: date
    last: date
    kind: str
    hours: Hours = ()

    @property
    def days(self) -> list[date]:
        return [
            self.first + DAY * at for at in range((self.last - self.first).days + 1)
        ]

    @property
    def typed(self) -> str:
        """The row as a profile has it."""
        hours = ", ".join(
            f'{{open: "{clock(opens)}", close: "{clock(closes)}"}}'
            for opens, closes in self.hours
        )
        more = f", hours: [{hours}]" if hours else ""
        span = f"on: {self.first}, until: {self.last}"
        return f"  - {{{span}, kind: {self.kind}, name: x{more}}}\n"


@dataclass(frozen=True)
class Town:
    """An office in a country, with days of its own."""

    country: str
    rows: tuple[Row, ...]

    @cached_property
    def office(self) -> OfficeTime:
        """The same for the tool."""
        days = "".join(each.typed for each in self.rows)
        return office(self.country, f"country: {self.country}\ndays:\n{days}")

    def row(self, day: date) -> Row | None:
        return next(
            (each for each in self.rows if each.first <= day <= each.last), None
        )

    def is_worked(self, day: date) -> bool:
        row, package = self.row(day), PACKAGE[self.country]
        if row is not None and row.kind in ("holiday", "working"):
            return row.kind == "working"
        if day in package.weekend_workdays:
            return True
        return day.weekday() < 5 and day not in package

    def is_still(self, day: date) -> bool:
        row = self.row(day)
        return row is not None and row.kind == "standstill"

    def hours(self, day: date) -> Hours:
        """When the doors are open, from minute to minute."""
        row, package = self.row(day), PACKAGE[self.country]
        if row is not None:
            is_open = row.kind == "working"
        else:
            is_feast = day in package and day not in package.weekend_workdays
            is_open = not is_feast and day not in FREED.get(self.country, ())
        week = WEEK.get(day.weekday(), ())
        return (row.hours if row and row.hours else week) if is_open else ()


def clock(minute: int) -> str:
    return "{:02}:{:02}".format(*divmod(minute, 60))


@cache
def towns() -> tuple[Town, ...]:
    """Two towns in each country, with four dozen rows each, the same every time."""
    made = random.Random(2026)
    return tuple(
        Town(country, tuple(_rows(made))) for country in COUNTRIES for _town in range(2)
    )


def _rows(made: random.Random) -> Iterator[Row]:
    day = date(YEARS[0], 1, 1)
    while (day := day + DAY * made.randint(1, 300)).year <= YEARS[-1]:
        kind, last = made.choice(KINDS), day + DAY * made.choice((0, 0, 1, 4, 13))
        opens = made.randint(0, 1200)
        is_special = kind == "working" and made.random() < 0.5
        if last.year <= YEARS[-1]:
            yield Row(day, last, kind, ((opens, opens + 200),) if is_special else ())
        day = last


def last_day(
    town: Town, start: date, term: int, counting: Counting, pauses: Sequence[Pause]
) -> date:
    """The last day of a term, found by walking."""

    def is_still(day: date) -> bool:
        return town.is_still(day) or any(a <= day <= b for a, b in pauses)

    def counts(day: date) -> bool:
        return (counting.unit != WORKING_DAYS or town.is_worked(day)) and not is_still(
            day
        )

    left = term if counting.last_day_counts or counting.unit == MONTHS else term + 1
    if counting.unit == MONTHS:
        left = days_of_months(start, term, counting.first_day_counts)
    day = start
    if left > 0 and counting.first_day_counts and counts(day):
        left -= 1
    while left > 0:
        day += DAY
        left -= counts(day)
    step = {NEXT: DAY, PREVIOUS: -DAY}.get(counting.roll)
    while step and (is_still(day) or not town.is_worked(day)):
        day += step
    return day


def days_of_months(start: date, months: int, first_day_counts: bool) -> int:
    """How many days some months last from a day on, that one included if it counts."""
    month = start.replace(day=1)
    for _month in range(months):
        month += DAY * monthrange(month.year, month.month)[1]
    last = monthrange(month.year, month.month)[1]
    end = month.replace(day=min(start.day, last))
    is_whole = first_day_counts and start.day > last
    return (end - start).days + (1 if is_whole else 0)


def minutes_of(town: Town, is_open: bool) -> Callable[[datetime], bool]:
    """Whether the minute that begins at a moment counts."""
    zone, known = ZoneInfo(ZONES[town.country]), cache(town.hours)

    def counts(moment: datetime) -> bool:
        local = moment.astimezone(zone)
        at = local.hour * 60 + local.minute
        if not is_open:
            return not town.is_still(local.date())
        return any(opens <= at < closes for opens, closes in known(local.date()))

    return counts
