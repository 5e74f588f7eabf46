"""How an indicator went: from where it began, one reading after the other."""

from __future__ import annotations

from decimal import Decimal

from qms.i18n import N_
from qms.model.indicator_result import Figure, IndicatorResult
from qms.model.reading import PERCENT
from qms.site.indicator_figures import bare, target_in, value_in
from qms.site.list_page import ListPage
from qms.site.trend import Point, Scale, Trend, drawn, of_so_many

HUNDRED = 100.0
HEAD = (N_("Date"), N_("Value"), N_("of how many"))


def course_of(page: ListPage, result: IndicatorResult) -> Trend | None:
    """The drawing of an indicator with the table of its readings.

    What was counted in another way than the newest reading is no part of its course.
    """
    voice = page.voice
    figures = _figures(result)
    width = 3 if any(each.n is not None for each in figures) else 2
    points = [_point(page, result, each, width) for each in figures]
    title = voice.say(N_("Course of {id}")).format(id=result.record)
    head = tuple(voice.say(each) for each in HEAD[:width])
    target = result.target
    aim = None if target is None else float(target)
    reached = "" if target is None else bare(voice, target, result.unit)
    return drawn(
        (result.record, title),
        (head, points),
        (aim, str(target_in(voice, result, reached)) if reached else ""),
        _scale(page, result, points),
    )


def _figures(result: IndicatorResult) -> list[Figure]:
    known = [*([result.baseline] if result.baseline else []), *result.readings]
    return [each for each in known if each.is_alike]


def _scale(page: ListPage, result: IndicatorResult, points: list[Point]) -> Scale:
    """From nothing to a hundred, or as far as the figures and the target reach."""
    nothing = bare(page.voice, Decimal(0), result.unit)
    known = [each.value for each in points if each.value is not None]
    known += [float(result.target)] if result.target is not None else []
    ends = [end for each in points for end in each.ends or ()]
    top = HUNDRED if result.unit == PERCENT else max([*known, *ends, 1.0])
    return Scale(top, nothing, min([*known, *ends, 0.0]))


def _point(
    page: ListPage, result: IndicatorResult, figure: Figure, width: int
) -> Point:
    """A reading; its row is so wide, since things have no number of how many."""
    voice, value = page.voice, figure.value
    day = voice.day(figure.day) if figure.day else voice.say(N_("at the start"))
    n = voice.number(str(figure.n)) if figure.n is not None else ""
    row = (day, value_in(page, figure), n or "–")[:width]
    if value is None:
        words = f"{day}: {value_in(page, figure)}"
        return Point(None, "", words, row, is_good=False)
    label = bare(voice, value, result.unit)
    so_many = of_so_many(voice, figure.n) if figure.n is not None else ""
    words = ", ".join(filter(None, (f"{day}: {label}", so_many)))
    has_ends = figure.low is not None and figure.high is not None
    ends = (float(figure.low or 0), float(figure.high or 0)) if has_ends else None
    return Point(float(value), label, words, row, _is_good(result, value), ends)


def _is_good(result: IndicatorResult, value: Decimal) -> bool:
    if result.target is None:
        return True
    if result.is_higher_better:
        return value >= result.target
    return value <= result.target
