"""Whether one group answered higher than another, by ranks and without distances."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import erfc, sqrt
from typing import NamedTuple

from qms.evaluation.defined import Number, require_tally
from qms.evaluation.estimate import USUAL, Estimate, normal_quantile

_STEPS = 100


class Ranks(NamedTuple):
    """Two independent groups, compared by the ranks of all their answers."""

    u: float
    """How many pairs the first group wins; a tie is half a pair."""
    p: float
    """How often chance alone parts two equal groups at least as far; two-sided."""
    superiority: Estimate
    """A12 of Vargha and Delaney: the share of pairs that the first group wins."""
    n_first: int
    n_second: int

    @property
    def delta(self) -> Estimate:
        """Cliff's delta, from -1 to 1: pairs won less pairs lost."""
        value, low, high, confidence = self.superiority
        return Estimate(2 * value - 1, 2 * low - 1, 2 * high - 1, confidence)


def mann_whitney(
    first: Mapping[Number, int], second: Mapping[Number, int], confidence: float = USUAL
) -> Ranks:
    """Compare two independent groups by their answers per point of a scale.

    H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18, 1947, 50-60:
    the normal approximation with correction for ties and for continuity, as scipy's
    `mannwhitneyu(method="asymptotic", use_continuity=True)`. Where all answers are
    equal p is 1. The effect is A12 (A. Vargha and H. D. Delaney, Journal of Educational
    and Behavioral Statistics 25, 2000, 101-132) with the interval of R. G. Newcombe
    (Statistics in Medicine 25, 2006, 559-573, method 5), which is wide enough also
    where the groups do not overlap. Ties narrow it as they narrow the variance of U, so
    that both say the same: at one half the two variances are then equal. Both groups
    map a point to the number that chose it, as the `Counter` of raw values does. Raises
    `NotDefinedError` for a group without answers.
    """
    n_first, n_second = require_tally(first), require_tally(second)
    twice_won = below = 0
    tied = 0
    for point in sorted({*first, *second}):
        here, there = first.get(point, 0), second.get(point, 0)
        twice_won += here * (2 * below + there)
        below += there
        tied += (here + there) ** 3 - (here + there)
    pairs, n = n_first * n_second, n_first + n_second
    untied = (n**3 - n - tied) / (n**3 - n)
    p = two_sided(abs(twice_won - pairs) / 2, untied * pairs * (n + 1) / 12)
    share = twice_won / (2 * pairs)
    # where all are equal nothing is known of how they would vary
    ends = _ends(share, (n_first, n_second), untied or 1, normal_quantile(confidence))
    superiority = Estimate(share, *ends, confidence)
    return Ranks(twice_won / 2, p, superiority, n_first, n_second)


def two_sided(distance: float, variance: float) -> float:
    """How often chance alone leads at least so far from the mean, both sides together.

    By the normal law, with half a step of continuity; 1 where nothing can vary.
    """
    if variance <= 0:
        return 1.0
    return erfc(max(distance - 0.5, 0.0) / sqrt(2 * variance))


def _ends(
    share: float, sizes: tuple[int, int], untied: float, z: float
) -> tuple[float, float]:
    """The ends of the interval of A12, z standard errors away from it."""
    m, n = sizes
    star = (m + n) / 2 - 1

    def excess(theta: float) -> float:
        """How much further off the share is than z standard errors of theta."""
        spread = 1 + star * (1 - theta) / (2 - theta) + star * theta / (1 + theta)
        variance = untied * theta * (1 - theta) * spread / (m * n)
        return (share - theta) ** 2 - z * z * variance

    return _root(excess, 0.0, share), _root(excess, 1.0, share)


def _root(excess: Callable[[float], float], outer: float, inner: float) -> float:
    """Where the excess, above zero at the outer end and below at the inner, is zero."""
    for _step in range(_STEPS):
        middle = (outer + inner) / 2
        if excess(middle) > 0:
            outer = middle
        else:
            inner = middle
    return inner
