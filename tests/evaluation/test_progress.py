"""Verdicts of objectives: improved, worsened, no clear change, or why none."""

from __future__ import annotations

from datetime import date

import pytest

from qms.evaluation import progress as at
from qms.evaluation.verdict import (
    GROUP,
    IMPROVED,
    NO_CLEAR_CHANGE,
    NOT_COMPARABLE,
    TOO_FEW,
    WORDING,
    WORSENED,
)
from qms.model.indicator import Indicator
from qms.model.located import Fields
from qms.model.reading import PERCENT, Reading
from qms.model.record import Record

THEN, NOW = date(2025, 10, 1), date(2026, 10, 1)


def reading(met: int, n: int, day: date = NOW, **more: object) -> Reading:
    return Reading("S", PERCENT, day, met=met, n=n, **more)  # type: ignore[arg-type]


def bare(value: float, day: date | None = NOW, **more: object) -> Reading:
    return Reading("", "desks", day, value=value, **more)  # type: ignore[arg-type]


def indicator(
    baseline: Reading | None,
    *readings: Reading,
    target: float | None = None,
    up: bool = True,
) -> Indicator:
    record = Record("records/objectives/OB-01.yaml", Fields())
    return Indicator(record, "", PERCENT, target, up, "", baseline, readings)


@pytest.mark.parametrize(
    ("given", "word", "reason"),
    [
        pytest.param(
            indicator(reading(48, 80, THEN), reading(56, 70)),
            *(IMPROVED, ""),
            id="48 of 80, then 56 of 70",
        ),
        pytest.param(
            indicator(reading(56, 70, THEN), reading(48, 80)),
            *(WORSENED, ""),
            id="the other way round",
        ),
        pytest.param(
            indicator(reading(56, 70, THEN), reading(48, 80), up=False),
            *(IMPROVED, ""),
            id="less is better",
        ),
        pytest.param(
            indicator(reading(26, 30, THEN), reading(27, 30)),
            *(NO_CLEAR_CHANGE, ""),
            id="26 of 30, then 27 of 30",
        ),
        pytest.param(
            indicator(reading(26, 29, THEN), reading(29, 29)),
            *(NOT_COMPARABLE, TOO_FEW),
            id="under thirty",
        ),
        pytest.param(
            indicator(
                reading(80, 100, THEN, is_full_count=True),
                reading(81, 100, is_full_count=True),
            ),
            *(IMPROVED, ""),
            id="a full count needs no interval",
        ),
        pytest.param(
            indicator(bare(9, THEN, is_full_count=True), bare(16, is_full_count=True)),
            *(IMPROVED, ""),
            id="things that were all counted",
        ),
        pytest.param(
            indicator(bare(71, THEN), reading(318, 421)),
            *(NOT_COMPARABLE, at.BARE),
            id="a bare baseline",
        ),
        pytest.param(
            indicator(reading(300, 421, THEN), bare(76)),
            *(NOT_COMPARABLE, at.BARE),
            id="a bare reading",
        ),
        pytest.param(
            indicator(None, reading(56, 70)),
            *(NOT_COMPARABLE, at.NO_BASELINE),
            id="no baseline",
        ),
        pytest.param(
            indicator(reading(56, 70, NOW), reading(48, 80, THEN)),
            *(NOT_COMPARABLE, at.NOT_AGAIN),
            id="only what was read before",
        ),
        pytest.param(
            indicator(
                reading(48, 80, THEN, wording="a", scale=(1, 2)),
                reading(56, 70, wording="b", scale=(1, 2)),
            ),
            *(NOT_COMPARABLE, WORDING),
            id="another wording",
        ),
        pytest.param(
            indicator(
                reading(48, 80, THEN, wording="a", group="clients"),
                reading(56, 70, wording="a", group="firms"),
            ),
            *(NOT_COMPARABLE, GROUP),
            id="another group",
        ),
        pytest.param(
            indicator(
                reading(48, 80, THEN, counting="30 days"),
                reading(56, 70, counting="20 days"),
            ),
            *(NOT_COMPARABLE, at.COUNTING),
            id="a promise of other terms",
        ),
        pytest.param(
            indicator(reading(48, 80, THEN), reading(56, 70, wording="a")),
            *(NOT_COMPARABLE, at.COUNTING),
            id="entered by hand, then read from a wave",
        ),
    ],
)
def test_verdict(given: Indicator, word: str, reason: str) -> None:
    found = at.progress(given).verdict
    assert (found.word, found.reason) == (word, reason)
    assert (found.change is None) == (word == NOT_COMPARABLE)
    assert not reason or at.WHY[reason]


def test_a_change_has_its_interval_in_points() -> None:
    found = at.progress(indicator(reading(48, 80, THEN), reading(56, 70))).verdict
    assert found.change is not None
    ends = (found.change.value, found.change.low, found.change.high)
    assert [round(each, 1) for each in ends] == [20.0, 5.2, 33.4]


@pytest.mark.parametrize(
    ("given", "target", "up", "word"),
    [
        pytest.param(
            reading(95, 100, is_full_count=True), *(95, True, at.REACHED), id="equal"
        ),
        pytest.param(
            reading(949, 1000, is_full_count=True),
            *(95, True, at.NOT_REACHED),
            id="rounded it would be there",
        ),
        pytest.param(reading(500, 593), 81, True, at.REACHED, id="the whole interval"),
        pytest.param(reading(500, 593), 84, True, at.NOT_SHOWN, id="within it"),
        pytest.param(reading(500, 593), 88, True, at.NOT_REACHED, id="above it"),
        pytest.param(reading(500, 593), 88, False, at.REACHED, id="less is better"),
        pytest.param(reading(500, 593), 81, False, at.NOT_REACHED, id="too much"),
        pytest.param(reading(9, 9), 50, True, at.NOT_SHOWN, id="nine answers"),
        pytest.param(
            reading(4, 4, is_full_count=True), 50, True, at.NOT_SHOWN, id="four cases"
        ),
        pytest.param(
            reading(5, 5, is_full_count=True), 50, True, at.REACHED, id="five cases"
        ),
        pytest.param(bare(16), 24, True, at.NOT_REACHED, id="a bare number"),
        pytest.param(bare(24), 24, True, at.REACHED, id="a bare number, there"),
        pytest.param(None, 24, True, at.NOT_MEASURED, id="nothing"),
        pytest.param(reading(7, 3), 24, True, at.NOT_MEASURED, id="more than all"),
        pytest.param(bare(16), None, True, at.NO_TARGET, id="no target"),
    ],
)
def test_target(
    given: Reading | None, target: float | None, up: bool, word: str
) -> None:
    assert at.target_word(given, target, up) == word
    assert word in at.TARGET_WORDS


def test_a_net_score_is_read_from_its_counts() -> None:
    counts = {10: 50, 8: 30, 3: 20}
    given = Reading("S", "points", NOW, n=100, counts=counts, measure="nps")
    found = at.figure_of(given)
    assert found is not None
    assert round(found.value) == 30
    other = Reading("S", "points", NOW, n=2, counts={11: 2}, measure="nps")
    assert at.figure_of(other) is None
