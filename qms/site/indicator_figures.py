"""The figures of an indicator in words; its unit is in the language of the office."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup, escape

from qms.i18n import N_
from qms.model.indicator_result import Figure, IndicatorResult
from qms.model.reading import PERCENT, POINTS
from qms.site.list_page import ListPage
from qms.site.marking import said
from qms.site.voice import NO_BREAK, Voice

DIFFERENCES = {PERCENT: N_("percentage points"), POINTS: N_("points")}
NONE = "–"


def value_in(page: ListPage, figure: Figure) -> str:
    """A figure as it is printed, with the ends of its interval if it has any."""
    voice = page.voice
    if figure.is_hidden:
        return voice.say(N_("too few to tell"))
    if figure.value is None:
        if figure.met is None or figure.n is None:
            return NONE
        return voice.say(N_("{met} of {n}")).format(
            met=voice.number(str(figure.met)), n=voice.number(str(figure.n))
        )
    told = with_unit(page, figure.value, figure.unit)
    if figure.low is None or figure.high is None:
        return told
    low, high = (bare(voice, each, figure.unit) for each in (figure.low, figure.high))
    return Markup("{} ({}–{})").format(told, low, high)


def with_unit(page: ListPage, number: Decimal, unit: str) -> Markup:
    """A number with its unit, marked where that is not in the page's language."""
    told = bare(page.voice, number, unit)
    if not unit or unit == PERCENT:
        return escape(told)
    return Markup("{}{}{}").format(told, NO_BREAK, _unit(page, unit))


def bare(voice: Voice, number: Decimal, unit: str) -> str:
    """A number without a unit, but for the sign of percents."""
    return voice.percent(number) if unit == PERCENT else voice.decimal(number)


def target_in(voice: Voice, result: IndicatorResult, told: str) -> Markup:
    """What is to be reached, where its number is told so."""
    sentence = (
        N_("at least {value}") if result.is_higher_better else N_("at most {value}")
    )
    return escape(voice.say(sentence)).format(value=told)


def change_in(page: ListPage, change: Figure) -> str:
    """By how much a figure changed; percents differ by percentage points."""
    voice = page.voice
    unit = _unit(page, change.unit)
    ends = (change.value, change.low, change.high)
    value, *rest = [voice.signed(each) for each in ends if each is not None]
    told = Markup("{}{}{}").format(value, NO_BREAK, unit)
    if not rest:
        return told
    sentence = escape(voice.say(N_("{change}, between {low} and {high}")))
    return sentence.format(change=told, low=rest[0], high=rest[1])


def _unit(page: ListPage, unit: str) -> Markup:
    """A unit in which figures differ; those of the office are in its language."""
    if unit in DIFFERENCES:
        return escape(page.voice.say(DIFFERENCES[unit]))
    return said(page.marked(unit, page.site.binding))
