"""Answers drawn: how they lie on a scale, and a share from wave to wave.

Each drawing has a title and a description, the words of every mark in it, and the same
in a table beside it. Nothing is told by colour: length and place tell, and the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from qms.i18n import N_
from qms.model.wave_told import Figure, ItemTold
from qms.site.voice import NO_BREAK, Voice

WIDTH = 360
ROW = 38
LABEL_AT, MARK_AT, MARK_HIGH = 13, 19, 10
HUNDRED = 100
NONE = "–"
HEAD_OF_ANSWERS = (N_("Answer"), N_("How many"), N_("Share"))
HEAD_OF_WAVES = (N_("Survey"), N_("Share"), N_("Interval"), N_("Answers"))


class Share(NamedTuple):
    """A share of one wave; none where too few answered to tell it."""

    label: str
    figure: Figure | None
    n: int


@dataclass(frozen=True)
class Mark:
    """A row of a drawing: a label, the words of its figure, and where it is drawn.

    A bar goes from 0 to `value`; an interval from `low` to `high` with `value` within.
    """

    label: str
    words: str
    top: float
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Chart:
    """A drawing with the table that says the same; `sort` is `bars` or `spans`."""

    id: str
    sort: str
    title: str
    description: str
    marks: tuple[Mark, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: int = WIDTH

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return ROW * len(self.marks) + (2 if self.sort == "bars" else 20)


def distribution_chart(name: str, item: ItemTold, voice: Voice) -> Chart | None:
    """How the answers to an item lie on its scale; none where too few may be told."""
    if not item.counts:
        return None
    most = max([*item.counts.values(), 1])
    labels = [_label(item, point) for point in item.counts]
    marks = tuple(
        Mark(label, _words(item, point, n, voice), row * ROW, WIDTH * n / most)
        for row, (label, (point, n)) in enumerate(
            zip(labels, item.counts.items(), strict=True)
        )
    )
    rows = tuple(
        (label, voice.number(str(n)), _percent(item.percents.get(point), voice))
        for label, (point, n) in zip(labels, item.counts.items(), strict=True)
    )
    said = "; ".join(f"{each.label}: {each.words}" for each in marks)
    return Chart(
        id=name,
        sort="bars",
        title=item.text,
        description=voice.say(N_("{n} answers. {said}")).format(n=item.n, said=said),
        marks=marks,
        head=tuple(map(voice.say, HEAD_OF_ANSWERS)),
        rows=rows,
    )


def shares_chart(
    name: str, title: str, shares: Sequence[Share], voice: Voice
) -> Chart | None:
    """A share from wave to wave with its intervals; none where no wave tells any."""
    if not any(each.figure for each in shares):
        return None
    marks = tuple(_span(each, row * ROW, voice) for row, each in enumerate(shares))
    said = "; ".join(f"{each.label}: {each.words}" for each in marks)
    return Chart(
        id=name,
        sort="spans",
        title=title,
        description=voice.say(N_("Shares from 0 to 100 percent. {said}")).format(
            said=said
        ),
        marks=marks,
        head=tuple(map(voice.say, HEAD_OF_WAVES)),
        rows=tuple(_row(each, voice) for each in shares),
    )


def _span(share: Share, top: float, voice: Voice) -> Mark:
    figure = share.figure
    if figure is None:
        few = voice.say(N_("too few answers to tell")).format()
        return Mark(share.label, few, top)
    value, low, high = (WIDTH * each / HUNDRED for each in figure[:3])
    words = _percent(figure.printed[0], voice)
    interval = _interval(figure, voice)
    said = f"{words} [{interval}]" if interval != NONE else words
    if figure.is_full_count:
        return Mark(share.label, said, top, value)
    return Mark(share.label, said, top, value, low, high)


def _row(share: Share, voice: Voice) -> tuple[str, ...]:
    n = voice.number(str(share.n))
    if share.figure is None:
        return share.label, NONE, NONE, n
    value = _percent(share.figure.printed[0], voice)
    return share.label, value, _interval(share.figure, voice), n


def _interval(figure: Figure, voice: Voice) -> str:
    if figure.is_full_count:
        return NONE
    low, high = (voice.number(str(each)) for each in figure.printed[1:])
    return f"{low}{NO_BREAK}–{NO_BREAK}{high}"


def _words(item: ItemTold, point: str, n: int, voice: Voice) -> str:
    percent = item.percents.get(point)
    count = voice.number(str(n))
    return count if percent is None else f"{count} · {_percent(percent, voice)}"


def _percent(percent: Decimal | None, voice: Voice) -> str:
    return NONE if percent is None else voice.share(f"{percent} %")


def _label(item: ItemTold, point: str) -> str:
    word = item.labels.get(point, "")
    if item.is_themes:
        return word or point
    return f"{point} – {word}" if word else point
