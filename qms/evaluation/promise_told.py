"""What is told of a promise that was measured: its verdict, and no more than may be.

Under five cases only how many there were; under ten the counts, and no share. A full
count is compared as it is, a sample by its interval.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qms.evaluation.kept import MISSED, NOT_MEASURED, NOT_SHOWN, Kept, kept
from qms.evaluation.rounding import half_up, percent, percent_of
from qms.evaluation.smallness import shown
from qms.model.chain.measured import Measurement
from qms.model.measurement import PromiseMeasured
from qms.model.promise_result import TOO_FEW, PromiseResult, ShareTold, terms_of

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
    verdict = verdict_told(measured, terms.share)
    may_count = shown(measured.n).has_counts
    return PromiseResult(
        measurement=found.id,
        charter=found.charter,
        revision=found.revision,
        period=found.period,
        as_of=found.as_of,
        terms=terms,
        measured=measured if may_count else _only_how_many(measured),
        word=verdict.word,
        share=share_told(verdict, terms.share),
    )


def _is_sound(measured: PromiseMeasured) -> bool:
    if not shown(measured.n).has_counts:
        return measured.n >= 0
    counts = measured.counts
    return counts is not None and min(counts) >= 0 and sum(counts) == measured.n


def verdict_told(measured: PromiseMeasured, aim: float) -> Kept:
    """The verdict that may be told, with its share where that may be told too.

    `aim` is the promised share in percent. `TOO_FEW` under five cases.
    """
    n, told = measured.n, shown(measured.n)
    if not n:
        return Kept(NOT_MEASURED)
    if measured.counts is None or not told.has_counts:
        return Kept(TOO_FEW, 0, n)
    found = kept(measured.counts.met, n, aim, is_sample=measured.is_sample)
    if told.has_shares:
        return found
    return Kept(NOT_SHOWN if measured.is_sample else found.word, found.met, n)


def share_told(found: Kept, aim: float) -> ShareTold | None:
    """The share as it is printed: one that misses its aim is not rounded up to it."""
    if found.share is None:
        return None
    told = percent_of(found.met, found.n).number
    if found.share.is_full_count:
        if found.word == MISSED and told >= aim:
            told = half_up(100 * found.met / found.n - _HALF_A_TENTH, _TENTHS)
        return ShareTold(told)
    low, high = (percent(each, found.n).number for each in found.share[1:3])
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
