"""An indicator as pages tell it: where it began, where it is, and what that shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qms.i18n import N_
from qms.model.indicator_result import Figure, IndicatorResult
from qms.site.course import course_of
from qms.site.indicator_figures import change_in, target_in, value_in, with_unit
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.trend import Trend, of_so_many
from qms.site.verdicts import INDICATORS, MISSED_TARGET, TARGETS, Verdict, spoken

EVERY: Mapping[str, str] = {
    "month": N_("every month"),
    "quarter": N_("every quarter"),
    "half-year": N_("every half-year"),
    "year": N_("every year"),
}


@dataclass(frozen=True)
class Measured:
    """A figure in words: the value, of how many, on which day, from where."""

    value: str
    n: str
    day: str
    source: Said


@dataclass(frozen=True)
class IndicatorView:
    """An indicator in words; `overdue` stands where a reading is."""

    id: str
    title: Said
    name: Said
    baseline: Measured | None
    newest: Measured | None
    target: str
    reached: Verdict
    verdict: Verdict
    change: str
    why: str
    every: str
    due: str
    overdue: str
    trend: Trend | None


def indicator_view(
    page: ListPage, result: IndicatorResult, due: date | None = None
) -> IndicatorView:
    """An indicator on a page; `due` is the day for which its target is set."""
    voice, own = page.voice, page.site.binding
    day = voice.day(result.expected) if result.expected else ""
    return IndicatorView(
        id=result.record,
        title=page.marked(result.title or result.record, own),
        name=page.marked(result.name, own),
        baseline=_measured(page, result.baseline) if result.baseline else None,
        newest=_measured(page, result.newest) if result.newest else None,
        target=_target(page, result),
        reached=_reached(page, result, due),
        verdict=spoken(INDICATORS, result.verdict, voice),
        change=change_in(page, result.change) if result.change else "",
        why=voice.say(result.why) if result.why else "",
        every=voice.say(EVERY[result.every]) if result.every in EVERY else "",
        due="" if result.is_stale else day,
        overdue=day if result.is_stale else "",
        trend=course_of(page, result),
    )


def _measured(page: ListPage, figure: Figure) -> Measured:
    return Measured(
        value=value_in(page, figure),
        n=of_so_many(page.voice, figure.n) if figure.n is not None else "",
        day=page.voice.day(figure.day) if figure.day else "",
        source=page.marked(figure.source, page.site.binding),
    )


def _target(page: ListPage, result: IndicatorResult) -> str:
    if result.target is None:
        return ""
    told = with_unit(page, result.target, result.unit)
    return target_in(page.voice, result, told)


def _reached(page: ListPage, result: IndicatorResult, due: date | None) -> Verdict:
    """Whether the target is reached; what is not is missed once its day is over."""
    is_over = due is not None and due < page.site.as_of
    if result.target_is == "not reached" and is_over:
        return Verdict(MISSED_TARGET.look, page.voice.say(MISSED_TARGET.word))
    return spoken(TARGETS, result.target_is, page.voice)
