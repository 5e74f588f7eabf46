"""Where a text first differs from what it was."""

from __future__ import annotations

from itertools import zip_longest

from qms.model.change.numbers import number_place
from qms.model.document import Document
from qms.model.finding import Place


def first_change(before: Document | None, after: Document) -> Place:
    """The first place at which a text differs; its number, where nothing is known."""
    old = before.source.text if before else ""
    new = after.source.text
    if not old or not new or old == new:
        return number_place(after)
    lines = new.split("\n")
    pairs = zip_longest(old.split("\n"), lines, fillvalue="")
    number = next(at for at, (one, other) in enumerate(pairs) if one != other)
    if number >= len(lines) or not lines[number].strip():
        # what was cut off, or a line of nothing: the last line before it that shows
        number = _shown(lines, min(number, len(lines) - 1))
        return Place(after.path, number + 1, 1)
    one = old.split("\n")[number] if number < old.count("\n") + 1 else ""
    column = next(
        (
            at
            for at, (a, b) in enumerate(zip(one, lines[number], strict=False))
            if a != b
        ),
        min(len(one), len(lines[number]) - 1),
    )
    return Place(after.path, number + 1, column + 1)


def _shown(lines: list[str], at: int) -> int:
    """The line with words that is nearest before a line, or the first."""
    while at > 0 and not lines[at].strip():
        at -= 1
    return at
