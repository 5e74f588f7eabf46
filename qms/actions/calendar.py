"""Calendar: the days of a year that no weekday tells, and how far they are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qms.errors import QmsError
from qms.evaluation.calendar import LegalCalendar, NamedDay, unknown_country, year_of
from qms.evaluation.calendar_days import Decreed
from qms.i18n import _
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.store.calendars import shipped_calendar
from qms.store.holidays import public_holidays
from qms.store.house import read_house


@dataclass(frozen=True)
class CalendarYear:
    """A year of a calendar: its days, how many are worked, where it comes from."""

    year: int
    legal: LegalCalendar
    country: Fields
    days: Sequence[tuple[date, NamedDay]]
    worked: int


def calendar_year(root: Path | None, year: int, country: str = "") -> CalendarYear:
    """A year of an office's calendar, or of a country's, if one is named.

    Raises CalendarError on a year that is not known, and on a country without one.
    """
    profile = profile_of(root)
    if country and country != profile.raw.fields("calendar").text("country"):
        profile = Profile()
    found = decreed(profile, country)
    if country and not found.country and not found.own:
        raise unknown_country(country)
    legal = legal_calendar(found)
    days = tuple(year_of(legal, year))
    first, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
    worked = legal.before(end) - legal.before(first)
    return CalendarYear(year, legal, found.country, days, worked)


def profile_of(root: Path | None) -> Profile:
    """The office's profile; an empty one without an office."""
    return read_house(root).house.profile if root else Profile()


def decreed(profile: Profile, country: str = "") -> Decreed:
    """What is laid down of the days of an office, or of a country."""
    own = profile.raw.fields("calendar")
    return Decreed(shipped_calendar(country or str(own.text("country"))), own)


def legal_calendar(found: Decreed) -> LegalCalendar:
    """The legal calendar of what is laid down; its public holidays looked up."""
    return found.calendar(public_holidays(found.name, found.years))


def zone_of(profile: Profile) -> tzinfo:
    """The zone in which the office's days begin; raises QmsError on an unknown one."""
    name = str(profile.raw.text("timezone")) or "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise QmsError(
            _("the time zone {zone} is not known").format(zone=name),
            hint=_("write it in governance/profile.yaml as Europe/Vienna"),
        ) from error


def convention(profile: Profile) -> str:
    """The source on which the office's convention of counting rests, as it is cited."""
    name = str(profile.raw.fields("calendar").text("source"))
    source = profile.sources.get(name, Fields())
    return str(source.text("act") or source.text("title") or name)
