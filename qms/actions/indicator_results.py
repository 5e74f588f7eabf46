"""What became of every indicator, for pages to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from qms.actions.figures_told import is_too_small, rounded, told_of
from qms.evaluation.estimate import Estimate
from qms.evaluation.progress import WHY, figure_of, is_counted_alike, progress
from qms.evaluation.rounding import half_up
from qms.model.chain.plan import CLOSED, state_of
from qms.model.indicator import Indicator, indicators
from qms.model.indicator_result import Figure, IndicatorResult
from qms.model.reading import Reading
from qms.model.register import Register


def indicator_results(register: Register) -> Iterator[IndicatorResult]:
    """Every indicator on record, as of the register's day, by the id of its record."""
    found = sorted(indicators(register), key=lambda each: each.record.id)
    for each in found:
        yield _result(each, register)


def _result(each: Indicator, register: Register) -> IndicatorResult:
    how, record = progress(each), each.record
    is_open = state_of(record, register.as_of) != CLOSED
    return IndicatorResult(
        record=str(record.id),
        title=str(record.fields.text("title")),
        name=each.name,
        unit=each.unit,
        target=None if each.target is None else Decimal(f"{each.target:g}"),
        is_higher_better=each.is_higher_better,
        every=each.every,
        baseline=_figure(each, each.baseline) if each.baseline else None,
        readings=tuple(_figure(each, one) for one in each.readings),
        verdict=how.verdict.word,
        why=WHY.get(how.verdict.reason, ""),
        change=_change(each, how.verdict.change),
        target_is=how.target,
        expected=each.expected if is_open else None,
        is_stale=is_open and each.is_stale(register.as_of),
    )


def _figure(each: Indicator, reading: Reading) -> Figure:
    newest = each.newest or reading
    return replace(figure_told(reading), is_alike=is_counted_alike(reading, newest))


def figure_told(reading: Reading) -> Figure:
    """A reading as it is printed, and no more of it than may be told."""
    told, n = told_of(reading), reading.n
    bare = Figure(reading.unit, n=n, day=reading.day, source=reading.source)
    if is_too_small(reading):
        return replace(bare, is_hidden=True)
    figure = figure_of(reading)
    counts = replace(bare, met=reading.met)
    if not told.has_shares and reading.is_share and not reading.is_full_count:
        return counts
    if figure is None:
        value = reading.figure
        return counts if value is None else replace(counts, value=_plain(value))
    if figure.is_full_count:
        return replace(counts, value=rounded(reading, figure))
    low, high = (half_up(each, n or 0) for each in (figure.low, figure.high))
    return replace(counts, value=rounded(reading, figure), low=low, high=high)


def _change(each: Indicator, change: Estimate | None) -> Figure | None:
    """By how much it changed, as exactly as the smaller of the two carries."""
    if change is None:
        return None
    sizes = [one.n for one in (each.baseline, each.again) if one and one.n is not None]
    value, low, high = (
        half_up(end, min(sizes, default=0))
        for end in (change.value, change.low, change.high)
    )
    if change.is_full_count:
        return Figure(each.unit, value)
    return Figure(each.unit, value, low, high)


def _plain(value: float) -> Decimal:
    return Decimal(f"{value:g}")
