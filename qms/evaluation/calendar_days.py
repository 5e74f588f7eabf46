"""A legal calendar made of a country's decrees and of an office's own days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from qms.evaluation.calendar import (
    CLOSED,
    HOLIDAY,
    KINDS,
    STANDSTILL,
    WEEKEND,
    WORKING,
    LegalCalendar,
    NamedDay,
    wrong_at,
)
from qms.evaluation.calendar_line import Span
from qms.model.fields.calendar import WEEKDAYS
from qms.model.leaves import HOUR, YEAR, read_day
from qms.model.located import Fields

LONGEST = 366
Named = tuple[date, NamedDay]
Places = dict[str, dict[date, NamedDay]]


@dataclass(frozen=True)
class Decreed:
    """What is laid down of an office's days: for its country, and by itself.

    `country` is the calendar that ships, `own` the profile's `calendar`; each may be
    empty.
    """

    country: Fields = field(default_factory=Fields)
    own: Fields = field(default_factory=Fields)

    @property
    def name(self) -> str:
        """What the calendar is called: the country's letters, if it names one."""
        return str(self.own.text("country") or self.country.text("country"))

    @property
    def years(self) -> range:
        """The years whose days are known; none where nobody says which."""
        until = [
            int(each.text("known_until"))
            for each in (self.country, self.own)
            if YEAR.match(each.text("known_until"))
        ]
        if not until:
            return range(0)
        since = self.country.text("known_from")
        first = int(since) if YEAR.match(since) else min(until)
        return range(first, max(until) + 1)

    def calendar(self, public: Mapping[date, str]) -> LegalCalendar:
        """The calendar over a country's public holidays; own days go before all else.

        Raises CalendarError on a row that cannot be read.
        """
        years = self.years
        days = {day: NamedDay(HOLIDAY, name) for day, name in public.items()}
        places: Places = {HOLIDAY: days, CLOSED: {}, STANDSTILL: {}}
        for day, named in (*_moved(self.country), *_own_days(self.country, self.own)):
            _lay(places, day, named)
        return LegalCalendar(
            name=self.name,
            first=date(years[0], 1, 1) if years else date.max,
            last=date(years[-1], 12, 31) if years else date.min,
            days=days,
            closed=places[CLOSED],
            standstill=places[STANDSTILL],
            weekend=self._weekend(),
        )

    def hours(self) -> dict[date, tuple[Span, ...]]:
        """The opening hours of single days, from minute to minute."""
        return {
            day: tuple(minutes(each) for each in row.rows("hours"))
            for row in self.own.rows("days")
            if row.text("kind") == WORKING and "hours" in row
            for day in _days(row)
        }

    def _weekend(self) -> frozenset[int]:
        for each in (self.own, self.country):
            named = [str(day) for day in each.texts("weekend")]
            wrong = next((day for day in named if day not in WEEKDAYS), "")
            if wrong:
                raise wrong_at(wrong)
            if named:
                return frozenset(WEEKDAYS.index(day) for day in named)
        return WEEKEND


def minutes(row: Fields) -> Span:
    """The minutes of a day from which to which a row of hours says that it is open."""
    opens, closes = row.text("open"), row.text("close")
    if not HOUR.match(opens) or not HOUR.match(closes):
        raise wrong_at(f"{opens}–{closes}")
    (first, last), (end, over) = opens.split(":"), closes.split(":")
    return int(first) * 60 + int(last), int(end) * 60 + int(over)


def week_of(rows: Iterable[Fields]) -> dict[int, tuple[Span, ...]]:
    """The hours of a week by weekday, from 0 for Monday, as a charter tells them."""
    week: dict[int, tuple[Span, ...]] = {}
    for row in rows:
        for day in row.texts("days"):
            if day in WEEKDAYS:
                at = WEEKDAYS.index(day)
                week[at] = (*week.get(at, ()), minutes(row))
    return week


def _lay(places: Places, day: date, named: NamedDay) -> None:
    """Lay a day where its kind belongs; one that is worked is not closed any more."""
    if named.kind == WORKING:
        for kind in (CLOSED, STANDSTILL):
            places[kind].pop(day, None)
    places[HOLIDAY if named.kind == WORKING else named.kind][day] = named


def _moved(country: Fields) -> Iterator[Named]:
    for year in country.fields("years").values():
        if not isinstance(year, Fields):
            continue
        act = str(year.text("act"))
        for row in year.rows("moved"):
            off, worked = _day(row.text("off")), _day(row.text("worked"))
            yield off, NamedDay(HOLIDAY, "", act, worked)
            yield worked, NamedDay(WORKING, "", act, off)


def _own_days(country: Fields, own: Fields) -> Iterator[Named]:
    years = country.fields("years").values()
    for year in (*years, own):
        for row in year.rows("days") if isinstance(year, Fields) else ():
            kind = str(row.text("kind"))
            if kind not in KINDS:
                raise wrong_at(kind or "?")
            named = NamedDay(
                kind, str(row.text("name")), str(row.text("act")), None, year is own
            )
            for day in _days(row):
                yield day, named


def _days(row: Fields) -> Iterator[date]:
    """The days of a row, through `until` if it names one."""
    first = _day(row.text("on"))
    last = _day(row.text("until")) if row.text("until") else first
    if not 0 <= (last - first).days < LONGEST:
        raise wrong_at(f"{first} – {last}")
    for apart in range((last - first).days + 1):
        yield first + timedelta(days=apart)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError as error:
        raise wrong_at(text or "?") from error
