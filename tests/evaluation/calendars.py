"""The legal calendars of three countries, made once, and time in their offices."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from qms.evaluation.calendar import LegalCalendar
from qms.evaluation.calendar_days import Decreed
from qms.evaluation.calendar_office import OfficeTime
from qms.evaluation.calendar_opening import Opening, Week
from qms.store.calendars import shipped_calendar
from qms.store.holidays import public_holidays
from qms.store.yaml import read_yaml

ZONES = {"HU": "Europe/Budapest", "RO": "Europe/Bucharest", "BG": "Europe/Sofia"}
COUNTRIES = sorted(ZONES)
WEEK: Week = {
    **dict.fromkeys(range(4), ((8 * 60, 12 * 60), (13 * 60, 16 * 60 + 30))),
    4: ((8 * 60, 14 * 60),),
}


@cache
def decreed(country: str, own: str = "{}") -> Decreed:
    """What is laid down for a country's office, with its own days as YAML."""
    return Decreed(shipped_calendar(country), read_yaml(own)[0])


@cache
def calendar(country: str, own: str = "{}") -> LegalCalendar:
    """The legal calendar of a country's office."""
    found = decreed(country, own)
    return found.calendar(public_holidays(country, found.years))


@cache
def office(country: str, own: str = "{}") -> OfficeTime:
    """Time in an office that is open on weekdays, with a break at noon."""
    legal, zone = calendar(country, own), ZoneInfo(ZONES[country])
    hours = decreed(country, own).hours()
    return OfficeTime(legal, zone, Opening(legal, zone, WEEK, hours))


def later(day: date, days: int) -> date:
    """The day that lies so many after another."""
    return day + timedelta(days=days)


OFFICES_OWN = """
country: HU
days:
  - {on: 2026-12-25, until: 2026-12-30, kind: standstill, name: Igazgatási szünet}
  - {on: 2026-02-03, kind: closed, name: Hó miatt zárva}
  - on: 2026-12-24
    kind: working
    name: Ügyelet
    hours: [{open: "08:00", close: "12:00"}]
"""
