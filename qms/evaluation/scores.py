"""What a whole scale comes to in one figure: net promoters, ease."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from qms.errors import NotDefinedError
from qms.evaluation.defined import require_counts
from qms.evaluation.distribution import Distribution, Place, mean, median, share_of
from qms.evaluation.estimate import USUAL, Estimate, normal_quantile
from qms.evaluation.linked import Linked, linked_difference
from qms.i18n import _

NET_SCALE = tuple(range(11))
EASE_SCALE = tuple(range(1, 8))
_PROMOTERS, _DETRACTORS = (9, 10), range(7)
_EASY = (5, 6, 7)


class NetScore(NamedTuple):
    """Promoters less detractors, in points from -100 to 100."""

    promoters: int
    passives: int
    detractors: int
    margin: float
    """What the usual formula adds and takes away: the figure's half width."""
    estimate: Estimate
    """With an interval that stays within -100 to 100 and does not vanish."""


class Ease(NamedTuple):
    """How easy people found it: the share of the upper three of seven points."""

    share: Estimate
    median: Place
    mean: float


def net_score(
    promoters: int, passives: int, detractors: int, confidence: float = USUAL
) -> NetScore:
    """The net promoter score of a sample, with its margin in points.

    The margin is z times the root of (p + d - (p - d)²)/n, the variance of a difference
    of two shares of one sample. That formula gives nothing where all agree, and passes
    100: so the interval beside it is Newcombe's for linked shares (Statistics in
    Medicine 17, 1998, 2635-2650, method 10), of which the margin is then the longer
    arm. Judge by the interval. Raises `NotDefinedError` without answers.
    """
    n = require_counts((promoters, passives, detractors))
    people = Linked(both=0, gained=promoters, lost=detractors, neither=passives)
    estimate = linked_difference(people, confidence).times(100)
    balance = promoters - detractors
    spread = n * (promoters + detractors) - balance * balance
    if spread:
        margin = 100 * normal_quantile(confidence) * sqrt(spread / n) / n
    else:
        margin = max(
            estimate.value - estimate.low,
            estimate.high - estimate.value,
        )
    return NetScore(promoters, passives, detractors, margin, estimate)


def net_score_of(found: Distribution, confidence: float = USUAL) -> NetScore:
    """The net promoter score of answers from 0 to 10.

    Promoters chose 9 or 10, detractors 6 or less. Raises `NotDefinedError` for another
    scale, and without answers.
    """
    _require_scale(found, NET_SCALE)
    promoters = sum(found.counts[point] for point in _PROMOTERS)
    detractors = sum(found.counts[point] for point in _DETRACTORS)
    passives = found.n - promoters - detractors
    return net_score(promoters, passives, detractors, confidence)


def ease(found: Distribution, confidence: float = USUAL) -> Ease:
    """The customer effort score of answers from 1 to 7, where 7 is easiest.

    The share that chose 5 to 7 with Wilson's interval, beside it median and mean.
    Raises `NotDefinedError` for another scale, and without answers.
    """
    _require_scale(found, EASE_SCALE)
    share = share_of(found, _EASY, confidence)
    return Ease(share, median(found.counts), mean(found.counts))


def _require_scale(found: Distribution, scale: tuple[int, ...]) -> None:
    if tuple(sorted(found.counts)) != scale:
        raise NotDefinedError(
            _("this score is defined on a scale from {first} to {last} only").format(
                first=scale[0], last=scale[-1]
            ),
            hint=_("tell the distribution and the share of the upper points instead"),
        )
