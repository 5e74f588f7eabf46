"""The swim-lane of a procedure: offices as lanes, time downwards, drawn from steps.

Only places are worked out here, in the units of the picture; a template draws
them. One step stands in each row, so that an arrow along a row meets no other box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from qms.site.steps import Step

WIDTH = 700
NARROWEST = 118
EDGE = 12
LINE = 17
SMALL_LINE = 15
PADDING = 11
LETTER = 7.7
SMALL_LETTER = 6.8
STEM = 12
TIP = 14
GUTTER = 14
SHEET = 20


@dataclass(frozen=True)
class Line:
    """A line of text with the place of its beginning or middle.

    `language` is that of its words, where it is not the page's.
    """

    x: float
    y: float
    text: str
    language: str = ""


@dataclass(frozen=True)
class Lane:
    """An office's lane, with its name in lines."""

    x: float
    width: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Box:
    """A step: a frame, its number and words, and the form that is filled in."""

    x: float
    y: float
    width: float
    height: float
    number: int
    lines: tuple[Line, ...]
    form: Line | None
    within: tuple[Line, ...]
    label_top: float
    label_height: float


@dataclass(frozen=True)
class Arrow:
    """An arrow as corners to be joined; `is_back` leads to an earlier step."""

    path: str
    is_back: bool = False


@dataclass(frozen=True)
class Drawing:
    """Everything that the template draws."""

    width: float
    height: float
    head: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def drawing_of(steps: tuple[Step, ...]) -> Drawing | None:
    """The drawing of steps; none where fewer than two steps have an office."""
    placed = tuple(step for step in steps if step.office)
    if len(placed) < 2:
        return None
    offices = tuple(dict.fromkeys(step.office for step in placed))
    sides = _side_arrows(placed)
    room = WIDTH - 2 * EDGE - GUTTER * (len(sides) + bool(sides))
    lane = max(NARROWEST, room / len(offices))
    lanes, head = _lanes(offices, lane)
    boxes = _boxes(placed, offices, lane, head)
    right = EDGE + lane * len(offices)
    arrows = (
        _entry(boxes[placed[0].number], head),
        *_down_arrows(placed, boxes),
        *_drawn(sides, boxes, right),
    )
    return Drawing(
        width=right + EDGE + GUTTER * (len(sides) + bool(sides)),
        height=max(box.y + box.height for box in boxes.values()) + 2 * EDGE,
        head=head,
        lanes=lanes,
        boxes=tuple(boxes.values()),
        arrows=arrows,
    )


def _lanes(offices: tuple[str, ...], lane: float) -> tuple[tuple[Lane, ...], float]:
    names = [folded(office, (lane - 2 * PADDING) / LETTER) for office in offices]
    head = max(len(lines) for lines in names) * LINE + 2 * PADDING
    lanes = []
    for index, lines in enumerate(names):
        x = EDGE + index * lane
        middle = x + lane / 2
        lanes.append(Lane(x, lane, _centred(lines, middle, PADDING + 13, LINE)))
    return tuple(lanes), head


def _boxes(
    steps: tuple[Step, ...], offices: tuple[str, ...], lane: float, head: float
) -> dict[int, Box]:
    boxes: dict[int, Box] = {}
    y = head + STEM
    for step in steps:
        x = EDGE + offices.index(step.office) * lane + 8
        box = _box(step, x, y, lane - 16)
        boxes[step.number] = box
        y = box.y + box.height + STEM
    return boxes


def _box(step: Step, x: float, top: float, width: float) -> Box:
    """A box under the label of its time limit, which stands on the arrow to it."""
    title, by = step.title, step.within
    middle = x + width / 2
    limit = folded(by.text, width / SMALL_LETTER)
    label = len(limit) * SMALL_LINE + 8 if limit else 0
    y = top + label + TIP
    words = folded(f"{step.number}. {title.text}", (width - 2 * PADDING) / LETTER)
    text_height = len(words) * LINE
    height = text_height + 2 * PADDING + (SHEET + 6 if step.form else 0)
    form = None
    if step.form:
        form = Line(x + PADDING, y + PADDING + text_height + 6, step.form)
    return Box(
        x=x,
        y=y,
        width=width,
        height=height,
        number=step.number,
        lines=tuple(
            Line(x + PADDING, y + PADDING + 13 + index * LINE, text, title.language)
            for index, text in enumerate(words)
        ),
        form=form,
        within=_centred(limit, middle, top + 14, SMALL_LINE, by.language),
        label_top=top,
        label_height=label,
    )


def _entry(first: Box, head: float) -> Arrow:
    """The arrow from the head of the lanes into the first step."""
    middle = _told(first.x + first.width / 2)
    return Arrow(f"M{middle} {_told(head)} V{_told(first.y - 2)}")


def _down_arrows(steps: tuple[Step, ...], boxes: dict[int, Box]) -> Iterator[Arrow]:
    """From each step to the one drawn under it, where it follows."""
    for step, below in pairwise(steps):
        if below.number not in step.follows:
            continue
        start, end = boxes[step.number], boxes[below.number]
        x, target = start.x + start.width / 2, end.x + end.width / 2
        y = start.y + start.height
        turn = f" V{_told(y + STEM / 2)} H{_told(target)}" if x != target else ""
        yield Arrow(f"M{_told(x)} {_told(y)}{turn} V{_told(end.y - 2)}")


def _side_arrows(steps: tuple[Step, ...]) -> tuple[tuple[int, int], ...]:
    """The pairs of steps whose arrow runs beside the lanes."""
    numbers = [step.number for step in steps]
    below = dict(pairwise(numbers))
    return tuple(
        (step.number, target)
        for step in steps
        for target in step.follows
        if target in numbers and below.get(step.number) != target
    )


def _drawn(
    sides: tuple[tuple[int, int], ...], boxes: dict[int, Box], right: float
) -> Iterator[Arrow]:
    for index, (start, end) in enumerate(sides):
        one, other = boxes[start], boxes[end]
        x = right + GUTTER * (index + 1)
        leave = one.y + one.height / 2 + (6 if start != end else 8)
        arrive = other.y + other.height / 2 - 6
        yield Arrow(
            f"M{_told(one.x + one.width)} {_told(leave)} H{_told(x)} "
            f"V{_told(arrive)} H{_told(other.x + other.width + 2)}",
            end <= start,
        )


def _centred(
    lines: list[str], middle: float, first: float, step: int, language: str = ""
) -> tuple[Line, ...]:
    return tuple(
        Line(middle, first + index * step, text, language)
        for index, text in enumerate(lines)
    )


def folded(text: str, letters: float) -> list[str]:
    """A text in lines of about so many letters; a longer word is cut."""
    most = max(4, int(letters))
    lines: list[str] = []
    for word in text.split():
        pieces = _pieces(word, most)
        for number, piece in enumerate(pieces):
            if lines and not number and len(lines[-1]) + 1 + len(piece) <= most:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, most: int) -> list[str]:
    if len(word) <= most:
        return [word]
    count = ceil(len(word) / (most - 1))
    size = ceil(len(word) / count)
    cut = [word[start : start + size] for start in range(0, len(word), size)]
    return [*(f"{piece}-" for piece in cut[:-1]), cut[-1]]


def _told(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
