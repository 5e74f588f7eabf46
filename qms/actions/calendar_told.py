"""What a calendar and a deadline are told in: words for kinds of days, tables, JSON."""

from __future__ import annotations

from datetime import date

from qms.actions.calendar import CalendarYear
from qms.evaluation.calendar import HOLIDAY, KINDS, WORKING, NamedDay
from qms.evaluation.calendar_explained import REASONS
from qms.i18n import N_, _, language, ngettext
from qms.model.grid import Column, Grid
from qms.model.located import Fields
from qms.reports.json import dumped

VERSION = 1
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def day_told(day: date) -> str:
    """A day with its weekday."""
    return f"{day:%Y-%m-%d}, {_(WEEKDAYS[day.weekday()])}"


def reason_told(named: NamedDay) -> str:
    """Why a day is what it is: its name or kind, what it was swapped with, its act."""
    what = named.name or _(_kind(named))
    if named.swapped and not named.name:
        pattern = {
            HOLIDAY: N_("free, worked on {day} instead"),
            WORKING: N_("worked instead of {day}"),
        }[named.kind]
        what = _(pattern).format(day=named.swapped)
    return f"{what} ({named.act})" if named.act else what


def calendar_grid(found: CalendarYear) -> Grid:
    """The days of a year as a table, with a word on how far to trust them."""
    rows = [
        {
            "day": day.isoformat(),
            "weekday": _(WEEKDAYS[day.weekday()]),
            "kind": _(KINDS[named.kind]),
            "name": reason_told(named._replace(act="")),
            "act": named.act,
            "by": _("the office") if named.is_own else found.legal.label,
        }
        for day, named in found.days
    ]
    columns = (
        Column("day", _("day"), is_whole=True),
        Column("weekday", _("weekday")),
        Column("name", _("name")),
        Column("kind", _("what it means")),
        Column("act", _("by act"), rank=1),
        Column("by", _("whose"), rank=2),
    )
    return Grid(columns, rows, _note(found))


def calendar_json(found: CalendarYear) -> str:
    """The same for programs."""
    country = found.country
    return dumped(
        {
            "qms": VERSION,
            "calendar": found.legal.name,
            "year": found.year,
            "working_days": found.worked,
            "known_from": found.legal.first.year,
            "known_until": found.legal.last.year,
            "source": country.text("source") or None,
            "as_of": country.text("as_of") or None,
            "verified": country.text("verified") == "true",
            "note": _what_to_mind(country) or None,
            "days": [day_value(day, named) for day, named in found.days],
        }
    )


def day_value(day: date, named: NamedDay) -> dict[str, object]:
    """A day of a calendar as JSON has it."""
    return {
        "day": day.isoformat(),
        "weekday": WEEKDAYS[day.weekday()][:3].lower(),
        "kind": named.kind,
        "name": named.name or None,
        "act": named.act or None,
        "swapped_with": named.swapped.isoformat() if named.swapped else None,
        "own": named.is_own,
    }


def _kind(named: NamedDay) -> str:
    return REASONS.get(named.kind) or KINDS[named.kind]


def _note(found: CalendarYear) -> str:
    legal, country = found.legal, found.country
    parts = [
        ngettext(
            "{count} working day in {year}",
            "{count} working days in {year}",
            found.worked,
        ).format(count=found.worked, year=found.year),
        _("known from {first} through {last}").format(
            first=legal.first.year, last=legal.last.year
        ),
    ]
    if country.text("source"):
        parts.append(
            _("source: {source}, as of {day}").format(
                source=country.text("source"), day=country.text("as_of")
            )
        )
    if country and country.text("verified") != "true":
        parts.append(_("not compared with the decrees by a person yet"))
    told, more = "; ".join(parts), _what_to_mind(country)
    return f"{told}. {more}" if more else told


def _what_to_mind(country: Fields) -> str:
    """What the calendar of a country says of its doubts, in the reader's language."""
    notes = country.fields("note")
    return str(notes.text(language()) or notes.text("en"))
