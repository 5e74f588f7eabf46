"""Promises: what makes one measurable, and how it compares with the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

from qms.i18n import N_
from qms.model.charter import rows_of
from qms.model.document import Document
from qms.model.leaves import read_number, read_share
from qms.model.located import Fields, is_nothing
from qms.model.profile import Limit, Profile
from qms.model.register import Register

FACTS = (
    "service",
    "metric",
    "unit",
    "target",
    "share",
    "start",
    "stop",
    "calendar",
    "population",
    "source",
    "owner",
    "period",
)
OF_THE_CLOCK = frozenset({"share", "start", "stop", "calendar"})

UNITS = {
    "minutes": N_("minutes"),
    "hours": N_("hours"),
    "days": N_("days"),
    "working days": N_("working days"),
    "months": N_("months"),
    "percent": N_("percent"),
    "count": N_("times"),
}
UNCLOCKED = frozenset({"percent", "count"})
LONG_UNITS = frozenset({"days", "working days", "months"})

BETTER = "better"
EQUAL = "equal"
WEAKER = "weaker"
UNCLEAR = "unclear"

_DAY = 24 * 60
_MINUTES = {"minutes": 1, "hours": 60, "days": _DAY}
_DAYS_OF_A_MONTH = (28, 31)
_EVERY_CASE = 100


@dataclass(frozen=True)
class Span:
    """A length of time: how many units, counted on which calendar."""

    value: float
    unit: str
    calendar: str = ""

    @property
    def scale(self) -> tuple[str, str]:
        """What must be the same, for two numbers to be compared as they stand."""
        if self.unit == "working days":
            return "days", "working days"
        return self.unit, self.calendar.removeprefix("calendar days")

    @property
    def minutes(self) -> tuple[float, float]:
        """The least and the most that it can last, in minutes of any clock."""
        if self.unit == "months":
            shortest, longest = _DAYS_OF_A_MONTH
            return self.value * shortest * _DAY, self.value * longest * _DAY
        unit, calendar = self.scale
        least = self.value * _MINUTES[unit]
        return least, inf if calendar else least


def missing_facts(promise: Fields) -> list[str]:
    """The facts without which nobody can tell whether a promise was kept.

    What counts a share or a number, and no time, needs no clock.
    """
    is_clocked = promise.text("unit") not in UNCLOCKED
    return [
        name
        for name in FACTS
        if (is_clocked or name not in OF_THE_CLOCK) and is_nothing(promise.get(name))
    ]


def limit_of(promise: Fields, profile: Profile, day: date) -> Limit | None:
    """The limit that a promise names, as law has it on a day."""
    return profile.limit(promise.text("law"), day)


def promises_under_law(
    register: Register,
) -> Iterator[tuple[Document, Fields, Limit, str]]:
    """Every promise with a number and the limit of that day that it names.

    With its charter before, and behind how it stands to that limit.
    """
    for charter, promise in rows_of(register, "promises"):
        limit = limit_of(promise, register.profile, register.as_of)
        found = standing(promise, limit) if limit else ""
        if limit and found:
            yield charter, promise, limit, found


def standing(promise: Fields, limit: Limit) -> str:
    """How a promise stands to a limit: better, equal, weaker, unclear.

    Nothing, if the promise gives no number. Law holds for every case: what keeps
    its limit only in a share of them is weaker.
    """
    calendar = promise.text("calendar")
    found = against(promise, calendar, Span(limit.value, limit.unit))
    return WEAKER if found == EQUAL and not _is_for_all(promise) else found


def against(row: Fields, calendar: str, bound: Span) -> str:
    """How `target` and `unit` of a row stand to a bound; nothing without them."""
    try:
        target = read_number(row.text("target"))
    except ValueError:
        return ""
    if row.text("unit") not in UNITS:
        return ""
    return compare(Span(target, row.text("unit"), calendar), bound)


def compare(promised: Span, bound: Span) -> str:
    """Compare as far as calendars allow: five working days may be seven days."""
    if {promised.unit, bound.unit} & UNCLOCKED or bound.unit not in UNITS:
        return UNCLEAR
    if promised.scale == bound.scale:
        return _compare(promised.value, bound.value)
    (least, most), (low, high) = promised.minutes, bound.minutes
    if least > high:
        return WEAKER
    if least == most and low == high:
        return _compare(least, low)
    return BETTER if most <= low else UNCLEAR


def _compare(promised: float, bound: float) -> str:
    if promised == bound:
        return EQUAL
    return WEAKER if promised > bound else BETTER


def _is_for_all(promise: Fields) -> bool:
    try:
        return read_share(promise.text("share")) == _EVERY_CASE
    except ValueError:
        return True
