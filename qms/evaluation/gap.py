"""How far what people perceive lies from what they expect, person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from qms.evaluation.defined import require_enough, require_even, require_tally
from qms.evaluation.estimate import USUAL, Estimate
from qms.evaluation.student import t_quantile


class Pair(NamedTuple):
    """What one person expects and perceives of one item; `None` is no answer."""

    expected: int | None
    perceived: int | None


class Gap(NamedTuple):
    """Perception less expectation: below zero it falls short of what people expect."""

    estimate: Estimate
    n: int
    """Persons with every pair complete: of these the gap is told."""
    left_out: int
    """Persons of whom one of both answers is missing."""


def item_gap(pairs: Iterable[Pair], confidence: float = USUAL) -> Gap:
    """The mean gap of one item, in points of its scale, a pair a person.

    A. Parasuraman, V. Zeithaml and L. Berry, Journal of Retailing 64, 1988, 12-40; the
    interval is that of a mean of paired differences by Student's t with n - 1 degrees
    (statsmodels' `DescrStatsW.tconfint_mean`). It vanishes where all gaps are equal.
    Raises `NotDefinedError` for less than two complete pairs.
    """
    return dimension_gap(((pair,) for pair in pairs), confidence)


def dimension_gap(persons: Iterable[Sequence[Pair]], confidence: float = USUAL) -> Gap:
    """The mean gap of the items of one dimension, in points of their scale.

    Each person's gap is the mean over all items; who left out one of them is not
    counted, so that every item weighs alike. Interval and errors as of one item.
    """
    known = list(persons)
    require_even(known)
    sums = Counter(map(_gap_of, known))
    left_out = sums.pop(None, 0)
    complete = {each: count for each, count in sums.items() if each is not None}
    require_enough(sums.total(), 2)
    estimate = mean_change(complete, confidence).times(1 / len(known[0]))
    return Gap(estimate, sums.total(), left_out)


def _gap_of(pairs: Sequence[Pair]) -> int | None:
    """The sum of one person's gaps; nothing, if one of them is not known."""
    gap = 0
    for expected, perceived in pairs:
        if expected is None or perceived is None:
            return None
        gap += perceived - expected
    return gap if pairs else None


def mean_change(changes: Mapping[int, int], confidence: float = USUAL) -> Estimate:
    """The mean of changes with Student's interval; each maps to how many made it.

    "Student" (W. S. Gosset), Biometrika 6, 1908, 1-25. Raises `NotDefinedError` for
    less than two changes.
    """
    n = require_tally(changes)
    require_enough(n, 2)
    total = sum(change * count for change, count in changes.items())
    squares = sum(change * change * count for change, count in changes.items())
    error = sqrt((n * squares - total * total) / (n * n * (n - 1)))
    half = t_quantile(n - 1, confidence) * error
    return Estimate(total / n, total / n - half, total / n + half, confidence)
