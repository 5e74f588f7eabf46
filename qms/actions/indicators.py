"""Indicators: each with its readings, its newest value, its target and its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from qms.actions.documents import read_facts
from qms.actions.figures_told import (
    change_told,
    number_told,
    sparkline,
    told_of,
    value_told,
    with_unit,
)
from qms.evaluation.estimate import Estimate
from qms.evaluation.progress import (
    NOT_AGAIN,
    TARGET_WORDS,
    WHY,
    Progress,
    figure_of,
    progress,
)
from qms.evaluation.verdict import NOT_COMPARABLE, WORDS
from qms.i18n import _
from qms.model.chain.plan import CLOSED, state_of
from qms.model.grid import Column, Grid, Tabled
from qms.model.indicator import Indicator, indicators
from qms.model.reading import Reading

DECIMALS = 6


def indicator_table(root: Path, as_of: date) -> Tabled:
    """Every indicator on record as of a day, those of closed records too."""
    register = read_facts(root, as_of)
    found = sorted(indicators(register), key=lambda each: each.record.id)
    rows = [(each, progress(each)) for each in found]
    note = _("{count} indicators, as of {day}").format(count=len(rows), day=as_of)
    return Tabled(
        Grid(_columns(), [dict(_cells(each, how, as_of)) for each, how in rows], note),
        [_data(each, how, as_of) for each, how in rows],
    )


def verdict_told(indicator: Indicator, how: Progress) -> str:
    """What became of an indicator: by how much it changed, or why that is not told."""
    word = _(WORDS[how.verdict.word])
    change = how.verdict.change
    if how.verdict.word == NOT_COMPARABLE or change is None:
        if how.verdict.reason == NOT_AGAIN:
            return _(WHY[NOT_AGAIN])
        return f"{word}: {_(WHY[how.verdict.reason])}"
    sizes = [each.n for each in (indicator.baseline, indicator.again) if each]
    n = min((each for each in sizes if each is not None), default=0)
    return f"{word}: {change_told(change, indicator.unit, n)}"


def _cells(each: Indicator, how: Progress, as_of: date) -> Iterator[tuple[str, str]]:
    newest, baseline = each.newest, each.baseline
    yield "id", str(each.record.id)
    yield "name", each.name
    yield "line", sparkline([*([baseline] if baseline else []), *each.readings])
    yield "baseline", value_told(baseline) if baseline else ""
    yield "value", value_told(newest) if newest else _(TARGET_WORDS["not measured"])
    yield "n", str(newest.n) if newest and newest.n is not None else ""
    yield "on", newest.day.isoformat() if newest and newest.day else ""
    if each.target is not None:
        sign = "≥" if each.is_higher_better else "≤"
        yield "target", f"{sign} {with_unit(number_told(each.target), each.unit)}"
    yield "reached", _(TARGET_WORDS[how.target])
    yield "verdict", verdict_told(each, how)
    yield "stale", _stale(each, as_of)


def _stale(each: Indicator, as_of: date) -> str:
    if state_of(each.record, as_of) == CLOSED or each.expected is None:
        return ""
    said = (
        _("overdue since {day}") if each.is_stale(as_of) else _("to be read by {day}")
    )
    return said.format(day=each.expected)


def _columns() -> tuple[Column, ...]:
    return (
        Column("id", "id", is_whole=True),
        Column("name", _("indicator"), readable=12),
        Column("line", _("course"), is_whole=True),
        Column("baseline", _("baseline"), rank=6),
        Column("value", _("newest value"), is_whole=True),
        Column("n", "n", is_number=True, rank=2),
        Column("on", _("on"), rank=5),
        Column("target", _("target"), rank=3),
        Column("reached", _("target is"), rank=1, is_whole=True),
        Column("verdict", _("against the baseline"), readable=16),
        Column("stale", _("next reading"), rank=4),
    )


def _data(each: Indicator, how: Progress, as_of: date) -> dict[str, object]:
    return {
        "id": str(each.record.id),
        "name": each.name,
        "unit": each.unit,
        "direction": "up" if each.is_higher_better else "down",
        "target": each.target,
        "target_is": how.target,
        "baseline": reading_data(each.baseline),
        "readings": [reading_data(one) for one in each.readings],
        "verdict": {
            "word": how.verdict.word,
            "reason": how.verdict.reason,
            "change": _ends(how.verdict.change),
        },
        "next_reading_by": each.expected.isoformat() if each.expected else None,
        "is_overdue": state_of(each.record, as_of) != CLOSED and each.is_stale(as_of),
    }


def reading_data(reading: Reading | None) -> dict[str, object] | None:
    """A reading as machines read it; of too few, no more than people are told."""
    if reading is None:
        return None
    told = told_of(reading)
    figure: Mapping[str, float | None]
    figure = _ends(figure_of(reading)) or {"value": reading.figure}
    return {
        "on": reading.day.isoformat() if reading.day else None,
        "source": reading.source,
        "n": reading.n,
        **({"met": reading.met} if told.has_counts else {}),
        "counted": "all" if reading.is_full_count else "sample",
        "unit": reading.unit,
        **(figure if told.has_shares else {}),
    }


def _ends(found: Estimate | None) -> dict[str, float] | None:
    if found is None:
        return None
    names = ("value", "low", "high")
    return {
        name: round(each, DECIMALS)
        for name, each in zip(names, found[: len(names)], strict=True)
    }
