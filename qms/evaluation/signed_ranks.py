"""Whether the same people answer higher than before, by the ranks of their changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms.evaluation.defined import Number, require_tally
from qms.evaluation.ranks import two_sided


class SignedRanks(NamedTuple):
    """How many went up and down, how far by rank, and how often chance does that."""

    up: int
    same: int
    down: int
    rank_sum: float
    """The ranks of those who went up."""
    effect: float
    """The rank-biserial correlation, from -1 (all down) to 1 (all up)."""
    p: float


def signed_rank(changes: Mapping[Number, int]) -> SignedRanks:
    """Compare linked answers: each change maps to the number of people who made it.

    F. Wilcoxon, Biometrics Bulletin 1, 1945, 80-83, with those who did not change
    ranked and then left out (J. W. Pratt, Journal of the American Statistical
    Association 54, 1959, 655-667), corrected for ties and for continuity: scipy's
    `wilcoxon(zero_method="pratt", correction=True, method="asymptotic")`, but that p is
    1 within half a step of the mean, and where nobody changed. The effect is the
    matched-pairs rank-biserial correlation (D. S. Kerby, Comprehensive Psychology 3,
    2014), 0 where nobody changed. Raises `NotDefinedError` without answers.
    """
    n = require_tally(changes)
    counts: dict[float, int] = dict(changes.items())
    same = counts.get(0, 0)
    twice_up = twice_down = tied = 0
    ranked = same
    for size in sorted({abs(change) for change, count in changes.items() if change}):
        up, down = counts.get(size, 0), counts.get(-size, 0)
        rank = 2 * ranked + up + down + 1
        twice_up, twice_down = twice_up + up * rank, twice_down + down * rank
        tied += (up + down) ** 3 - (up + down)
        ranked += up + down
    squares = n * (n + 1) * (2 * n + 1) - same * (same + 1) * (2 * same + 1)
    both = twice_up + twice_down
    return SignedRanks(
        up=sum(count for change, count in changes.items() if change > 0),
        same=same,
        down=sum(count for change, count in changes.items() if change < 0),
        rank_sum=twice_up / 2,
        effect=(twice_up - twice_down) / both if both else 0.0,
        p=two_sided(abs(twice_up - twice_down) / 4, (2 * squares - tied) / 48),
    )
