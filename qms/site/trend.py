"""How a figure went, drawn on a scale that begins at nothing.

What is as it should be is a full dot, what is not a square with an open middle; what is
too small to tell has no mark. The words beside it say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from qms.i18n import N_
from qms.model.promise_result import PromiseResult
from qms.site.voice import NO_BREAK, Voice

MOST = 8
FEWEST = 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 172, 8, 60
_HUNDRED = 100.0


class Point(NamedTuple):
    """A figure to be drawn; without a value its place stays empty."""

    value: float | None
    label: str
    words: str
    is_good: bool


@dataclass(frozen=True)
class Mark:
    """Where a figure stands, and in words what it is."""

    x: float
    y: float
    is_kept: bool
    words: str
    label: str
    text_y: float


@dataclass(frozen=True)
class Trend:
    """The drawing: a line through its marks, the aim across, and what both say."""

    id: str
    title: str
    description: str
    marks: tuple[Mark, ...]
    line: str
    aim: float | None
    nothing: str


def trend_of(voice: Voice, name: str, results: Sequence[PromiseResult]) -> Trend | None:
    """The trend of the periods that were counted alike, if there are two or more."""
    shown = _comparable(results)
    title = voice.say(N_("In time, period by period: {id}")).format(id=name)
    aim = shown[-1].terms.share if shown else _HUNDRED
    promised = voice.say(N_("promised: {share}")).format(
        share=voice.share(f"{aim:g} %")
    )
    points = [_point(voice, each) for each in shown]
    nothing = voice.percent(Decimal(0))
    return drawn(name, title, points, (aim, promised), (_HUNDRED, nothing))


def drawn(
    name: str,
    title: str,
    points: Sequence[Point],
    aim: tuple[float | None, str],
    scale: tuple[float, str],
) -> Trend | None:
    """Points on a scale from nothing to its top, if two or more have a value.

    `aim` is what should be reached, in words too; `scale` its top, and how nothing is
    written on it.
    """
    shown = points[-MOST:]
    top, nothing = scale
    marks = tuple(_marks(shown, top))
    if len(marks) < FEWEST:
        return None
    words = "; ".join(each.words for each in marks)
    return Trend(
        id=f"trend.{name}",
        title=title,
        description="; ".join(filter(None, (words, aim[1]))),
        marks=marks,
        line=" ".join(f"{each.x:g},{each.y:g}" for each in marks),
        aim=None if aim[0] is None else _height(aim[0], top),
        nothing=nothing,
    )


def of_so_many(voice: Voice, n: int) -> str:
    """How many cases or answers a figure rests on, never broken."""
    return f"n{NO_BREAK}={NO_BREAK}{voice.number(str(n))}"


def _comparable(results: Sequence[PromiseResult]) -> list[PromiseResult]:
    """The periods as long as the newest, whose cases were held to the same time."""
    if not results:
        return []
    newest = results[-1]
    return [
        each
        for each in results
        if each.terms.is_counted_as(newest.terms) and _form(each) == _form(newest)
    ]


def _form(result: PromiseResult) -> str:
    """What kind of period it is: a year, a half, a quarter, a month."""
    part = result.period.name.partition("-")[2]
    return part[:1] if part[:1] in "HQ" else str(bool(part))


def _point(voice: Voice, result: PromiseResult) -> Point:
    percent = result.share.percent if result.share else None
    label = "" if percent is None else voice.percent(percent)
    words = f"{voice.stretch(result.period)}: {label}, {of_so_many(voice, result.n)}"
    value = None if percent is None else float(percent)
    return Point(value, label, words, result.word == "met")


def _marks(points: Sequence[Point], top: float) -> Iterable[Mark]:
    for number, each in enumerate(points):
        if each.value is not None:
            y = _height(each.value, top)
            yield Mark(
                x=round(_LEFT + (_RIGHT - _LEFT) * number / max(1, len(points) - 1), 1),
                y=y,
                is_kept=each.is_good,
                words=each.words,
                label=each.label,
                text_y=round(y + 4, 1),
            )


def _height(value: float, top: float) -> float:
    part = min(1.0, max(0.0, value / top)) if top else 0.0
    return round(_BOTTOM - (_BOTTOM - _TOP) * part, 1)
