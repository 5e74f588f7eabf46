"""An indicator as pages tell it: where it began, where it is, and what that shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qms.i18n import N_
from qms.model.indicator_result import Figure, IndicatorResult
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.trend import Point, Trend, drawn, of_so_many
from qms.site.verdicts import INDICATORS, MISSED_TARGET, TARGETS, Verdict, spoken
from qms.site.voice import NO_BREAK, Voice

PERCENT = "%"
HUNDRED = 100.0
NONE = "–"
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
        target=_target(voice, result),
        reached=_reached(page, result, due),
        verdict=spoken(INDICATORS, result.verdict, voice),
        change=change_in(voice, result.change) if result.change else "",
        why=voice.say(result.why) if result.why else "",
        every=voice.say(EVERY[result.every]) if result.every in EVERY else "",
        due="" if result.is_stale else day,
        overdue=day if result.is_stale else "",
        trend=_trend(voice, result),
    )


def value_in(voice: Voice, figure: Figure) -> str:
    """A figure as it is printed, with the ends of its interval if it has any."""
    if figure.is_hidden:
        return voice.say(N_("too few to tell"))
    if figure.value is None:
        if figure.met is None or figure.n is None:
            return NONE
        return voice.say(N_("{met} of {n}")).format(
            met=voice.number(str(figure.met)), n=voice.number(str(figure.n))
        )
    told = number_in(voice, figure.value, figure.unit)
    if figure.low is None or figure.high is None:
        return told
    ends = (number_in(voice, each, figure.unit) for each in (figure.low, figure.high))
    return f"{told} ({'–'.join(ends)})"


def number_in(voice: Voice, number: Decimal, unit: str) -> str:
    """A number with its unit, as the language writes it."""
    if unit == PERCENT:
        return voice.percent(number)
    return f"{voice.decimal(number)}{NO_BREAK}{unit}".strip()


def change_in(voice: Voice, change: Figure) -> str:
    """By how much a figure changed; percents differ by percentage points."""
    unit = voice.say(N_("percentage points")) if change.unit == PERCENT else change.unit
    ends = (change.value, change.low, change.high)
    known = [f"{each:+}" for each in ends if each is not None]
    value, *rest = [voice.signed(Decimal(each)) for each in known]
    told = f"{value}{NO_BREAK}{unit}"
    if not rest:
        return told
    sentence = N_("{change}, between {low} and {high}")
    return voice.say(sentence).format(change=told, low=rest[0], high=rest[1])


def _measured(page: ListPage, figure: Figure) -> Measured:
    return Measured(
        value=value_in(page.voice, figure),
        n=of_so_many(page.voice, figure.n) if figure.n is not None else "",
        day=page.voice.day(figure.day) if figure.day else "",
        source=page.marked(figure.source, page.site.binding),
    )


def _target(voice: Voice, result: IndicatorResult) -> str:
    if result.target is None:
        return ""
    sentence = (
        N_("at least {value}") if result.is_higher_better else N_("at most {value}")
    )
    value = number_in(voice, result.target, result.unit)
    return voice.say(sentence).format(value=value)


def _reached(page: ListPage, result: IndicatorResult, due: date | None) -> Verdict:
    """Whether the target is reached; what is not is missed once its day is over."""
    is_over = due is not None and due < page.site.as_of
    if result.target_is == "not reached" and is_over:
        return Verdict(MISSED_TARGET.look, page.voice.say(MISSED_TARGET.word))
    return spoken(TARGETS, result.target_is, page.voice)


def _trend(voice: Voice, result: IndicatorResult) -> Trend | None:
    figures = [*([result.baseline] if result.baseline else []), *result.readings]
    points = [_point(voice, result, each) for each in figures]
    values = [each.value for each in points if each.value is not None]
    aim = None if result.target is None else float(result.target)
    top = HUNDRED if result.unit == PERCENT else max([*values, aim or 0.0, 1.0])
    title = voice.say(N_("Course of {id}")).format(id=result.record)
    nothing = number_in(voice, Decimal(0), result.unit)
    return drawn(
        result.record,
        title,
        points,
        (aim, _target(voice, result)),
        (top, _bare(nothing, result)),
    )


def _point(voice: Voice, result: IndicatorResult, figure: Figure) -> Point:
    value = None if figure.value is None else float(figure.value)
    told = "" if figure.value is None else number_in(voice, figure.value, result.unit)
    day = voice.day(figure.day) if figure.day else voice.say(N_("at the start"))
    n = of_so_many(voice, figure.n) if figure.n is not None else ""
    words = ", ".join(filter(None, (f"{day}: {told}", n)))
    label = _bare(told, result)
    return Point(value, label, words, _is_good(result, figure))


def _bare(told: str, result: IndicatorResult) -> str:
    """A number without its unit, where that would be long."""
    return told if result.unit == PERCENT else told.removesuffix(result.unit).strip()


def _is_good(result: IndicatorResult, figure: Figure) -> bool:
    if figure.value is None or result.target is None:
        return True
    if result.is_higher_better:
        return figure.value >= result.target
    return figure.value <= result.target
