"""A trace as a picture: boxes from left to right, each broken link named in words.

What is broken is told by a dashed frame, a sign and a sentence, never by colour alone;
the picture has a title and a description, and follows a dark or a forced palette.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from qms.i18n import _, language
from qms.model.chain.links import Node
from qms.model.chain.tree import Branch, Traced
from qms.reports.cells import wrapped
from qms.reports.sentence import safe
from qms.reports.trace import PROOF, Words, broken_told, node_told, told_of

WIDTH, GAP, PAD, LINE, SIGNS = 250, 60, 10, 18, 32
STYLE = (
    "text{font:14px sans-serif;fill:#1a1a1a}.id{font-weight:bold}"
    ".box{fill:#fff;stroke:#44546a;stroke-width:1.5}"
    ".here{stroke-width:4}.broken{stroke:#8a1c1c;stroke-dasharray:6 4}"
    ".fault{fill:#8a1c1c}.way{fill:none;stroke:#44546a;stroke-width:1.5}"
    "@media(prefers-color-scheme:dark){.ground{fill:#1b1d21}text{fill:#f0f0f0}"
    ".box{fill:#26292f;stroke:#b8c4d6}.way{stroke:#b8c4d6}"
    ".broken{stroke:#ff9d9d}.fault{fill:#ff9d9d}}"
    "@media(forced-colors:active){.ground,.box{fill:Canvas}"
    "text,.fault{fill:CanvasText}.box,.way,.broken{stroke:CanvasText}}"
)


class Box(NamedTuple):
    """A node at its place, with the lines that stand in it."""

    x: int
    y: int
    height: int
    lines: Sequence[str]
    faults: Sequence[str]
    is_here: bool

    @property
    def middle(self) -> int:
        """The height at which its links arrive."""
        return self.y + self.height // 2


class Placed(NamedTuple):
    """A node in a column, counted from the record: before it, or after it."""

    node: Node
    column: int
    is_missing: bool


def as_picture(found: Traced, words: Words) -> str:
    """The chain as an SVG of its own."""
    placed, ways = _placed(found)
    boxes = _boxes(placed, found, words)
    width = max(box.x for box in boxes.values()) + WIDTH + PAD
    height = max(box.y + box.height for box in boxes.values()) + PAD
    title = _("The chain of {name}").format(name=node_told(found.node, words))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{language()}" role="img"'
        f' aria-labelledby="t d" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">',
        f'<title id="t">{_safe(title)}</title>',
        f'<desc id="d">{_safe(_description(found, ways, words))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}" fill="#fff"/>',
        *(_way(boxes[upper], boxes[lower]) for upper, lower in ways),
        *(line for box in boxes.values() for line in _drawn(box)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _placed(found: Traced) -> tuple[dict[str, Placed], list[tuple[str, str]]]:
    """The column of each node, and the ways between them."""
    placed = {found.node.id: Placed(found.node, 0, False)}
    ways: dict[tuple[str, str], None] = {}
    for step, branches in ((-1, found.above), (1, found.below)):
        open_: list[tuple[Branch, str]] = [(each, found.node.id) for each in branches]
        for branch, beside in open_:
            name = branch.node.id
            pair = (name, beside) if step < 0 else (beside, name)
            ways[pair] = None
            column = placed[beside].column + step
            placed.setdefault(name, Placed(branch.node, column, branch.is_missing))
            open_ += [(each, name) for each in branch.branches]
    return placed, list(ways)


def _boxes(placed: Mapping[str, Placed], found: Traced, words: Words) -> dict[str, Box]:
    first = min(each.column for each in placed.values())
    below: dict[int, int] = {}
    boxes = {}
    for name, each in placed.items():
        kind = words.kinds.get(each.node.kind, each.node.kind)
        title = wrapped(f"{kind}: {safe(each.node.title)}".strip(": "), SIGNS)
        said = told_of(each.node, found, words) if each.node.path else []
        if each.is_missing:
            title, said = "", ["! " + _("is not on record")]
        faults = [text for text in said if not text.startswith(PROOF)]
        proof = [line for text in said if text not in faults for line in _lines(text)]
        told = [line for text in faults for line in _lines(text)]
        lines = [name, *filter(None, title.split("\n")), *proof]
        height = 2 * PAD + LINE * (len(lines) + len(told))
        y = below.get(each.column, PAD)
        below[each.column] = y + height + 2 * PAD
        x = PAD + (each.column - first) * (WIDTH + GAP)
        boxes[name] = Box(x, y, height, lines, told, name == found.node.id)
    return boxes


def _lines(text: str) -> list[str]:
    return wrapped(text, SIGNS).split("\n")


def _drawn(box: Box) -> Iterator[str]:
    classes = ["box", *(["here"] if box.is_here else [])]
    classes += ["broken"] if box.faults else []
    yield (
        f'<rect class="{" ".join(classes)}" x="{box.x}" y="{box.y}" rx="4"'
        f' width="{WIDTH}" height="{box.height}"/>'
    )
    y = box.y + PAD
    for number, line in enumerate((*box.lines, *box.faults)):
        is_fault = number >= len(box.lines)
        style = "fault" if is_fault else "" if number else "id"
        y += LINE
        named = f' class="{style}"' if style else ""
        yield f'<text{named} x="{box.x + PAD}" y="{y - 4}">{_safe(line)}</text>'


def _way(upper: Box, lower: Box) -> str:
    """An arrow from what leads to what follows; back from the right, if it must be."""
    start, end = upper.x + WIDTH, lower.x
    bend = max(GAP // 2, abs(end - start) // 2)
    return (
        f'<path class="way" d="M{start} {upper.middle}C{start + bend} {upper.middle}'
        f" {end - bend} {lower.middle} {end} {lower.middle}"
        f'M{end - 8} {lower.middle - 5}L{end} {lower.middle}l-8 5"/>'
    )


def _description(found: Traced, ways: Sequence[tuple[str, str]], words: Words) -> str:
    """The picture in words: each way, then everything that is broken."""
    steps = "; ".join(
        _("{upper} leads to {lower}").format(upper=upper, lower=lower)
        for upper, lower in ways
    )
    nodes = {each.path: each for each in found.nodes if each.path}
    broken = "; ".join(
        text for node in nodes.values() for text in broken_told(node, found, words)
    )
    return ". ".join(filter(None, (steps, broken)))


def _safe(text: str) -> str:
    return escape(safe(text), quote=True)
