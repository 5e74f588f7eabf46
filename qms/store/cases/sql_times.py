"""Times in SQL: what a cell of a log tells, and what of it counts.

Everything of a user's enters as a literal made by `literal`, or under a name of ours.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from qms.model.cases import DAY
from qms.model.time_style import (
    BLANKS,
    FIRST_YEAR,
    ISO_LOCAL,
    ISO_OFFSET,
    LAST_YEAR,
    TimeStyle,
)

_MINUTE = 60_000_000
_MILLION = 1_000_000
_NUMBER = "[0-9]{1,6}([.,][0-9]{1,6})?"
_VISIBLE = "[!-~]+"
_OF_DAY = "^([0-9-]{10}[T ][0-9:.]+)"
_OF_OFFSET = "([+-][0-9]{2}):?([0-9]{2})?$"


def literal(text: str) -> str:
    """A text as SQL writes it, whatever it says."""
    return "'" + text.replace("'", "''") + "'"


def stripped(cell: str) -> str:
    """A cell without blanks around it; most have none, which is seen sooner."""
    return (
        f"CASE WHEN regexp_full_match({cell}, {literal(_VISIBLE)}) THEN {cell} "
        f"ELSE trim({cell}, {literal(BLANKS)}) END"
    )


def says(cell: str, values: Collection[str]) -> str:
    """Whether a cell says one of some words, blanks around it or not."""
    words = sorted(values)
    if not words:
        return "false"
    among = ", ".join(map(literal, words))
    holds = " OR ".join(f"contains({cell}, {literal(each)})" for each in words)
    return (
        f"CASE WHEN {cell} IN ({among}) THEN true WHEN {holds} "
        f"THEN trim({cell}, {literal(BLANKS)}) IN ({among}) ELSE false END"
    )


def has_text(cell: str) -> str:
    """Whether a cell says anything."""
    return (
        f"CASE WHEN {cell} = '' THEN false WHEN {begins_visibly(cell)} THEN true "
        f"ELSE trim({cell}, {literal(BLANKS)}) <> '' END"
    )


def begins_visibly(cell: str) -> str:
    """Whether a text begins with a sign that is no blank, seen at a glance."""
    return f"({cell} >= '!' AND {cell} < '{{')"


def written_time(cell: str, style: TimeStyle) -> str:
    """The local time that a text tells, in microseconds; NULL where it tells none.

    An offset is left aside: `written_offset` tells it.
    """
    if style.is_iso:
        return _iso_time(cell)
    pattern, form = literal(style.pattern), literal(style.format)
    text = f"trim({cell}, {literal(BLANKS)})"
    return (
        f"epoch_us(CASE WHEN {cell} = '' THEN NULL "
        f"WHEN regexp_full_match({cell}, {pattern}) THEN try_strptime({cell}, {form}) "
        f"WHEN regexp_full_match({text}, {pattern}) THEN try_strptime({text}, {form}) "
        "END)"
    )


def _iso_time(cell: str) -> str:
    text = f"trim({cell}, {literal(BLANKS)})"
    day = f"regexp_extract({text}, {literal(_OF_DAY)}, 1)"
    return (
        f"epoch_us(CASE WHEN {cell} = '' THEN NULL "
        f"WHEN regexp_full_match({cell}, {literal(ISO_LOCAL)}) "
        f"THEN try_cast({cell} AS TIMESTAMP) "
        f"WHEN regexp_full_match({text}, {literal(ISO_LOCAL)}) "
        f"THEN try_cast({text} AS TIMESTAMP) "
        f"WHEN regexp_full_match({text}, {literal(ISO_OFFSET)}) "
        f"THEN try_cast({day} AS TIMESTAMP) END)"
    )


def written_offset(cell: str) -> str:
    """What a time is ahead of UTC by its own word, in microseconds; NULL without."""
    text = f"trim({cell}, {literal(BLANKS)})"
    hours, minutes = (
        f"regexp_extract({text}, {literal(_OF_OFFSET)}, {each})" for each in (1, 2)
    )
    amount = (
        f"(abs(CAST({hours} AS BIGINT)) * 60 "
        f"+ coalesce(try_cast({minutes} AS BIGINT), 0)) * {_MINUTE}"
    )
    return (
        f"CASE WHEN NOT contains({cell}, ':') THEN NULL "
        f"WHEN NOT regexp_full_match({text}, {literal(ISO_OFFSET)}) THEN NULL "
        f"WHEN ends_with({text}, 'Z') THEN 0 "
        f"WHEN starts_with({hours}, '-') THEN -({amount}) ELSE {amount} END"
    )


def bounded(place: str) -> str:
    """A place on the line of time, if it lies in a year in which cases lie."""
    first, last = _place_of_year(FIRST_YEAR), _place_of_year(LAST_YEAR + 1) - 1
    return f"CASE WHEN {place} BETWEEN {first} AND {last} THEN {place} END"


def _place_of_year(year: int) -> int:
    return (date(year, 1, 1).toordinal() - date(1970, 1, 1).toordinal()) * DAY


def day_of(place: str) -> str:
    """The day on which a place lies."""
    return f"({place} // {DAY})"


def paused_units(cell: str, unit: int) -> str:
    """The number of units that the clock stood; -1 where it is no number."""
    text = f"trim({cell}, {literal(BLANKS)})"
    millionths = (
        f"CAST(regexp_extract({text}, '^[0-9]+') AS BIGINT) * {_MILLION} + CAST("
        f"rpad(regexp_extract({text}, '[.,]([0-9]+)$', 1), 6, '0') AS BIGINT)"
    )
    return (
        f"CASE WHEN {text} = '' THEN 0 "
        f"WHEN regexp_full_match({text}, {literal(_NUMBER)}) "
        f"THEN ({millionths}) * {unit} // {_MILLION} ELSE -1 END"
    )
