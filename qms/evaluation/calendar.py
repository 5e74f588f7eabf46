"""The legal calendar: which days are worked, as far as anybody has decreed it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _

HOLIDAY = "holiday"
WORKING = "working"
CLOSED = "closed"
STANDSTILL = "standstill"

KINDS = {
    HOLIDAY: N_("day off"),
    WORKING: N_("working day"),
    CLOSED: N_("closed; time limits run on"),
    STANDSTILL: N_("closed; no time limit runs"),
}
"""What a day of a calendar may be that its weekday does not tell."""

WEEKEND = frozenset({5, 6})
FIELD = "calendar"


class NamedDay(NamedTuple):
    """Why a day is what it is: its kind, its name, the act behind it.

    `swapped` is the day whose work it takes, or that takes its work; `is_own` that the
    office's own profile says so.
    """

    kind: str
    name: str = ""
    act: str = ""
    swapped: date | None = None
    is_own: bool = False


class DayRow(NamedTuple):
    """A row of the table by which a database counts working days.

    `ordinal` counts the working days from the calendar's first day through this one.
    Those after one day and through another are the difference of their ordinals.
    """

    day: date
    is_working: bool
    ordinal: int


class CalendarError(QmsError):
    """A question that the calendar cannot answer."""


@dataclass(frozen=True)
class LegalCalendar:
    """The days from `first` through `last`, for which all is decreed; no others.

    One that ends before it begins knows no day: nobody says which ones are worked.

    `days` holds holidays and working days that the weekend does not tell, `closed` the
    days on which only the doors are shut, `standstill` those that no limit counts.
    """

    name: str
    first: date
    last: date
    days: Mapping[date, NamedDay] = field(default_factory=dict)
    closed: Mapping[date, NamedDay] = field(default_factory=dict)
    standstill: Mapping[date, NamedDay] = field(default_factory=dict)
    weekend: frozenset[int] = WEEKEND

    @property
    def label(self) -> str:
        """What the calendar is called when something is told of it."""
        return self.name or _("of the office")

    def is_working(self, day: date) -> bool:
        """Whether a day is worked; raises CalendarError where nobody knows yet."""
        self.require_known(day)
        return self._is_worked(day)

    def knows(self, day: date) -> bool:
        """Whether the calendar covers a day."""
        return self.first <= day <= self.last

    def require_known(self, day: date) -> None:
        """Raise CalendarError on a day that the calendar does not cover."""
        if not self.knows(day):
            raise beyond(self, day.year)

    def named(self, day: date) -> NamedDay | None:
        """What the calendar says of a day besides its weekday."""
        found = self.days.get(day) or self.standstill.get(day)
        return found or self.closed.get(day)

    def is_shut(self, day: date) -> bool:
        """Whether the doors are shut all day, for the public counts opening hours."""
        named = self.days.get(day)
        is_holiday = named is not None and named.kind == HOLIDAY
        return is_holiday or day in self.closed or day in self.standstill

    def rows(self) -> Iterator[DayRow]:
        """Every day that the calendar covers, in order."""
        first = self.first.toordinal()
        for at, before in enumerate(self._before[1:]):
            is_worked = before > self._before[at]
            yield DayRow(date.fromordinal(first + at), is_worked, before)

    def before(self, place: int) -> int:
        """How many working days lie before the day of that ordinal."""
        at = place - self.first.toordinal()
        if not 0 <= at < len(self._before):
            raise beyond(self, _year(place))
        return self._before[at]

    def latest(self, count: int) -> int:
        """The ordinal of the working day before which just so many lie."""
        if not 0 <= count < len(self.workdays):
            year = self.last.year + 1 if count > 0 else self.first.year - 1
            raise beyond(self, year)
        return self.workdays[count]

    @cached_property
    def workdays(self) -> Sequence[int]:
        """The ordinals of the working days, in order."""
        first, last = self.first.toordinal(), self.last.toordinal()
        known = range(first, last + 1)
        return array("l", [n for n in known if self._is_worked(date.fromordinal(n))])

    @cached_property
    def standstills(self) -> tuple[tuple[int, int], ...]:
        """The days that no time limit counts, as ordinals from and to before."""
        return tuple((n, n + 1) for n in sorted(map(date.toordinal, self.standstill)))

    @cached_property
    def _before(self) -> Sequence[int]:
        first, last = self.first.toordinal(), self.last.toordinal()
        worked, counts = frozenset(self.workdays), array("l", [0])
        for place in range(first, last + 1):
            counts.append(counts[-1] + (place in worked))
        return counts

    def _is_worked(self, day: date) -> bool:
        named = self.days.get(day)
        if named is not None:
            return named.kind == WORKING
        return day.weekday() not in self.weekend


def beyond(calendar: LegalCalendar, year: int) -> CalendarError:
    """What to tell where a day lies outside of the years that are known."""
    if calendar.last < calendar.first:
        return unknown_country(calendar.name)
    if year < calendar.first.year:
        return CalendarError(
            _("the calendar {name} begins with {first}; {year} is not known").format(
                name=calendar.label, first=calendar.first.year, year=year
            ),
            hint=_("leave out what lies before {first}, or count it by hand").format(
                first=calendar.first.year
            ),
        )
    return CalendarError(
        _(
            "the calendar {name} is known through {last}; which days of {year} are "
            "worked is not decreed there, and is not guessed"
        ).format(name=calendar.label, last=calendar.last.year, year=year),
        hint=_(
            "when it is decreed, enter the days and known_until: {year} under "
            "{field} in {path}"
        ).format(year=year, field=FIELD, path="governance/profile.yaml"),
    )


def unknown_country(country: str) -> CalendarError:
    """What to tell where neither the tool nor the office has a calendar."""
    what = (
        _("no calendar of working days is known for {country}").format(country=country)
        if country
        else _("the profile names no country, so no working days are known")
    )
    return CalendarError(
        what,
        hint=_("enter country, days and known_until under {field} in {path}").format(
            field=FIELD, path="governance/profile.yaml"
        ),
    )


def wrong_at(text: str) -> CalendarError:
    """What to tell where the profile or a charter holds what no calendar can."""
    return CalendarError(
        _("the calendar cannot be read at {text}").format(text=text or "?"),
        hint=_("see what is wrong with it: qms validate"),
    )


def year_of(calendar: LegalCalendar, year: int) -> Iterator[tuple[date, NamedDay]]:
    """The days of a year of which the calendar says more than the weekday.

    Raises CalendarError on a year that it does not cover.
    """
    calendar.require_known(date(year, 1, 1))
    day = date(year, 1, 1)
    while day.year == year:
        for found in (calendar.days, calendar.standstill, calendar.closed):
            if day in found:
                yield day, found[day]
        day += timedelta(days=1)


def _year(place: int) -> int:
    return date.fromordinal(max(1, min(place, date.max.toordinal()))).year
