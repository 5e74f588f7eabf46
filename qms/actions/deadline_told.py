"""A deadline told: the convention, its basis, each day that was passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from math import ceil

from qms.actions.calendar_told import VERSION, day_told, day_value, reason_told
from qms.actions.deadline import Answer
from qms.evaluation.calendar_counting import (
    HOURS,
    MINUTES,
    MONTHS,
    NEXT,
    NO_ROLL,
    PREVIOUS,
    WORKING_DAYS,
    Counting,
)
from qms.evaluation.calendar_explained import Explained, Passed, is_shortened
from qms.i18n import N_, _, ngettext
from qms.model.page import Page, Part
from qms.reports.json import dumped

ROLL_WORDS = {
    NO_ROLL: N_("it stays where it falls, on a closed day, too"),
    NEXT: N_("from a closed day it moves to the next working day"),
    PREVIOUS: N_("from a closed day it moves back to the working day before"),
}


def deadline_page(answer: Answer) -> Page:
    """A deadline as a page for people."""
    found = answer.found
    return Page(
        place_told(found.last),
        (
            Part("", tuple(_facts(answer))),
            Part(_("Convention"), tuple(_convention(found.counting))),
            Part(_("Not counted"), tuple(_rows(found.passed))),
            Part(_("Counted, as it is worked"), tuple(_rows(found.worked))),
            Part(_("Moved over"), tuple(_rows(found.moved_over))),
        ),
        _note(found),
    )


def deadline_json(answer: Answer) -> str:
    """The same for programs."""
    found, counting = answer.found, answer.found.counting
    return dumped(
        {
            "qms": VERSION,
            "start": found.start.isoformat(),
            "term": float(found.term),
            "unit": counting.unit,
            "in_opening_hours": counting.is_in_opening_hours,
            "limit": answer.limit or None,
            "hours_of": answer.charter or None,
            "deadline": found.last.isoformat(),
            "before_it_moved": found.fallen.isoformat(),
            "first_day_counts": counting.first_day_counts,
            "last_day_counts": counting.last_day_counts,
            "roll": counting.roll,
            "basis": counting.basis or None,
            "not_counted": _values(found.passed),
            "counted_though_free": _values(found.worked),
            "moved_over": _values(found.moved_over),
            "closed_on_the_last_day": _values([found.shut] if found.shut else []),
            "last_day_known": found.is_known,
        }
    )


def place_told(place: date) -> str:
    """A day with its weekday; a moment with its time and offset."""
    if isinstance(place, datetime):
        return f"{day_told(place)}, {place:%H:%M} {place.isoformat()[-6:]}"
    return day_told(place)


def _facts(answer: Answer) -> Iterator[tuple[str, str]]:
    found = answer.found
    yield _("start"), place_told(found.start)
    yield _("term"), _length(found)
    if answer.limit:
        yield _("limit"), answer.limit
    if answer.charter:
        yield _("opening hours"), answer.charter
    if found.fallen != found.last:
        yield _("ended on"), day_told(found.fallen)
    yield _("deadline"), place_told(found.last)


def _convention(counting: Counting) -> Iterator[tuple[str, str]]:
    if counting.is_of_days:
        counts = _("it counts") if counting.first_day_counts else _("it does not count")
        yield _("first day"), counts
        if counting.free:
            yield _("last day"), _("it does not count: the limit ends a day later")
        yield _("end"), _(ROLL_WORDS[counting.roll])
    yield _("basis"), counting.basis or _("none is named in the profile")


def _rows(passed: Iterable[Passed]) -> Iterator[tuple[str, str]]:
    for each in passed:
        yield day_told(each.day), reason_told(each.reason)


def _values(passed: Iterable[Passed]) -> list[dict[str, object]]:
    return [day_value(each.day, each.reason) for each in passed]


def _length(found: Explained) -> str:
    """The term with its unit, as people say it."""
    count = ceil(found.term)
    told = {
        MINUTES: ngettext("{count} minute", "{count} minutes", count),
        HOURS: ngettext("{count} hour", "{count} hours", count),
        WORKING_DAYS: ngettext("{count} working day", "{count} working days", count),
        MONTHS: ngettext("{count} month", "{count} months", count),
    }
    days = ngettext("{count} calendar day", "{count} calendar days", count)
    length = told.get(found.counting.unit, days).format(count=f"{float(found.term):g}")
    if found.counting.is_in_opening_hours:
        return _("{length} in opening hours").format(length=length)
    return length


def _note(found: Explained) -> str:
    if found.shut and found.counting.roll == NO_ROLL:
        return _(
            "The last day is no working day: {reason}. The limit ends there all the "
            "same, so the work must be done before."
        ).format(reason=reason_told(found.shut.reason))
    if not found.is_known:
        return _(
            "Whether the last day is a working day is not known: the calendar ends "
            "before it."
        )
    if is_shortened(found):
        return _("The month of the end has no such day, so the limit ends on its last.")
    return ""
