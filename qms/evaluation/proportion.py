"""How large a share is, how surely, and how many must be asked to know it."""

from __future__ import annotations

from math import ceil, sqrt

from qms.evaluation.defined import require_counts, require_part, require_share
from qms.evaluation.estimate import USUAL, Estimate, difference, normal_quantile


def wilson(part: int, whole: int, confidence: float = USUAL) -> Estimate:
    """The share of a sample, from 0 to 1, with Wilson's score interval.

    E. B. Wilson, Journal of the American Statistical Association 22, 1927, 209-212.
    None of all begins at 0 exactly, all of all ends at 1 exactly. Raises
    `NotDefinedError` for a sample of nobody, and a part that is larger than its whole.
    """
    require_part(part, whole)
    share, z = part / whole, normal_quantile(confidence)
    widened = 1 + z * z / whole
    centre = (share + z * z / (2 * whole)) / widened
    spread = share * (1 - share) / whole + z * z / (4 * whole * whole)
    half = z * sqrt(spread) / widened
    low = max(0.0, centre - half) if part else 0.0
    high = min(1.0, centre + half) if part < whole else 1.0
    return Estimate(share, low, high, confidence)


def newcombe(
    part: int, whole: int, earlier: tuple[int, int], confidence: float = USUAL
) -> Estimate:
    """The share of one sample less that of an earlier, independent one, from -1 to 1.

    R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890: the hybrid score interval,
    method 10. `earlier` is the part and the whole of the other sample.
    """
    return difference(
        wilson(part, whole, confidence),
        wilson(*earlier, confidence),
    )


def worst_margin(
    n: int, population: int | None = None, confidence: float = USUAL
) -> float:
    """How far off a share of a random sample may be at worst: at one half, from 0 to 1.

    Of a known population the margin shrinks, and is zero where all were asked (W. G.
    Cochran, Sampling Techniques, 3rd edition 1977, 4.4). Raises `NotDefinedError` for a
    sample of nobody, or larger than its population.
    """
    require_counts((n,))
    margin = normal_quantile(confidence) * sqrt(0.25 / n)
    if population is None:
        return margin
    require_part(n, population)
    if n == population:
        return 0.0
    return margin * sqrt((population - n) / (population - 1))


def sample_size(
    margin: float = 0.05, population: int | None = None, confidence: float = USUAL
) -> int:
    """How many random answers keep every share within the margin, from 0 to 1.

    Answers, not invitations. With Cochran's correction for a finite population (1977,
    4.4). Raises `NotDefinedError` for a margin outside of 0 to 1, or nobody to ask.
    """
    require_share(margin)
    endless = 0.25 * (normal_quantile(confidence) / margin) ** 2
    if population is None:
        return ceil(endless)
    require_counts((population,))
    corrected = endless / (1 + (endless - 1) / population)
    return min(population, max(1, ceil(corrected)))
