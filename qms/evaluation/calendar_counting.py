"""How time is counted: in which unit, whether the ends count, whether an end moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qms.errors import UsageError
from qms.evaluation.calendar import CalendarError
from qms.i18n import N_, _
from qms.model.located import Fields

MINUTES = "minutes"
HOURS = "hours"
DAYS = "days"
WORKING_DAYS = "working days"
MONTHS = "months"

NO_ROLL = "none"
NEXT = "next working day"
PREVIOUS = "previous working day"
ROLLS = (NO_ROLL, NEXT, PREVIOUS)

OPENING_HOURS = "opening hours"
MICROSECONDS = {MINUTES: 60 * 10**6, HOURS: 60 * 60 * 10**6}

_TERM = re.compile(
    r"(?P<value>[0-9]{1,6}(?:\.[0-9]{1,6})?) +"
    r"(?P<unit>working +day|minute|hour|day|week|month|year)s?"
    r"(?P<opening> +in +opening +hours)?\Z"
)
_LARGER = {"week": (7, DAYS), "year": (12, MONTHS)}


@dataclass(frozen=True)
class Counting:
    """A convention of counting, with the legal basis on which it rests.

    Free days, of which neither end counts, are those with `last_day_counts` false:
    the limit ends on the day after the last one. Months end on the day with the same
    number, so that only a first day that counts concerns them.
    """

    unit: str
    is_in_opening_hours: bool = False
    first_day_counts: bool = False
    last_day_counts: bool = True
    roll: str = NO_ROLL
    basis: str = ""

    @property
    def is_of_days(self) -> bool:
        """Whether days are counted, and not the time of the clock."""
        return self.unit not in MICROSECONDS

    @property
    def free(self) -> int:
        """How many days follow the last one that is counted."""
        return 0 if self.last_day_counts or self.unit == MONTHS else 1

    @property
    def least(self) -> int:
        """The shortest term that has a sense: a first day that counts is one."""
        return 1 if self.first_day_counts and not self.free and self.is_of_days else 0


@dataclass(frozen=True)
class Term:
    """So many units: `30 days`, `1.5 hours in opening hours`."""

    value: Fraction
    unit: str
    is_in_opening_hours: bool = False


def read_term(text: str) -> Term:
    """The term that a text names; raises UsageError where it names none."""
    found = _TERM.match(" ".join(text.split()))
    value = Fraction(found["value"]) if found else Fraction(0)
    unit = found["unit"] if found else ""
    times, name = _LARGER.get(unit, (1, f"{unit}s"))
    term = Term(value * times, name, bool(found and found["opening"]))
    is_whole = term.value.denominator == 1 or name in MICROSECONDS
    if found is None or not is_whole or (term.is_in_opening_hours and is_day(name)):
        raise UsageError(
            _("{text} is no term").format(text=text),
            hint=_("write it as {examples}").format(
                examples="30 days, 5 working days, 1 month, 24 hours, "
                "30 minutes in opening hours"
            ),
        )
    return term


def is_day(unit: str) -> bool:
    """Whether a unit counts days."""
    return unit not in MICROSECONDS


def exactly(value: float | Fraction) -> Fraction:
    """A number as it was typed: 0.1 is a tenth, which no float is."""
    return value if isinstance(value, Fraction) else Fraction(str(value))


def counting_of(
    fields: Fields, unit: str, calendar: str = "", basis: str = ""
) -> Counting:
    """How the profile's `calendar` counts a unit, on the calendar that a promise names.

    A promise in `days` by the calendar `working days` is one in working days.
    """
    if unit == DAYS and calendar == WORKING_DAYS:
        unit = WORKING_DAYS
    if unit not in (*MICROSECONDS, DAYS, WORKING_DAYS, MONTHS):
        raise CalendarError(
            _("{unit} is no unit of time").format(unit=unit or "?"),
            hint=_("there are: {known}").format(
                known=", ".join((*MICROSECONDS, DAYS, WORKING_DAYS, MONTHS))
            ),
        )
    roll = str(fields.text("roll") or NO_ROLL)
    return Counting(
        unit=unit,
        is_in_opening_hours=calendar == OPENING_HOURS and not is_day(unit),
        first_day_counts=fields.text("first_day_counts") == "true",
        last_day_counts=fields.text("last_day_counts") != "false",
        roll=roll if roll in ROLLS else NO_ROLL,
        basis=basis,
    )


WORDS: dict[str, tuple[str, Callable[[Counting], Counting]]] = {
    "first-day": ("first", lambda each: replace(each, first_day_counts=True)),
    "not-first-day": ("first", lambda each: replace(each, first_day_counts=False)),
    "free-days": (
        "first",
        lambda each: replace(each, first_day_counts=False, last_day_counts=False),
    ),
    "last-day": ("last", lambda each: replace(each, last_day_counts=True)),
    "roll": ("roll", lambda each: replace(each, roll=NEXT)),
    "roll-back": ("roll", lambda each: replace(each, roll=PREVIOUS)),
    "no-roll": ("roll", lambda each: replace(each, roll=NO_ROLL)),
}
"""What a word of the command line changes in a convention, and in which regard."""


def counted_as(counting: Counting, words: Sequence[str]) -> Counting:
    """A convention with what some words of the command line change in it.

    Raises UsageError on a word that is none, and on two in the same regard.
    """
    regards = set()
    changed = counting
    for word in words:
        if word not in WORDS:
            raise UsageError(
                _("{word} is none of: {known}").format(
                    word=word, known=", ".join(WORDS)
                )
            )
        regard, change = WORDS[word]
        if regard in regards:
            raise UsageError(
                _("{words}: of these, one can hold").format(words=", ".join(words))
            )
        regards.add(regard)
        changed = change(changed)
    if changed == counting:
        return counting
    return replace(changed, basis=_("as asked for on the command line"))


UNIT_WORDS = {
    MINUTES: N_("minutes by the clock"),
    HOURS: N_("hours by the clock"),
    DAYS: N_("calendar days"),
    WORKING_DAYS: N_("working days"),
    MONTHS: N_("months"),
}
OPENING_WORDS = {
    MINUTES: N_("minutes in opening hours"),
    HOURS: N_("hours in opening hours"),
}
