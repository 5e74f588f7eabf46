"""The drawing of the process map: a row for each process, arcs between joined ones.

Only places are worked out here, in the units of the picture; a template draws them.
The arc of two processes bows out the further, the further apart they stand, so that
no two numbers on arcs meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qms.site.lanes import LINE, PADDING, SMALL_LETTER, SMALL_LINE, Line, folded

TEXT = 190
BOX = 240
GAP = 30
BOLD_LETTER = 9.4
LEAST_ROW = 62
HEAD = 34
BOW = 30
REACH = 34
THINNEST, THICKEST = 1.2, 4.0
MANY = 12


@dataclass(frozen=True)
class Band:
    """A process to be drawn: what goes in, its name, who answers, what comes out."""

    name: str
    title: str
    owner: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True)
class Bond:
    """Two bands by their numbers, with the count that stands on their arc."""

    above: int
    below: int
    count: int
    onward: bool = False
    back: bool = False


@dataclass(frozen=True)
class Row:
    """A process in its place."""

    top: float
    middle: float
    height: float
    box_top: float
    box_height: float
    title: tuple[Line, ...]
    owner: tuple[Line, ...]
    inputs: tuple[Line, ...]
    outputs: tuple[Line, ...]


@dataclass(frozen=True)
class Arc:
    """An arc from one row to another, with its number at the outermost place."""

    path: str
    width: float
    label: Line | None
    has_start: bool
    has_end: bool


@dataclass(frozen=True)
class Picture:
    """Everything that the template draws; the columns by their left edges."""

    width: float
    height: float
    head: float
    box_x: float
    box_width: float
    outputs_x: float
    root_x: float
    rows: tuple[Row, ...]
    arcs: tuple[Arc, ...]


def picture_of(bands: Sequence[Band], bonds: Sequence[Bond]) -> Picture | None:
    """The picture of some processes; none where there are fewer than two."""
    if len(bands) < 2:
        return None
    rows = tuple(_rows(bands))
    box_x = TEXT + GAP
    outputs_x = box_x + BOX + GAP
    root_x = outputs_x + TEXT + 14
    furthest = max((bond.below - bond.above for bond in bonds), default=0)
    bow = _bow(furthest) * 0.75 + 26 if furthest else 0
    return Picture(
        width=root_x + bow,
        height=rows[-1].top + rows[-1].height + 2,
        head=HEAD,
        box_x=box_x,
        box_width=BOX,
        outputs_x=outputs_x,
        root_x=root_x,
        rows=rows,
        arcs=tuple(_arc(bond, rows, root_x) for bond in bonds),
    )


def _rows(bands: Sequence[Band]) -> Iterator[Row]:
    top = float(HEAD)
    for band in bands:
        row = _row(band, top)
        yield row
        top += row.height


def _row(band: Band, top: float) -> Row:
    title = folded(band.title, (BOX - 2 * PADDING) / BOLD_LETTER)
    owner = folded(band.owner, (BOX - 2 * PADDING) / SMALL_LETTER)
    inputs = _listed(band.inputs)
    outputs = _listed(band.outputs)
    box = len(title) * LINE + len(owner) * SMALL_LINE + 2 * PADDING
    sides = max(len(inputs), len(outputs)) * SMALL_LINE
    height = max(LEAST_ROW, box + 16, sides + 16)
    middle = top + height / 2
    box_top = middle - box / 2
    x = TEXT + GAP + PADDING
    owner_top = box_top + PADDING + len(title) * LINE + 11
    return Row(
        top=top,
        middle=middle,
        height=height,
        box_top=box_top,
        box_height=box,
        title=_stacked(title, x, box_top + PADDING + 13, LINE),
        owner=_stacked(owner, x, owner_top, SMALL_LINE),
        inputs=_beside(inputs, TEXT, middle),
        outputs=_beside(outputs, TEXT + GAP + BOX + GAP, middle),
    )


def _listed(texts: Sequence[str]) -> list[str]:
    return folded(", ".join(texts), TEXT / SMALL_LETTER)


def _beside(lines: list[str], x: float, middle: float) -> tuple[Line, ...]:
    first = middle - len(lines) * SMALL_LINE / 2 + 11.5
    return _stacked(lines, x, first, SMALL_LINE)


def _stacked(lines: list[str], x: float, first: float, step: int) -> tuple[Line, ...]:
    return tuple(Line(x, first + n * step, text) for n, text in enumerate(lines))


def _bow(distance: int) -> float:
    return BOW + REACH * distance


def _arc(bond: Bond, rows: Sequence[Row], x: float) -> Arc:
    start, end = rows[bond.above].middle + 7, rows[bond.below].middle - 7
    out = x + _bow(bond.below - bond.above)
    share = min(bond.count, MANY) / MANY
    label = None
    if bond.count:
        outermost = x + (out - x) * 0.75
        label = Line(outermost, (start + end) / 2 + 4.5, str(bond.count))
    return Arc(
        path=f"M{x:.1f} {start:.1f} C{out:.1f} {start:.1f} {out:.1f} {end:.1f} "
        f"{x:.1f} {end:.1f}",
        width=round(THINNEST + (THICKEST - THINNEST) * share, 1),
        label=label,
        has_start=bond.back,
        has_end=bond.onward,
    )
