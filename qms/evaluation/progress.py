"""How an indicator fares: better or worse than it began, and whether it is there."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from qms.evaluation.distribution import Distribution
from qms.evaluation.estimate import Estimate, full_count
from qms.evaluation.proportion import wilson
from qms.evaluation.scores import NET_SCALE, net_score_of
from qms.evaluation.smallness import shown
from qms.evaluation.verdict import (
    NOT_COMPARABLE,
    REASONS,
    Measured,
    Verdict,
    obstacle,
    verdict,
)
from qms.i18n import N_, NC_
from qms.model.indicator import Indicator
from qms.model.reading import PERCENT, Reading

REACHED = "reached"
NOT_REACHED = "not reached"
NOT_SHOWN = "not shown"
NO_TARGET = "no target"
NOT_MEASURED = "not measured"

TARGET_WORDS = {
    REACHED: NC_("target", "reached"),
    NOT_REACHED: NC_("target", "not reached"),
    NOT_SHOWN: NC_("target", "not shown"),
    NO_TARGET: NC_("target", "no target"),
    NOT_MEASURED: NC_("target", "not measured"),
}

NO_BASELINE = "no baseline"
NOT_AGAIN = "not again"
BARE = "bare"
COUNTING = "counting"

WHY = {
    **REASONS,
    NO_BASELINE: N_("there is no baseline to compare with"),
    NOT_AGAIN: N_("it was not measured again after the baseline"),
    BARE: N_("a bare number proves no change: enter of how many it is"),
    COUNTING: N_("it was counted in another way"),
}
"""Why two readings cannot be compared, by the reason of a verdict."""


class Progress(NamedTuple):
    """What became of an indicator, and whether its target is reached."""

    verdict: Verdict
    target: str
    newest: Measured | None


def progress(indicator: Indicator) -> Progress:
    """The newest reading against the baseline, and against the target."""
    newest = indicator.newest
    return Progress(
        _verdict(indicator),
        target_word(newest, indicator.target, indicator.is_higher_better),
        measured(newest) if newest else None,
    )


def measured(reading: Reading) -> Measured:
    """A reading with its interval, as verdicts compare it."""
    return Measured(
        figure_of(reading),
        reading.n,
        wording=reading.wording,
        scale=reading.scale,
        group=reading.group,
        unit=reading.unit,
    )


def figure_of(reading: Reading) -> Estimate | None:
    """The figure of a reading; None where it has none, or none with an interval."""
    if reading.counts:
        return _net(reading)
    figure = reading.figure
    if reading.is_full_count:
        return None if figure is None else full_count(figure)
    if reading.is_share:
        share = wilson(reading.met or 0, reading.n or 1)
        return share.times(100) if reading.unit == PERCENT else share
    return None


def target_word(
    reading: Reading | None, target: float | None, is_higher_better: bool
) -> str:
    """Whether a reading reaches a target; of a sample, by its whole interval.

    A full count is compared exactly, as it was counted and not as it is rounded.
    """
    if target is None:
        return NO_TARGET
    if reading is None or reading.is_empty:
        return NOT_MEASURED
    if reading.n is not None and not _carries(reading, reading.n):
        return NOT_SHOWN
    if reading.is_full_count or reading.is_bare:
        value = exact_value(reading)
        if value is None:
            return NOT_MEASURED
        aim = Fraction(str(target))
        is_there = value >= aim if is_higher_better else value <= aim
        return REACHED if is_there else NOT_REACHED
    figure = figure_of(reading)
    return (
        NOT_MEASURED if figure is None else _by_ends(figure, target, is_higher_better)
    )


def exact_value(reading: Reading) -> Fraction | None:
    """The value of a reading without an error of floats."""
    if reading.is_share:
        share = Fraction(reading.met or 0, reading.n or 1)
        return 100 * share if reading.unit == PERCENT else share
    return None if reading.value is None else Fraction(str(reading.value))


def _verdict(indicator: Indicator) -> Verdict:
    before, after = indicator.baseline, indicator.again
    if before is None or before.is_empty:
        return Verdict(NOT_COMPARABLE, NO_BASELINE)
    if after is None:
        return Verdict(NOT_COMPARABLE, NOT_AGAIN)
    if before.is_bare or after.is_bare:
        return Verdict(NOT_COMPARABLE, BARE)
    if _ways(before) != _ways(after):
        return Verdict(NOT_COMPARABLE, COUNTING)
    first, second = measured(before), measured(after)
    reason = obstacle(first, second)
    if reason:
        return Verdict(NOT_COMPARABLE, reason)
    return verdict(first, second, is_higher_better=indicator.is_higher_better)


def _ways(reading: Reading) -> tuple[object, ...]:
    """In which way a reading came about: from answers, by which terms, by hand."""
    return bool(reading.wording), reading.measure, reading.counting


def is_counted_alike(one: Reading, other: Reading) -> bool:
    """Whether two readings tell of the same thing, so that one line may join them."""
    ways = [
        (_ways(each), each.wording, each.scale, each.group, each.unit)
        for each in (one, other)
    ]
    return ways[0] == ways[1]


def _carries(reading: Reading, n: int) -> bool:
    told = shown(n)
    return told.has_counts if reading.is_full_count else told.has_shares


def _by_ends(figure: Estimate, target: float, is_higher_better: bool) -> str:
    worst, best = figure.low, figure.high
    if not is_higher_better:
        worst, best, target = -figure.high, -figure.low, -target
    if worst >= target:
        return REACHED
    return NOT_REACHED if best < target else NOT_SHOWN


def _net(reading: Reading) -> Estimate | None:
    """The net promoter score of a reading on its scale; None on any other."""
    counts = {point: reading.counts.get(point, 0) for point in NET_SCALE}
    if sum(counts.values()) != sum(reading.counts.values()) or not reading.n:
        return None
    return net_score_of(Distribution(counts)).estimate
