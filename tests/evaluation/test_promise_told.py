"""What is told of a promise: the verdict, and no more than so few cases bear."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from qms.evaluation.kept import WORDS
from qms.evaluation.promise_told import result_of
from qms.model.chain.measured import Measurement
from qms.model.measurement import Counts, Promised, PromiseMeasured
from qms.model.period import named_period
from qms.model.promise_result import TOO_FEW, PromiseResult
from qms.site.verdicts import PROMISES

QUARTER = named_period("2026-Q3")


def measured(
    met: int, n: int, share: str = "90 %", *, is_sample: bool = False
) -> PromiseMeasured:
    return PromiseMeasured(
        Promised("answer", "20", "days", share, "calendar days"),
        is_sample,
        n,
        Counts(met, n - met, 0) if n >= 5 else None,
        pending=2,
        excluded={"withdrawn": 1},
        median="14" if n >= 5 else "",
        p90="19" if n >= 10 else "",
    )


def result(found: PromiseMeasured) -> PromiseResult:
    day = date(2026, 10, 5)
    whole = Measurement("MES-1", "", "CH-01", "3.0", QUARTER, day, "", (found,))
    told = result_of(whole, found)
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("met", "n", "is_sample", "word", "percent"),
    [
        pytest.param(0, 0, False, "not measured", "", id="no case"),
        pytest.param(3, 3, False, TOO_FEW, "", id="too few"),
        pytest.param(7, 7, False, "met", "", id="counts alone, all counted"),
        pytest.param(6, 7, False, "missed", "", id="counts alone, missed"),
        pytest.param(7, 7, True, "not shown", "", id="counts alone, a sample"),
        pytest.param(11, 12, False, "met", "92", id="a share"),
        pytest.param(12, 12, True, "not shown", "100", id="a small sample"),
        pytest.param(3, 12, True, "missed", "25", id="a small sample, surely missed"),
        pytest.param(187, 187, True, "met", "100.0", id="a sample, surely kept"),
        pytest.param(171, 187, False, "met", "91.4", id="all counted"),
        pytest.param(171, 187, True, "not shown", "91.4", id="the same as a sample"),
        pytest.param(8996, 10000, False, "missed", "89.9", id="not rounded to its aim"),
        pytest.param(60, 67, False, "missed", "89.5", id="nor of few"),
    ],
)
def test_the_verdict_and_the_share(
    met: int, n: int, is_sample: bool, word: str, percent: str
) -> None:
    told = result(measured(met, n, is_sample=is_sample))
    assert told.word == word
    assert told.share is None or told.share.percent == Decimal(percent)
    assert (told.share is None) == (percent == "")
    ends = told.share is not None and told.share.low is not None
    assert ends == (is_sample and percent != "")


def test_of_too_few_nothing_is_handed_on_but_their_number() -> None:
    told = result(measured(3, 3)).measured
    assert (told.n, told.counts, told.pending) == (3, None, 0)
    assert (told.excluded, told.left_out, told.median, told.p90) == (None, None, "", "")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(measured(9, 7), id="more in time than counted"),
        pytest.param(measured(6, 7, share="many"), id="a share that is none"),
    ],
)
def test_what_makes_no_sense_is_not_told(wrong: PromiseMeasured) -> None:
    whole = Measurement("MES-1", "", "CH-01", "3.0", QUARTER, None, "", (wrong,))
    assert result_of(whole, wrong) is None


def test_every_verdict_has_a_look() -> None:
    assert set(PROMISES) == {*WORDS, TOO_FEW}
