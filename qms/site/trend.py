"""How a figure went, drawn on a scale that begins at nothing.

What is as it should be is a full dot, what is not a square with an open middle; what is
too small to tell has no mark; the ends of a sample's interval are drawn. The table
beside it says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from qms.i18n import N_
from qms.model.promise_result import TOO_FEW, PromiseResult
from qms.site.results import share_with_ends
from qms.site.said import Said
from qms.site.voice import NO_BREAK, Voice

MOST = 8
FEWEST = 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 172, 8, 60
_HUNDRED = 100.0
HEAD = (N_("Period"), N_("Share"), N_("Cases"))


class Point(NamedTuple):
    """A figure to be drawn; without a value its place stays empty.

    `words` is what the description says of it, `row` the table; `ends` are those of a
    sample's interval.
    """

    value: float | None
    label: str
    words: str
    row: tuple[str, ...]
    is_good: bool
    ends: tuple[float, float] | None = None


class Scale(NamedTuple):
    """What is drawn lowest and highest, and how nothing is written on it."""

    top: float
    nothing: str
    bottom: float = 0.0

    def height(self, value: float) -> float:
        """Where a value is drawn."""
        part = (value - self.bottom) / (self.top - self.bottom)
        return round(_BOTTOM - (_BOTTOM - _TOP) * min(1.0, max(0.0, part)), 1)


@dataclass(frozen=True)
class Mark:
    """Where a figure stands, and where the ends of its interval do."""

    x: float
    y: float
    is_kept: bool
    label: str
    text_y: float
    ends: tuple[float, float] | None = None


@dataclass(frozen=True)
class Trend:
    """The drawing: a line through its marks, the aim across; the table that says it."""

    id: str
    title: str
    description: str
    marks: tuple[Mark, ...]
    line: str
    aim: float | None
    promised: str
    edge: float
    nothing: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def trend_of(
    voice: Voice, name: str, text: Said, results: Sequence[PromiseResult]
) -> Trend | None:
    """The trend of the periods that were counted alike, if there are two or more.

    A promise that is written in another language than the page is told by its `name`.
    """
    shown = _comparable(results)
    told = name if text.language else text.text
    title = voice.say(N_("In time, period by period: {id}")).format(id=told)
    aim = shown[-1].terms.share if shown else _HUNDRED
    promised = voice.say(N_("promised: {share}")).format(
        share=voice.share(f"{aim:g} %")
    )
    points = [_point(voice, each) for each in shown]
    nothing = voice.percent(Decimal(0))
    head = tuple(map(voice.say, HEAD))
    return drawn(
        (name, title), (head, points), (aim, promised), Scale(_HUNDRED, nothing)
    )


def drawn(
    named: tuple[str, str],
    table: tuple[tuple[str, ...], Sequence[Point]],
    aim: tuple[float | None, str],
    scale: Scale,
) -> Trend | None:
    """Points on a scale from nothing to its top, if two or more have a value.

    `named` is an id with the title, `table` the head of a table with its points; `aim`
    is what should be reached, in words too.
    """
    (name, title), (head, points) = named, table
    shown = points[-MOST:]
    marks = tuple(_marks(shown, scale))
    if len(marks) < FEWEST:
        return None
    return Trend(
        id=f"trend.{name}",
        title=title,
        description="; ".join(filter(None, (*(each.words for each in shown), aim[1]))),
        marks=marks,
        line=" ".join(f"{each.x:g},{each.y:g}" for each in marks),
        aim=None if aim[0] is None else scale.height(aim[0]),
        promised=aim[1],
        edge=scale.height(0),
        nothing=scale.nothing,
        head=head,
        rows=tuple(each.row for each in shown),
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
    share, period = result.share, voice.stretch(result.period)
    told = share_with_ends(voice, result) or _counts(voice, result)
    words = f"{period}: {told}, {of_so_many(voice, result.n)}"
    row = (period, told, voice.number(str(result.n)))
    if share is None:
        return Point(None, "", words, row, is_good=False)
    is_sample = share.low is not None and share.high is not None
    ends = (float(share.low or 0), float(share.high or 0)) if is_sample else None
    label, is_good = voice.percent(share.percent), result.word == "met"
    return Point(float(share.percent), label, words, row, is_good, ends)


def _counts(voice: Voice, result: PromiseResult) -> str:
    """What is told where no share is."""
    counts = result.measured.counts
    if counts is None or result.word == TOO_FEW:
        return voice.say(N_("too few to tell"))
    told = {"met": voice.number(str(counts.met)), "n": voice.number(str(result.n))}
    return voice.say(N_("{met} of {n}")).format(**told)


def _marks(points: Sequence[Point], scale: Scale) -> Iterable[Mark]:
    for number, each in enumerate(points):
        if each.value is not None:
            y = scale.height(each.value)
            ends = each.ends and (
                scale.height(each.ends[0]),
                scale.height(each.ends[1]),
            )
            yield Mark(
                x=round(_LEFT + (_RIGHT - _LEFT) * number / max(1, len(points) - 1), 1),
                y=y,
                is_kept=each.is_good,
                label=each.label,
                text_y=round(y + 4, 1),
                ends=ends,
            )
