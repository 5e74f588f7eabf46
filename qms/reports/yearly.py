"""The yearly report on satisfaction as Markdown: sections, tables, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qms.model.grid import Grid
from qms.reports.grid import as_markdown

NOTHING = "–"


def report_text(head: str, sections: Sequence[tuple[str, str]]) -> str:
    """A document of a head and sections with their texts."""
    parts = (f"# {title}\n\n{body.strip()}\n" for title, body in sections)
    return f"---\n{head}---\n\n" + "\n".join(parts)


def table(grid: Grid) -> str:
    """A table without empty cells; nothing without rows."""
    keys = [each.key for each in grid.columns]
    rows = [{key: row.get(key) or NOTHING for key in keys} for row in grid.rows]
    return as_markdown(Grid(grid.columns, rows), 0) if rows else ""


def bullets(lines: Iterator[str]) -> str:
    """Sentences as a list."""
    return "\n".join(f"- {line}" for line in lines) + "\n"


def head_text(fields: Mapping[str, str]) -> str:
    """The front matter: each field as it is to be written."""
    return "".join(f"{name}: {value}\n" for name, value in fields.items())
