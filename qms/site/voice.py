"""How a page speaks: the labels, days, numbers and names of one language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache, partial
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from qms.i18n import LANGUAGES, N_, NC_, catalogue, in_language
from qms.model.days import day_or_none
from qms.model.leaves import read_number, read_period, read_share
from qms.model.period import Period

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_COUNTED = re.compile(r"(?<=\d) (?=%|[^\W\d_]|\d{3}(?!\d))")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_MEASURES = {
    "minutes": "duration-minute",
    "hours": "duration-hour",
    "days": "duration-day",
    "months": "duration-month",
}
FIRST_HALF = N_("first half of {year}")
SECOND_HALF = N_("second half of {year}")
_PERIODS = {
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
}
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Voice:
    """The voice of a language; one that the tool does not speak labels in English."""

    language: str

    @cached_property
    def labels(self) -> str:
        """The language of the labels."""
        primary = self.language.partition("-")[0]
        return primary if primary in LANGUAGES else "en"

    @cached_property
    def direction(self) -> str:
        """Whether the language is written from the left or from the right."""
        is_right = self.language.partition("-")[0] in RIGHT_TO_LEFT
        return "rtl" if is_right else "ltr"

    @cached_property
    def _catalogue(self) -> NullTranslations:
        return catalogue(self.labels)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse("en_GB" if self.labels == "en" else self.labels)

    @property
    def say(self) -> Callable[[str], str]:
        """What turns a label of the templates into this language."""
        return partial(in_language, self._catalogue)

    @property
    def ngettext(self) -> Callable[[str, str, int], str]:
        """What turns a label that counts into this language."""
        return self._catalogue.ngettext

    def pgettext(self, context: str, message: str) -> str:
        """A label that means different things in different places."""
        return self.say(NC_(context, message))

    def day(self, day: date | str) -> str:
        """A day in words; a text that names no day is given back."""
        found = day_or_none(day) if isinstance(day, str) else day
        if found is None:
            return str(day)
        return _day(found, self._locale)

    def short_day(self, day: str) -> str:
        """A day with its month shortened, for a narrow column; never broken."""
        found = day_or_none(day)
        if found is None:
            return day
        told = format_date(found, "medium", self._locale)
        return told.replace(NARROW_NO_BREAK, NO_BREAK).replace(" ", NO_BREAK)

    def month(self, day: date) -> str:
        """The month of a day with its year, as a heading."""
        told = format_skeleton("yMMMM", day, locale=self._locale)
        return told[:1].upper() + told[1:]

    def stretch(self, period: Period, form: str = "yQQQQ") -> str:
        """A period in words: a year, a half, a quarter (in a form), a month."""
        year, _dash, part = period.name.partition("-")
        if part.startswith("H"):
            told = FIRST_HALF if part == "H1" else SECOND_HALF
            return self.say(told).format(year=year)
        if part.startswith("Q"):
            told = format_skeleton(form, period.first, locale=self._locale)
            return tied(told.replace(NARROW_NO_BREAK, NO_BREAK))
        return self.month(period.first) if part else year

    def number(self, text: str) -> str:
        """A number with the decimal sign of the language."""
        try:
            return format_decimal(read_number(text), locale=self._locale)
        except ValueError:
            return text

    def decimal(self, number: Decimal) -> str:
        """A number with the decimals that it has."""
        places = max(0, -int(number.as_tuple().exponent))
        form = "#,##0" + (f".{'0' * places}" if places else "")
        return format_decimal(number, format=form, locale=self._locale)

    def signed(self, number: Decimal) -> str:
        """The same with its sign."""
        sign = "+" if number > 0 else "−" if number < 0 else "±"
        return f"{sign}{self.decimal(abs(number))}"

    def figure(self, text: str) -> str:
        """A number for a table: the decimal sign of the language, and no grouping."""
        try:
            number = Decimal(text)
        except ArithmeticError:
            return text
        told: str = format_decimal(number, locale=self._locale, group_separator=False)
        return told

    def share(self, text: str) -> str:
        """A share, as the language writes per cent."""
        try:
            part = read_share(text) / 100
        except ValueError:
            return text
        return self._percent(part, "#,##0.##")

    def percent(self, number: Decimal) -> str:
        """A number of a hundred with its own decimals; all and none have none."""
        places = 0 if number in (0, 100) else max(0, -int(number.as_tuple().exponent))
        decimals = f".{'0' * places}" if places else ""
        return self._percent(number / 100, f"#,##0{decimals}")

    def _percent(self, part: float | Decimal, form: str) -> str:
        space = "" if self.labels == "en" else NO_BREAK
        return format_percent(part, format=f"{form}{space}%", locale=self._locale)

    def amount(self, value: str, unit: str) -> str:
        """A number with its unit, in the form that the number asks for."""
        try:
            number = read_number(value)
        except ValueError:
            return f"{value} {unit}".strip()
        if unit in _MEASURES:
            return self._measure(number, _MEASURES[unit])
        if unit == "percent":
            return self.share(f"{value} %")
        if unit == "working days":
            label = self.ngettext(
                "{count} working day", "{count} working days", int(number)
            )
            return tied(label.format(count=self.number(value)))
        return self.number(value) if unit == "count" else f"{value}{NO_BREAK}{unit}"

    def period(self, count: int, unit: str) -> str:
        """A length of time such as 24 months."""
        return self._measure(count, _PERIODS[unit])

    def length(self, text: str) -> str:
        """A length of time as typed (`12 months`); any other text as it is."""
        try:
            return self.period(*read_period(text))
        except ValueError:
            return text

    def _measure(self, number: float, measure: str) -> str:
        whole = int(number) if number == int(number) else number
        return tied(format_unit(whole, measure, "long", locale=self._locale))

    def language_name(self, tag: str) -> str:
        """The name of a language in this one, and the tag itself if none is known."""
        return _name_of(tag, self._locale) or tag

    def weekdays(self, names: list[str]) -> str:
        """Days of the week as one range, or with commas: Monday–Wednesday."""
        known = sorted({_WEEK.index(name) for name in names if name in _WEEK})
        if not known:
            return ", ".join(names)
        words = get_day_names("wide", "stand-alone", self._locale)
        first, last = known[0], known[-1]
        is_range = len(known) > 2 and last - first == len(known) - 1
        spoken = [words[index] for index in known]
        text = f"{spoken[0]}–{spoken[-1]}" if is_range else ", ".join(spoken)
        return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def _day(day: date, locale: Locale) -> str:
    """A day in words; pages say the same few days again and again."""
    told = format_date(day, "long", locale)
    return tied(told.replace(NARROW_NO_BREAK, NO_BREAK))


def own_name(tag: str) -> str:
    """The name by which a language calls itself, with a capital; else its tag."""
    try:
        name = _name_of(tag, Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:] if name else tag


def _name_of(tag: str, locale: Locale) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(locale) or ""
    except (UnknownLocaleError, ValueError):
        return ""


def tied(text: str) -> str:
    """A text set for print: no break between number and unit, a real apostrophe."""
    return _APOSTROPHE.sub("’", _COUNTED.sub(NO_BREAK, text))


CLASSIFICATIONS = {
    "public": N_("public"),
    "internal": N_("internal"),
    "restricted": N_("restricted"),
}
