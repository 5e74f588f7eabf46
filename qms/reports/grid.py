"""A grid told: as a table, as CSV, as JSON, as Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from qms.model.grid import Column, Grid
from qms.model.spreadsheet import spreadsheet
from qms.reports.cells import shortened, wrapped
from qms.reports.cells import width as width_of
from qms.reports.plainly import plain_asked
from qms.reports.sentence import tame

GAP = "  "
LEAST = 6


def as_table(grid: Grid, width: int) -> str:
    """Columns side by side, cut to the terminal's width; empty ones are left out.

    Plainly it is one line a row, with each value after its title, and nothing is cut.
    """
    if plain_asked():
        return _as_lines(grid)
    columns = [
        each for each in grid.columns if any(row.get(each.key) for row in grid.rows)
    ]
    if not columns:
        return f"{wrapped(grid.note, width)}\n" if grid.note else ""
    texts = {
        each.key: [tame(row.get(each.key, "")) for row in grid.rows] for each in columns
    }
    columns, needed = _that_fit(columns, texts, width)
    widths = _cut(columns, needed, width)
    told = [
        [_cell(text, room, each.is_number) for text in (each.title, *texts[each.key])]
        for each, room in zip(columns, widths, strict=True)
    ]
    lines = [GAP.join(cells).rstrip() for cells in zip(*told, strict=True)]
    lines.insert(1, GAP.join("─" * each for each in widths))
    if grid.note:
        lines += ["", wrapped(grid.note, width)]
    return "\n".join(lines) + "\n"


def _as_lines(grid: Grid) -> str:
    rows = [
        "; ".join(
            f"{each.title}: {tame(row[each.key]).strip()}"
            for each in grid.columns
            if row.get(each.key)
        )
        for row in grid.rows
    ]
    return "".join(f"{line}\n" for line in (*rows, grid.note) if line)


def as_csv(grid: Grid, width: int) -> str:
    """Semicolons and a byte order mark, as spreadsheets of the region read it."""
    titles = [each.title for each in grid.columns]
    # blanks before a text set it in on a terminal, and mean nothing here
    rows = (
        [row.get(each.key, "").strip() for each in grid.columns] for row in grid.rows
    )
    return spreadsheet([titles, *rows])


def as_json(grid: Grid, width: int) -> str:
    """A list of objects, keyed by the columns' keys."""
    rows = [
        {each.key: row.get(each.key, "") for each in grid.columns} for row in grid.rows
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_markdown(grid: Grid, width: int) -> str:
    """A table for a page of a forge."""
    head = "| " + " | ".join(_escaped(each.title) for each in grid.columns) + " |"
    ruler = "| " + " | ".join("---" for _each in grid.columns) + " |"
    rows = [
        "| "
        + " | ".join(_escaped(row.get(each.key, "")) for each in grid.columns)
        + " |"
        for row in grid.rows
    ]
    return "\n".join([head, ruler, *rows]) + "\n"


def _escaped(text: str) -> str:
    safe = tame(text).replace("\\", "\\\\").replace("|", "\\|")
    return safe.replace("<", "&lt;").replace("[", "\\[")


def _that_fit(
    columns: list[Column], texts: Mapping[str, Sequence[str]], width: int
) -> tuple[list[Column], list[int]]:
    """The columns that can be read side by side, and the width that each needs."""
    needed = {each.key: _needed(each.title, texts[each.key]) for each in columns}
    while True:
        least = sum(_readable(each, needed[each.key]) + len(GAP) for each in columns)
        rank = max(each.rank for each in columns)
        if least <= width or not rank:
            return columns, [needed[each.key] for each in columns]
        last = [each for each in columns if each.rank == rank][-1]
        columns = [each for each in columns if each is not last]


def _needed(title: str, texts: Sequence[str]) -> int:
    return max(map(width_of, {title, *texts}))


def _readable(column: Column, needed: int) -> int:
    """The width in which a column can be read."""
    return needed if column.is_whole else min(needed, column.readable)


def _cut(columns: Sequence[Column], needed: list[int], width: int) -> list[int]:
    """The widths with the widest ones cut until all fit, those kept whole at last."""
    spare = width - len(GAP) * (len(needed) - 1)
    widths = list(needed)
    for is_whole in (False, True):
        those = [at for at, each in enumerate(columns) if each.is_whole <= is_whole]
        while sum(widths) > spare and those:
            widest = max(those, key=lambda at: widths[at])
            if widths[widest] <= LEAST:
                break
            widths[widest] -= 1
    return widths


@lru_cache(maxsize=4096)
def _cell(text: str, room: int, is_number: bool) -> str:
    """A text in the room of its column; the same ones come again and again."""
    told = shortened(text, room)
    blanks = " " * (room - width_of(told))
    return blanks + told if is_number else told + blanks


def left_out(grid: Grid, width: int) -> list[str]:
    """The titles of the columns that a table of this width has no room for."""
    filled = [
        each for each in grid.columns if any(row.get(each.key) for row in grid.rows)
    ]
    if plain_asked() or not filled:
        return []
    texts = {
        each.key: [tame(row.get(each.key, "")) for row in grid.rows] for each in filled
    }
    fitting, _needed_by_each = _that_fit(filled, texts, width)
    return [each.title for each in filled if each not in fitting]


GRIDS: dict[str, Callable[[Grid, int], str]] = {
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
    "table": as_table,
}
