"""How the answers to an item lie on its scale, drawn, and in the table beside it.

The drawing has a title and a description, and the words of every mark in it. Each track
is all answers; nothing is told by colour: length and place tell, and the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.wave_told import ItemTold
from qms.site.lanes import folded
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.voice import NO_BREAK, Voice

WIDTH = 300
LETTERS = 28
LINE, GAP, TRACK = 16, 15, 9
NONE = "–"
HEAD = (N_("Answer"), N_("Count"), N_("Share"))


@dataclass(frozen=True)
class Mark:
    """A row of a drawing: its label in lines, its words, and where its track is.

    A bar goes from nothing to `value`; an interval stands between `ends`.
    """

    lines: tuple[str, ...]
    words: str
    top: float
    value: float
    is_upper: bool = False
    ends: tuple[float, float] | None = None

    @property
    def track(self) -> float:
        """Where the track begins."""
        return self.top + LINE * len(self.lines) + 4

    @property
    def bottom(self) -> float:
        """Where the next row begins."""
        return self.track + TRACK + GAP


@dataclass(frozen=True)
class Row:
    """The same in the table; `ends` are those of a share's interval."""

    label: Said
    count: str
    share: str
    ends: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing with its table; `language` is that of the labels, if not the page's."""

    title: Said
    language: str
    description: str
    marks: tuple[Mark, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    width: int = WIDTH

    @property
    def height(self) -> float:
        """How high the drawing is."""
        return self.marks[-1].bottom - GAP + 2


def distribution_chart(page: ListPage, item: ItemTold, tag: str) -> Chart | None:
    """How the answers to an item lie; none where too few may be told."""
    if not item.counts:
        return None
    title, voice = page.marked(item.text or item.id, tag), page.voice
    marks = tuple(_marks(voice, item))
    return Chart(
        title=title,
        language=title.language,
        description=_description(voice, item, is_own=not title.language),
        marks=marks,
        head=tuple(voice.say(each) for each in HEAD[: 3 if item.percents else 2]),
        rows=tuple(_rows(page, item, tag)),
    )


def _marks(voice: Voice, item: ItemTold) -> Iterator[Mark]:
    top = 0.0
    for point, n in item.counts.items():
        lines = tuple(folded(_label(item, point), LETTERS)) or (point,)
        is_upper = not item.top or _is_upper(item, point)
        words = _words(voice, item, point, n)
        length = round(WIDTH * n / max(item.n, n, 1), 1)
        mark = Mark(lines, words, top, length, is_upper)
        top = mark.bottom
        yield mark
    if item.share and not item.share.is_full_count:
        value, low, high = (round(WIDTH * each / 100, 1) for each in item.share[:3])
        words = _upper_share(voice, item)
        yield Mark((_upper(item),), words, top, value, True, (low, high))


def _rows(page: ListPage, item: ItemTold, tag: str) -> Iterator[Row]:
    voice = page.voice
    for point, n in item.counts.items():
        percent = item.percents.get(point)
        share = NONE if percent is None else voice.percent(percent)
        label = page.marked(_label(item, point), tag)
        yield Row(label, voice.number(str(n)), share)
    if item.share:
        n = sum(each for key, each in item.counts.items() if _is_upper(item, key))
        share, _space, ends = _upper_share(voice, item).partition(" ")
        yield Row(Said(_upper(item)), voice.number(str(n)), share, ends)


def _description(voice: Voice, item: ItemTold, *, is_own: bool) -> str:
    """Every mark in words; labels in another language are left to the table."""
    told = [
        f"{_label(item, point) if is_own else point}: {_words(voice, item, point, n)}"
        for point, n in item.counts.items()
        if is_own or not item.is_themes
    ]
    if item.share:
        told.append(f"{_upper(item)}: {_upper_share(voice, item)}")
    sentence = voice.say(N_("{n} answers. {said}"))
    said = "; ".join(told)
    return sentence.format(n=voice.number(str(item.n)), said=said).strip()


def _is_upper(item: ItemTold, point: str) -> bool:
    return point in {str(each) for each in item.top}


def _upper(item: ItemTold) -> str:
    """The points that count as satisfied."""
    first, last = min(item.top), max(item.top)
    return str(first) if first == last else f"{first}–{last}"


def _upper_share(voice: Voice, item: ItemTold) -> str:
    if item.share is None:
        return NONE
    value, low, high = (voice.percent(each) for each in item.share.printed)
    return value if item.share.is_full_count else f"{value} ({low}–{high})"


def _words(voice: Voice, item: ItemTold, point: str, n: int) -> str:
    percent, count = item.percents.get(point), voice.number(str(n))
    if percent is None:
        return count
    return f"{count}{NO_BREAK}· {voice.percent(percent)}"


def _label(item: ItemTold, point: str) -> str:
    word = item.labels.get(point, "")
    return word or point if item.is_themes else f"{point} {word}".strip()
