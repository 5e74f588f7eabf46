"""How time is counted: in which unit, whether the ends count, whether an end moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from qms.errors import UsageError
from qms.evaluation.calendar import CalendarError, wrong_at
from qms.i18n import _
from qms.model.leaves import TRUTHS
from qms.model.located import Fields

MINUTES = "minutes"
HOURS = "hours"
DAYS = "days"
WORKING_DAYS = "working days"
MONTHS = "months"

NO_ROLL = "none"
NEXT = "next working day"
PREVIOUS = "previous working day"
Said = TypeVar("Said")
SAID = ("first_day_counts", "last_day_counts", "roll")
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


def is_of_its_own(fields: Fields) -> bool:
    """Whether a limit itself says how it is counted."""
    return any(fields.text(name) for name in SAID)


def counting_of(
    fields: Fields,
    unit: str,
    calendar: str = "",
    basis: str = "",
    otherwise: Fields | None = None,
) -> Counting:
    """How a unit is counted on the calendar that a promise names.

    The convention is that of `fields`: a limit, or the profile's `calendar`. What they
    do not say is as in `otherwise`. A promise in `days` by the calendar `working days`
    is one in working days.
    """
    said = {
        name: str(fields.text(name) or (otherwise or fields).text(name))
        for name in SAID
    }
    if unit == DAYS and calendar == WORKING_DAYS:
        unit = WORKING_DAYS
    if unit not in (*MICROSECONDS, DAYS, WORKING_DAYS, MONTHS):
        raise CalendarError(
            _("{unit} is no unit of time").format(unit=unit or "?"),
            hint=_("there are: {known}").format(
                known=", ".join((*MICROSECONDS, DAYS, WORKING_DAYS, MONTHS))
            ),
        )
    return Counting(
        unit=unit,
        is_in_opening_hours=calendar == OPENING_HOURS and not is_day(unit),
        first_day_counts=_one_of(said["first_day_counts"], TRUTHS, False),
        last_day_counts=_one_of(said["last_day_counts"], TRUTHS, True),
        roll=_one_of(said["roll"], {each: each for each in ROLLS}, NO_ROLL),
        basis=basis,
    )


def _one_of(text: str, known: Mapping[str, Said], otherwise: Said) -> Said:
    """What a text means, or something else where nothing is typed.

    Raises CalendarError on any other text: a convention is not guessed.
    """
    if text and text not in known:
        raise wrong_at(text)
    return known.get(text, otherwise)


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
