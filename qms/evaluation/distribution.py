"""How answers lie on a scale: counts, shares of boxes, median, quartiles, the mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from qms.errors import NotDefinedError
from qms.evaluation.defined import require_counts, require_tally
from qms.evaluation.estimate import USUAL, Estimate
from qms.evaluation.proportion import wilson
from qms.i18n import _

_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)


@dataclass(frozen=True)
class Distribution:
    """How many chose each point of a scale, also those that nobody chose."""

    counts: Mapping[int, int]
    unanswered: int = 0
    """Blanks and "don't know": no middle value, and not in any share."""

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts.values())


class Place(NamedTuple):
    """A place in ordered answers: at a point, or between two, and never averaged."""

    low: int
    high: int

    @property
    def is_between(self) -> bool:
        """Whether exactly half (or a quarter) lie below: two points share it."""
        return self.low != self.high


def distribution(
    answers: Iterable[int | None], scale: Collection[int], unanswered: int = 0
) -> Distribution:
    """The answers counted per point of their scale; `None` is no answer.

    Raises `NotDefinedError` for an answer outside of the scale.
    """
    found = Counter(answers)
    missing = found.pop(None, 0) + unanswered
    _require_points(found, scale)
    counts = {point: found[point] for point in sorted(scale)}
    return Distribution(counts, missing)


def share_of(
    found: Distribution, points: Collection[int], confidence: float = USUAL
) -> Estimate:
    """The share of answers on the named points, from 0 to 1, with Wilson's interval.

    Raises `NotDefinedError` without answers, and for a point outside of the scale.
    """
    _require_points(points, found.counts)
    part = sum(found.counts[point] for point in set(points))
    return wilson(part, require_counts(found.counts.values()), confidence)


def top_two(found: Distribution, confidence: float = USUAL) -> Estimate:
    """The share of answers on the two highest points of the scale, from 0 to 1."""
    return share_of(found, sorted(found.counts)[-2:], confidence)


def median(counts: Mapping[int, int]) -> Place:
    """The middle of ordered answers. Raises `NotDefinedError` without answers."""
    return quantile(counts, _HALF)


def quartiles(counts: Mapping[int, int]) -> tuple[Place, Place, Place]:
    """A quarter, half and three quarters of ordered answers."""
    return (
        quantile(counts, _QUARTER),
        quantile(counts, _HALF),
        quantile(counts, 3 * _QUARTER),
    )


def quantile(counts: Mapping[int, int], share: Fraction) -> Place:
    """The point up to which this share of ordered answers lies, or the two around it.

    R. J. Hyndman and Y. Fan, The American Statistician 50, 1996, 361-365: definition 2,
    with both points told where that one takes their mean. Raises `NotDefinedError`
    without answers.
    """
    place = share * require_tally(counts)
    chosen = [point for point in sorted(counts) if counts[point]]
    passed = list(accumulate(counts[point] for point in chosen))
    at, above = bisect_left(passed, place), bisect_right(passed, place)
    return Place(chosen[at], chosen[min(above, len(chosen) - 1)])


def mean(counts: Mapping[int, int]) -> float:
    """The mean, to stand beside the median: the points of a scale are no distances.

    Raises `NotDefinedError` without answers.
    """
    n = require_tally(counts)
    return sum(point * count for point, count in counts.items()) / n


def _require_points(points: Iterable[int | None], scale: Collection[int]) -> None:
    outside = [point for point in points if point not in scale]
    if outside:
        raise NotDefinedError(
            _("{value} is no point of the scale").format(value=outside[0]),
            hint=_("correct the answer, or the scale of the survey"),
        )
