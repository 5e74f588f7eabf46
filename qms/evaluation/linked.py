"""How a share changed among the same people, who are known to be the same."""

from __future__ import annotations

from math import comb, sqrt
from typing import NamedTuple

from qms.evaluation.defined import require_counts
from qms.evaluation.estimate import USUAL, Estimate
from qms.evaluation.proportion import wilson
from qms.evaluation.ranks import two_sided

# below this many changes the binomial law is summed, above it the normal one is as good
_MANY = 1000


class Linked(NamedTuple):
    """How many of the same people said yes both times, only later, earlier, never."""

    both: int
    gained: int
    lost: int
    neither: int


def linked_difference(people: Linked, confidence: float = USUAL) -> Estimate:
    """The later share less the earlier one, of the same people, from -1 to 1.

    R. G. Newcombe, Statistics in Medicine 17, 1998, 2635-2650: method 10, which takes
    the correlation of both answers, corrected for continuity, into the square-and-add
    of Wilson's intervals. Raises `NotDefinedError` for nobody.
    """
    n = require_counts(people)
    later = wilson(people.both + people.gained, n, confidence)
    earlier = wilson(people.both + people.lost, n, confidence)
    tie = _correlation(people)
    value = (people.gained - people.lost) / n
    below = _joined(later.value - later.low, earlier.high - earlier.value, tie)
    above = _joined(later.high - later.value, earlier.value - earlier.low, tie)
    low, high = max(-1.0, value - below), min(1.0, value + above)
    return Estimate(value, low, high, confidence)


def mcnemar(people: Linked) -> float:
    """How often chance alone turns so many more one way than the other; two-sided.

    Q. McNemar, Psychometrika 12, 1947, 153-157. Up to 1000 changes it is exact, by the
    binomial law, as statsmodels' `mcnemar(exact=True)`; above with correction for
    continuity, as `mcnemar(exact=False, correction=True)`. 1 where nobody changed.
    Raises `NotDefinedError` for nobody.
    """
    require_counts(people)
    fewer, changed = min(people.gained, people.lost), people.gained + people.lost
    if changed > _MANY:
        # half of the distance between both counts, of which each half step is one
        return two_sided(changed / 2 - fewer, changed / 4)
    ways = sum(comb(changed, each) for each in range(fewer + 1))
    return min(1.0, 2 * ways / (1 << changed))


def _correlation(people: Linked) -> float:
    """The correlation of earlier and later answers, drawn towards none."""
    both, gained, lost, neither = people
    product = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    surplus = both * neither - gained * lost
    if surplus > 0:
        surplus_left = max(0.0, surplus - sum(people) / 2)
    else:
        surplus_left = float(surplus)
    return surplus_left / sqrt(product) if product else 0.0


def _joined(one: float, other: float, tie: float) -> float:
    return sqrt(max(0.0, one * one - 2 * tie * one * other + other * other))
