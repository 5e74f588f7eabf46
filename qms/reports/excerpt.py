"""The offending line as a report shows it, with a caret under the column."""

from __future__ import annotations

from qms.reports.cells import cells_of
from qms.reports.sentence import safe

_TAB = 4
_REACH = 500
_CUT = "…"

Cells = list[tuple[str, int]]


def excerpt(line: str, column: int, room: int) -> tuple[str, str]:
    """The line as far as it fits, and below it the caret; no caret in column 0.

    A long line is cut around the column; of a very long one only the characters
    near the column are looked at.
    """
    line = line.rstrip("\r\n")
    start = max(0, column - 1 - _REACH)
    part = line[start : start + 2 * _REACH]
    cells, caret = _laid_out(part, max(column - 1, 0) - start)
    first, last = _window(
        cells, caret, room, start > 0 or start + len(part) < len(line)
    )
    before = _CUT if start or first else ""
    after = _CUT if last < len(cells) or start + len(part) < len(line) else ""
    shown = before + "".join(text for text, _ in cells[first:last]) + after
    if not column:
        return shown.rstrip(), ""
    lead = len(before) + sum(width for _, width in cells[first:caret])
    return shown.rstrip(), f"{' ' * lead}^"


def _laid_out(part: str, target: int) -> tuple[Cells, int]:
    """Letters with their marks and widths, tabs as blanks; and which is the target."""
    cells: Cells = []
    used, caret = 0, -1
    for index, char in enumerate(part):
        shown, width = _shown(char, used)
        if width == 0 and cells:
            cells[-1] = (cells[-1][0] + shown, cells[-1][1])
        else:
            cells.append((shown, width))
        used += width
        if index == target:
            caret = len(cells) - 1
    if caret < 0:
        caret = len(cells)
        cells.append((" ", 1))
    return cells, caret


def _shown(char: str, used: int) -> tuple[str, int]:
    if char == "\t":
        width = _TAB - used % _TAB
        return " " * width, width
    shown = safe(char)
    return shown, cells_of(shown)


def _window(cells: Cells, caret: int, room: int, is_cut: bool) -> tuple[int, int]:
    """The first and the last cell to show, grown around the caret on both sides."""
    if not is_cut and sum(width for _, width in cells) <= room:
        return 0, len(cells)
    room -= 2 * len(_CUT)
    first, last, used = caret, caret + 1, cells[caret][1]
    while True:
        grown = used
        if first > 0 and used + cells[first - 1][1] <= room:
            first -= 1
            used += cells[first][1]
        if last < len(cells) and used + cells[last][1] <= room:
            used += cells[last][1]
            last += 1
        if used == grown:
            return first, last
