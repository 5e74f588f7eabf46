"""A figure and how far chance may have moved it, and the difference of two of them."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from statistics import NormalDist
from typing import NamedTuple

from qms.errors import NotDefinedError
from qms.evaluation.defined import require_share
from qms.i18n import _

USUAL = 0.95
_CERTAIN = 1.0


class Estimate(NamedTuple):
    """A figure with the ends of its interval, all three in the figure's own unit.

    Of a full count both ends are the figure itself, and its confidence is 1: chance had
    no part in it. The interval covers chance only, and not who chose to answer.
    """

    value: float
    low: float
    high: float
    confidence: float = USUAL

    @property
    def is_full_count(self) -> bool:
        """Whether all were counted, so that chance had no part in it."""
        return self.confidence == _CERTAIN

    def times(self, factor: float) -> Estimate:
        """The same in another unit, as points of a hundred of a share."""
        ends = sorted((self.low * factor, self.high * factor))
        return Estimate(self.value * factor, ends[0], ends[1], self.confidence)


def full_count(value: float) -> Estimate:
    """The figure of a full count, which has no interval."""
    return Estimate(value, value, value, _CERTAIN)


@lru_cache(maxsize=64)
def normal_quantile(confidence: float = USUAL) -> float:
    """How many standard deviations on both sides hold this share of a normal law.

    1.959964 for 0.95. Raises `NotDefinedError` outside of 0 to 1.
    """
    require_share(confidence)
    return -NormalDist().inv_cdf((1 - confidence) / 2)


def difference(first: Estimate, second: Estimate) -> Estimate:
    """First less second, of two independent samples, in their common unit.

    Each end takes from both intervals the arm that points its way, squared and added:
    for Wilson's intervals that is Newcombe's method 10 (Statistics in Medicine 17,
    1998, 873-890), for any other figure Zou and Donner (Statistics in Medicine 27,
    2008, 1693-1702). A full count adds nothing to the width. Raises `NotDefinedError`
    for intervals of two confidences.
    """
    if first.is_full_count or second.is_full_count:
        confidence = min(first.confidence, second.confidence)
    elif first.confidence != second.confidence:
        raise NotDefinedError(
            _("intervals of two confidences cannot be compared"),
            hint=_("compute both figures again at the same confidence"),
        )
    else:
        confidence = first.confidence
    value = first.value - second.value
    below = hypot(first.value - first.low, second.high - second.value)
    above = hypot(first.high - first.value, second.value - second.low)
    return Estimate(value, value - below, value + above, confidence)
