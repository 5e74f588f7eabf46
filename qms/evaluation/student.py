"""How far the mean of a few values may stray: Student's law, turned around."""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log, log1p

from qms.evaluation.defined import require_enough, require_share
from qms.evaluation.estimate import USUAL, normal_quantile

# from so many degrees on the expansion is exact, and gamma functions cancel
_MANY = 1000
_LEAST = 1e-300
_EXACT = 4e-16  # two steps of a float beside one
_STEPS = 1000


@lru_cache(maxsize=1024)
def t_quantile(freedom: int, confidence: float = USUAL) -> float:
    """How many standard errors on both sides hold this share of Student's law.

    4.302653 for 2 degrees of freedom and 0.95. Raises `NotDefinedError` for less than
    one degree, and a confidence outside of 0 to 1.
    """
    require_enough(freedom, 1)
    require_share(confidence)
    if freedom >= _MANY:
        return _expanded(freedom, normal_quantile(confidence))
    tail = 1 - confidence
    low, high = 0.0, 1.0
    while tail_of(high, freedom) > tail:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        if tail_of(middle, freedom) > tail:
            low = middle
        else:
            high = middle
    return high


def tail_of(t: float, freedom: int) -> float:
    """The share of Student's law that lies further out than t, on both sides."""
    square = t * t
    within = square / (freedom + square)
    return _beta(freedom / 2, 0.5, freedom / (freedom + square), within)


def _beta(a: float, b: float, x: float, rest: float) -> float:
    """The regularised incomplete beta function of x; rest is what x lacks to one.

    M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 26.5.8.
    """
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(b, a, rest, x)
    front = lgamma(a + b) - lgamma(a) - lgamma(b)
    front += a * _log(x, rest) + b * _log(rest, x)
    return exp(front) / a * _fraction(a, b, x)


def _log(x: float, rest: float) -> float:
    """The logarithm of x, taken from the smaller of both, which is the exacter one."""
    return log1p(-rest) if rest < x else log(x)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the beta function, by W. J. Lentz's method (1976)."""
    upper, lower = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = lower
    step = 0
    change = 0.0
    while abs(change - 1) > _EXACT and step < _STEPS:
        step += 1
        change = 1.0
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x
        odd /= (a + 2 * step) * (a + 2 * step + 1)
        for term in (even, odd):
            lower = 1 / ((1 + term * lower) or _LEAST)
            upper = (1 + term / upper) or _LEAST
            change *= upper * lower
        value *= change
    return value


def _expanded(freedom: int, z: float) -> float:
    """The quantile of many degrees, as the normal one and what is small beside it.

    Abramowitz and Stegun, 1964, 26.7.5.
    """
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(
        term / float(freedom) ** power for power, term in enumerate(terms, 1)
    )
