"""A page of facts, told on the terminal."""

from __future__ import annotations

from qms.model.page import Page, Part
from qms.reports.cells import padded, width, wrapped
from qms.reports.sentence import tame

INDENT = "  "


def as_text(page: Page, room: int = 0) -> str:
    """The title, then each part with its names in one column.

    With a room, values of several words are broken to fit it; digests never are.
    """
    lines = [tame(page.title)]
    for part in page.parts:
        if part.rows:
            lines += ["", *_part(part, room)]
    if page.note:
        lines += ["", page.note]
    return "\n".join(lines) + "\n"


def _part(part: Part, room: int) -> list[str]:
    lines = [part.title] if part.title else []
    space = max(width(tame(name)) for name, _value in part.rows)
    for name, value in part.rows:
        begin = f"{padded(tame(name), space)}  " if space else ""
        hanging = " " * (len(INDENT) + (space + 2 if space else 0))
        line = f"{INDENT}{begin}{tame(value)}".rstrip()
        if room and width(line) > room and " " in value:
            first = f"{INDENT}{begin}"
            line = wrapped(tame(value), max(room, len(hanging) + 20), first, hanging)
        lines.append(line)
    return lines
