"""How long cases last: what half of them take at most, and nine in ten."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate
from math import ceil
from typing import Generic, NamedTuple

from qms.errors import NotDefinedError
from qms.evaluation.defined import Number, require_tally
from qms.i18n import _

HALF, NINE_IN_TEN = Fraction(1, 2), Fraction(9, 10)


class Times(NamedTuple, Generic[Number]):
    """What cases last, in the unit that was given; each figure is some case's own."""

    n: int
    median: Number
    ninetieth: Number


def times(counts: Mapping[Number, int]) -> Times[Number]:
    """Median and 90th percentile of durations, each with the number of its cases.

    Raw durations come as their `Counter`. Raises `NotDefinedError` without cases.
    """
    return Times(
        require_tally(counts),
        nearest_rank(counts, HALF),
        nearest_rank(counts, NINE_IN_TEN),
    )


def nearest_rank(counts: Mapping[Number, int], share: Fraction) -> Number:
    """The least duration within which at least this share of all cases was done.

    R. J. Hyndman and Y. Fan, The American Statistician 50, 1996, 361-365: definition 1,
    the inverse of the empirical distribution, also called nearest rank; `quantile_disc`
    of DuckDB, `percentile_disc` of SQL, `inverted_cdf` of numpy. It needs no distances
    between the values, and is never a duration that no case had. Raises
    `NotDefinedError` without cases, and for a share that is not above 0 and up to 1.
    """
    n = require_tally(counts)
    if not 0 < share <= 1:
        raise NotDefinedError(
            _("{share} does not lie between 0 and 1").format(share=share),
            hint=_("write 90 % as 9/10"),
        )
    ordered = sorted(counts)
    passed = list(accumulate(counts[duration] for duration in ordered))
    return ordered[bisect_left(passed, ceil(n * share))]
