"""How exactly a share is told: without decimals below a hundred answers, one above."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from qms.evaluation.defined import require_numbers, require_part

_FROM = 100
_WHOLE, _TENTH = Decimal(1), Decimal("0.1")
# what floats add to a number lies far behind, and what people mean far before
_MEANT = Decimal("1e-9")
_WIDE = Context(prec=400)  # holds the largest float with its decimals


@dataclass(frozen=True)
class Percent:
    """A share of a hundred, as it is printed."""

    number: Decimal


@dataclass(frozen=True)
class Points:
    """What two percents differ by, as it is printed: percentage points, no percent."""

    number: Decimal


def percent_of(part: int, whole: int) -> Percent:
    """A part of a whole in percent, rounded half up from the counts themselves.

    Shares of one whole need not add up to 100, and are not mended. Raises
    `NotDefinedError` for a whole of nothing.
    """
    require_part(part, whole)
    exact = Fraction(100 * part, whole)
    tenths = 10 if whole >= _FROM else 1
    rounded = (2 * exact.numerator * tenths + exact.denominator) // (
        2 * exact.denominator
    )
    step = _TENTH if whole >= _FROM else _WHOLE
    return Percent((Decimal(rounded) / tenths).quantize(step))


def percent(share: float, n: int) -> Percent:
    """A share from 0 to 1 in percent, as the end of an interval, of n answers."""
    return Percent(half_up(100 * Decimal(repr(float(share))), n))


def points(change: float, n: int) -> Points:
    """A difference of shares from -1 to 1 in percentage points, of n answers.

    n is that of the smaller sample.
    """
    return Points(half_up(100 * Decimal(repr(float(change))), n))


def half_up(number: float | Decimal, n: int) -> Decimal:
    """A number with as many decimals as n answers carry; halves go away from zero.

    Raises `NotDefinedError` for what is no finite number.
    """
    require_numbers((float(number),))
    step = _TENTH if n >= _FROM else _WHOLE
    meant = number if isinstance(number, Decimal) else Decimal(repr(float(number)))
    for exactness in (_MEANT, step):
        meant = meant.quantize(exactness, ROUND_HALF_UP, _WIDE)
    return meant if meant else abs(meant)
