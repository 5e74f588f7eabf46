"""What is told of a promise that was measured: its verdict, and no more than may be.

Under five cases only how many there were; under ten the counts, and no share. A full
count is compared as it is, a sample by its interval.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qms.evaluation.estimate import Estimate
from qms.evaluation.kept import MISSED, NOT_MEASURED, NOT_SHOWN, Kept, kept
from qms.evaluation.rounding import half_up, percent, percent_of
from qms.evaluation.smallness import shown
from qms.model.chain.measured import Measurement
from qms.model.measurement import PromiseMeasured
from qms.model.promise_result import TOO_FEW, PromiseResult, ShareTold, Terms, terms_of

_TENTHS = 100  # so many answers carry one decimal
_HALF_A_TENTH = 0.05


def results_of(found: Measurement) -> Iterator[PromiseResult]:
    """What a measurement says of each promise; of what makes no sense, nothing."""
    for measured in found.promises:
        result = result_of(found, measured)
        if result is not None:
            yield result


def result_of(found: Measurement, measured: PromiseMeasured) -> PromiseResult | None:
    """What is told of one promise; None where its figures make no sense."""
    promised = measured.promised
    try:
        terms = terms_of(
            promised.target, promised.unit, promised.calendar, promised.share
        )
    except ValueError:
        return None
    if found.period is None or not _is_sound(measured):
        return None
    word, share = _judged(measured, terms)
    may_count = shown(measured.n).has_counts
    return PromiseResult(
        measurement=found.id,
        charter=found.charter,
        revision=found.revision,
        period=found.period,
        as_of=found.as_of,
        terms=terms,
        measured=measured if may_count else _only_how_many(measured),
        word=word,
        share=share,
    )


def _is_sound(measured: PromiseMeasured) -> bool:
    if not shown(measured.n).has_counts:
        return measured.n >= 0
    counts = measured.counts
    return counts is not None and min(counts) >= 0 and sum(counts) == measured.n


def _judged(measured: PromiseMeasured, terms: Terms) -> tuple[str, ShareTold | None]:
    n, told = measured.n, shown(measured.n)
    if not n:
        return NOT_MEASURED, None
    if measured.counts is None or not told.has_counts:
        return TOO_FEW, None
    is_sample = measured.is_sample
    found = kept(measured.counts.met, n, terms.share, is_sample=is_sample)
    if not told.has_shares:
        return NOT_SHOWN if is_sample else found.word, None
    return found.word, _share(found, terms)


def _share(found: Kept, terms: Terms) -> ShareTold:
    """The share as it is printed: one that misses its aim is not rounded up to it."""
    told = percent_of(found.met, found.n).number
    estimate = found.share or Estimate(0, 0, 0)
    if estimate.is_full_count:
        if found.word == MISSED and told >= terms.share:
            told = half_up(100 * found.met / found.n - _HALF_A_TENTH, _TENTHS)
        return ShareTold(told)
    low, high = (percent(each, found.n).number for each in estimate[1:3])
    return ShareTold(told, low, high)


def _only_how_many(measured: PromiseMeasured) -> PromiseMeasured:
    return replace(
        measured,
        counts=None,
        pending=0,
        paused=0,
        excluded=None,
        left_out=None,
        median="",
        p90="",
    )
