"""Where the days of a profile's calendar contradict themselves or one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.leaves import HOUR, YEAR
from qms.model.located import Fields

BACKWARDS = N_("this last day lies before the first one")
TOO_LONG = N_("so many days are no day of a calendar: give at most a year")
TWICE = N_("another row tells of this day, too")
NO_HOURS = N_("only a working day has opening hours")
NO_TIME = N_("the office would close before it opens")
TOO_FAR = N_("which days of that year are worked can nobody know so early")

LONGEST = 366
WORKING = "working"


class Odd(NamedTuple):
    """A place of the calendar, what stands there, and why that cannot be."""

    at: str
    name: str
    problem: str


def odd_days(profile: Fields) -> Iterator[Odd]:
    """Every place at which the calendar cannot hold what it says."""
    calendar = profile.fields("calendar")
    told: set[date] = set()
    for number, row in enumerate(calendar.rows("days")):
        at = f"calendar.days.{number}"
        yield from _odd_hours(row, at)
        first = day_or_none(row.text("on"))
        last = day_or_none(row.text("until")) if row.text("until") else first
        if first is None or last is None:
            continue
        if not 0 <= (last - first).days < LONGEST:
            problem = BACKWARDS if last < first else TOO_LONG
            yield Odd(f"{at}.until", row.text("until"), problem)
            continue
        days = {first + timedelta(days=each) for each in range((last - first).days + 1)}
        if days & told:
            yield Odd(f"{at}.on", row.text("on"), TWICE)
        told |= days


def odd_years(profile: Fields, as_of: date) -> Iterator[Odd]:
    """That the calendar claims to know more than the year after the present one."""
    until = profile.fields("calendar").text("known_until")
    if YEAR.match(until) and int(until) > as_of.year + 1:
        yield Odd("calendar.known_until", until, TOO_FAR)


def _odd_hours(row: Fields, at: str) -> Iterator[Odd]:
    hours = list(row.rows("hours"))
    if hours and row.text("kind") != WORKING:
        yield Odd(f"{at}.hours", row.text("kind"), NO_HOURS)
    for number, each in enumerate(hours):
        opens, closes = each.text("open"), each.text("close")
        if HOUR.match(opens) and HOUR.match(closes) and closes <= opens:
            yield Odd(f"{at}.hours.{number}.close", closes, NO_TIME)
