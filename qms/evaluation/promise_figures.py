"""What a promise's tally comes to: how many were met, late, open and late, pending."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qms.evaluation.calendar_counting import Counting, exactly
from qms.evaluation.smallness import FEWEST_COUNTED, FEWEST_SHARED
from qms.evaluation.tally import Tally, unit_of
from qms.evaluation.times import HALF, NINE_IN_TEN, nearest_rank
from qms.model.measurement import Counts, Promised, PromiseMeasured

_TENTH = Decimal("0.1")


def figures(
    tally: Tally, promised: Promised, counting: Counting, is_sample: bool
) -> PromiseMeasured:
    """The figures of a promise: under five cases none, under ten their counts alone.

    Open cases past the limit are missed ones; open ones within it are not counted yet.
    """
    limit = _units(promised.target, counting)
    met, late = _parted(tally.ended, limit)
    pending, open_late = _parted(tally.open, limit)
    n = met + late + open_late
    has_ranks = met + late >= FEWEST_SHARED
    return PromiseMeasured(
        promised=promised,
        is_sample=is_sample,
        n=n,
        counts=Counts(met, late, open_late) if n >= FEWEST_COUNTED else None,
        pending=pending,
        paused=tally.paused,
        excluded=tally.excluded,
        left_out=tally.left_out,
        median=_rank(tally.ended, HALF, counting) if has_ranks else "",
        p90=_rank(tally.ended, NINE_IN_TEN, counting) if has_ranks else "",
    )


def _parted(counts: Mapping[int, int], limit: int) -> tuple[int, int]:
    """How many lie within a limit, and how many beyond."""
    within = sum(count for shown, count in counts.items() if shown <= limit)
    return within, sum(counts.values()) - within


def _units(target: str, counting: Counting) -> int:
    exact = exactly(Fraction(target)) * unit_of(counting)
    return exact.numerator // exact.denominator


def _rank(counts: Mapping[int, int], share: Fraction, counting: Counting) -> str:
    """A duration in the promise's unit: whole days, or tenths of minutes and hours."""
    shown = Decimal(nearest_rank(counts, share))
    if counting.is_of_days:
        return str(shown)
    rounded = (shown / unit_of(counting)).quantize(_TENTH, ROUND_HALF_UP)
    return str(rounded.normalize() if rounded % 1 else rounded.to_integral_value())
