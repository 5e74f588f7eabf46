"""Figures as people read them: as exactly as their n carries, never without it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qms.evaluation.estimate import Estimate
from qms.evaluation.progress import figure_of
from qms.evaluation.rounding import half_up, percent_of
from qms.evaluation.smallness import ALL, Shown, shown
from qms.i18n import _, language
from qms.model.reading import PERCENT, POINTS, Reading

_COMMA = frozenset({"bg", "hu", "ro"})
_BARS = "▁▂▃▄▅▆▇█"


def number_told(number: Decimal | float) -> str:
    """A number with the sign that the reader's language parts decimals with."""
    text = f"{Decimal(str(number)):f}"
    if "." in text and not isinstance(number, Decimal):
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if language() in _COMMA else text


def value_told(reading: Reading) -> str:
    """The value of a reading in its unit, with its interval if it is of a sample."""
    told = told_of(reading)
    if is_too_small(reading):
        return _("too few to tell")
    if not told.has_shares and reading.is_share and not reading.is_full_count:
        return _("{met} of {n}").format(met=reading.met, n=reading.n)
    figure = figure_of(reading)
    if figure is None:
        value = reading.figure
        return "–" if value is None else with_unit(number_told(value), reading.unit)
    text = with_unit(number_told(rounded(reading, figure)), reading.unit)
    if figure.is_full_count:
        return text
    n = reading.n or 0
    low, high = (
        number_told(half_up(figure.low, n)),
        number_told(half_up(figure.high, n)),
    )
    return f"{text} [{low}; {high}]"


def with_unit(text: str, unit: str) -> str:
    """A number with its unit; points are those of a score."""
    said = _("points") if unit == POINTS else unit
    return f"{text} {said}".strip()


def change_told(change: Estimate, unit: str, n: int) -> str:
    """A difference with its sign and interval; of percents in percentage points."""
    said = _("points") if unit == PERCENT else unit
    value, low, high = (
        f"{'+' if each > 0 else ''}{number_told(half_up(each, n))}"
        for each in (change.value, change.low, change.high)
    )
    if change.is_full_count:
        return with_unit(value, said)
    return with_unit(f"{value} [{low}; {high}]", said)


def sparkline(readings: Sequence[Reading]) -> str:
    """The readings as bars of eight heights; fewer than two, or too few, as none."""
    values = [
        float(figure)
        for each in readings
        if told_of(each).has_shares and (figure := _figure(each)) is not None
    ]
    if not values[1:]:
        return ""
    least, most = min(values), max(values)
    span = (most - least) or 1
    return "".join(_BARS[round((each - least) / span * 7)] for each in values)


def _figure(reading: Reading) -> float | None:
    figure = figure_of(reading)
    return figure.value if figure else reading.figure


def told_of(reading: Reading) -> Shown:
    """What may be told of a reading, by how many it rests on."""
    return ALL if reading.n is None else shown(reading.n)


def is_too_small(reading: Reading) -> bool:
    """Whether nothing may be told but how many there were; of a score, under ten."""
    told = told_of(reading)
    return not (told.has_shares if reading.counts else told.has_counts)


def rounded(reading: Reading, figure: Estimate) -> Decimal:
    """The figure of a reading as exactly as its n carries."""
    if reading.is_share and reading.unit == PERCENT:
        return percent_of(reading.met or 0, reading.n or 1).number
    if reading.value is not None and not reading.is_share:
        return Decimal(str(reading.value)).normalize()
    return half_up(figure.value, reading.n or 0)
