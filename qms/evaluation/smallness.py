"""What may be told of few answers: nothing, counts, shares without a trend, all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Shown(NamedTuple):
    """What may be told of a number of answers; how many there are is always told."""

    has_counts: bool
    has_shares: bool
    """Percents, scores and means, each with its interval."""
    has_trend: bool
    """Rankings, arrows and verdicts."""


NOTHING = Shown(has_counts=False, has_shares=False, has_trend=False)
COUNTS = Shown(has_counts=True, has_shares=False, has_trend=False)
NO_TREND = Shown(has_counts=True, has_shares=True, has_trend=False)
ALL = Shown(has_counts=True, has_shares=True, has_trend=True)

FEWEST_COUNTED = 5
FEWEST_SHARED = 10
FEWEST_COMPARED = 30

_FROM = (
    (FEWEST_COMPARED, ALL),
    (FEWEST_SHARED, NO_TREND),
    (FEWEST_COUNTED, COUNTS),
)


def shown(n: int) -> Shown:
    """What may be told of n answers: of less than five, people could be recognised."""
    return next((what for least, what in _FROM if n >= least), NOTHING)


def groups_to_hide(sizes: Mapping[str, int]) -> frozenset[str]:
    """The groups of which nothing may be told where the sum of all groups is told.

    All that are too small; and if the sum would give away less than that of them, the
    next larger group with them. Empty groups have nobody who could be recognised.
    """
    filled = sorted((size, name) for name, size in sizes.items() if size > 0)
    hidden = [each for each in filled if each[0] < FEWEST_COUNTED]
    if 0 < sum(size for size, _name in hidden) < FEWEST_COUNTED:
        hidden = filled[: len(hidden) + 1]
    return frozenset(name for _size, name in hidden)
