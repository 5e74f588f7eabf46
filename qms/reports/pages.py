"""A page of facts, told on the terminal."""

from __future__ import annotations

from qms.model.page import Page, Part
from qms.reports.cells import padded, width
from qms.reports.sentence import tame

INDENT = "  "


def as_text(page: Page) -> str:
    """The title, then each part with its names in one column."""
    lines = [tame(page.title)]
    for part in page.parts:
        if part.rows:
            lines += ["", *_part(part)]
    if page.note:
        lines += ["", page.note]
    return "\n".join(lines) + "\n"


def _part(part: Part) -> list[str]:
    lines = [part.title] if part.title else []
    space = max(width(tame(name)) for name, _value in part.rows)
    for name, value in part.rows:
        begin = f"{padded(tame(name), space)}  " if space else ""
        lines.append(f"{INDENT}{begin}{tame(value)}".rstrip())
    return lines
