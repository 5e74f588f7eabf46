"""How a share went from period to period, drawn on a scale that begins at nothing.

What was kept is a full dot, what was not a square with an open middle; a period that is
too small to tell has no mark. The words under it say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from qms.i18n import N_
from qms.model.promise_result import PromiseResult
from qms.site.voice import NO_BREAK, Voice

MOST = 8
FEWEST = 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 172, 8, 60


@dataclass(frozen=True)
class Mark:
    """Where a period's share stands, and in words what it is."""

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
    aim: float
    nothing: str


def trend_of(voice: Voice, name: str, results: Sequence[PromiseResult]) -> Trend | None:
    """The trend of the periods that were counted alike, if there are two or more."""
    shown = _comparable(results)[-MOST:]
    drawn = [each for each in shown if each.share is not None]
    if len(drawn) < FEWEST:
        return None
    aim = drawn[-1].terms.share
    marks = tuple(
        _mark(voice, each, number, len(shown))
        for number, each in enumerate(shown)
        if each.share is not None
    )
    title = voice.say(N_("In time, period by period: {id}")).format(id=name)
    words = "; ".join(each.words for each in marks)
    promised = voice.say(N_("promised: {share}")).format(
        share=voice.share(f"{aim:g} %")
    )
    return Trend(
        id=f"trend.{name}",
        title=title,
        description=f"{words}; {promised}",
        marks=marks,
        line=" ".join(f"{each.x:g},{each.y:g}" for each in marks),
        aim=_height(aim),
        nothing=voice.percent(Decimal(0)),
    )


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


def _mark(voice: Voice, result: PromiseResult, number: int, of: int) -> Mark:
    percent = result.share.percent if result.share else 0
    label = voice.percent(result.share.percent) if result.share else ""
    y = _height(float(percent))
    return Mark(
        x=round(_LEFT + (_RIGHT - _LEFT) * number / max(1, of - 1), 1),
        y=y,
        is_kept=result.word == "met",
        words=f"{voice.stretch(result.period)}: {label}, {of_so_many(voice, result.n)}",
        label=label,
        text_y=round(y + 4, 1),
    )


def of_so_many(voice: Voice, n: int) -> str:
    """How many cases or answers a figure rests on, never broken."""
    return f"n{NO_BREAK}={NO_BREAK}{voice.number(str(n))}"


def _height(percent: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * percent / 100, 1)
