"""The forms that a single typed text may have, each with its own reading."""

from __future__ import annotations

import re
from datetime import date, datetime

from qms.i18n import N_
from qms.model.shape import Leaf

LONGEST_ID = 64
MOST_OPEN = 4
_SHORT = rf"(?=[A-Z0-9-]{{1,{LONGEST_ID}}}\Z)"
_REPEATED_GROUP = re.compile(r"\)[+*{]")
_OPEN = re.compile(r"[+*]|\{[0-9]*,[0-9]*\}")
ID = re.compile(rf"{_SHORT}[A-Z0-9]+(?:-[A-Z0-9]+)*\Z")
NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*\Z")
PERSON = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
INTEGER = re.compile(r"(?:0|[1-9][0-9]{0,8})\Z")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?\Z")
AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?\Z")
PERIOD = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?\Z")
SHARE = re.compile(r"(?:100|[1-9]?[0-9](?:\.[0-9]{1,2})?) ?%\Z")
YEAR = re.compile(r"[12][0-9]{3}\Z")
MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])\Z")
HOUR = re.compile(r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z")
TRUTHS = {"true": True, "false": False}


def _matched(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.match(text):
        raise ValueError(text)
    return text


def read_text(text: str) -> str:
    """Any text that is not empty."""
    if not text.strip():
        raise ValueError(text)
    return text


def read_day(text: str) -> date:
    """A day as `2026-11-22`; days that no calendar has are refused."""
    return date.fromisoformat(_matched(DAY, text))


def read_moment(text: str) -> datetime:
    """A moment with its offset, as `2026-01-05T08:00:00Z`."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def read_integer(text: str) -> int:
    """A whole number without leading zeros."""
    return int(_matched(INTEGER, text))


def read_number(text: str) -> float:
    """A number with a point as decimal sign."""
    return float(_matched(NUMBER, text))


def read_amount(text: str) -> float:
    """A number that is not below zero."""
    return float(_matched(AMOUNT, text))


def read_period(text: str) -> tuple[int, str]:
    """A length of time as count and unit: `24 months`."""
    found = PERIOD.match(text)
    if not found:
        raise ValueError(text)
    return int(found[1]), found[2]


def read_share(text: str) -> float:
    """A share as `90 %`, given back as a number from 0 to 100."""
    return float(_matched(SHARE, text).rstrip("% "))


def read_truth(text: str) -> bool:
    """`true` or `false`, in these letters only."""
    if text not in TRUTHS:
        raise ValueError(text)
    return TRUTHS[text]


def read_pattern(text: str) -> re.Pattern[str]:
    """A regular expression for ids: ASCII, short, and quick on every id.

    A repeated group, or many open repetitions, could take years to say no; ids need
    neither. Raises ValueError on those, and on a text that is no expression.
    """
    is_slow = _REPEATED_GROUP.search(text) or len(_OPEN.findall(text)) > MOST_OPEN
    if len(text) > 200 or not text.isascii() or is_slow:
        raise ValueError(text)
    try:
        return re.compile(f"{_SHORT}(?:{text})\\Z")
    except re.error as error:
        raise ValueError(text) from error


def read_path(text: str) -> str:
    """A relative path inside the folder, with `/`, and no way out of it."""
    parts = text.split("/")
    if not text or "\\" in text or text.startswith("/") or ":" in parts[0]:
        raise ValueError(text)
    if any(part in {"", ".", ".."} for part in parts):
        raise ValueError(text)
    return text


def _form(pattern: re.Pattern[str], name: str, expected: str) -> Leaf:
    return Leaf(name, lambda text: _matched(pattern, text), expected, pattern.pattern)


def choice(*names: str) -> Leaf:
    """One of a few words."""
    return Leaf("choice", str, " | ".join(names), choices=names)


TEXT = Leaf("text", read_text, N_("a text"))
RAW = Leaf("raw", str, N_("a text, which may be empty"))
ID_LEAF = _form(ID, "id", N_("an id as PO-012: capitals A-Z, digits and hyphens"))
NAME_LEAF = _form(NAME, "name", N_("a short name in small letters, as quality-officer"))
PERSON_LEAF = _form(PERSON, "person", N_("a person's id in small letters: szabo.maria"))
LANGUAGE_LEAF = _form(LANGUAGE, "language", N_("a language tag such as hu or ro"))
DAY_LEAF = Leaf("day", read_day, N_("a day that exists, as 2026-11-22"), DAY.pattern)
MOMENT = Leaf("moment", read_moment, N_("a moment with zone, as 2026-01-05T08:00:00Z"))
INTEGER_LEAF = Leaf(
    "integer", read_integer, N_("a whole number without leading zeros"), INTEGER.pattern
)
NUMBER_LEAF = Leaf("number", read_number, N_("a number, as 30 or 2.5"), NUMBER.pattern)
AMOUNT_LEAF = Leaf("number", read_amount, NUMBER_LEAF.expected, AMOUNT.pattern)
"""Money: what nobody pays less than nothing of."""
PERIOD_LEAF = Leaf(
    "period", read_period, N_("a length of time, as 24 months"), PERIOD.pattern
)
SHARE_LEAF = Leaf("share", read_share, N_("a share, as 90 %"), SHARE.pattern)
YEAR_LEAF = _form(YEAR, "year", N_("a year, as 2026"))
MONTH_DAY_LEAF = _form(
    MONTH_DAY, "month-day", N_("month and day, as 04-01, through the 28th")
)
HOUR_LEAF = Leaf("hour", lambda text: _matched(HOUR, text), N_("an hour, as 08:30"))
TRUTH = Leaf("truth", read_truth, "true | false", choices=("true", "false"))
PATTERN = Leaf("pattern", read_pattern, N_("a regular expression for ids"))
PATH = Leaf("path", read_path, N_("a path inside the folder, with /, without .."))
