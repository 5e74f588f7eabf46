"""The head of a foreign Markdown text: lines that say what the front matter says."""

from __future__ import annotations

import re
from typing import NamedTuple

from qms.model.importing.labels import labelled
from qms.model.inline import plain
from qms.model.kind import heading_key
from qms.model.row import cells, is_ruler

_HEADING = re.compile(r"#\s+(.*?)\s*#*\Z")


class Headed(NamedTuple):
    """The head that is replaced, and the rest, byte for byte as typed."""

    head: str
    body: str


def without_head(markdown: str, title: str) -> Headed:
    """A text without the lines at its beginning that only state its facts.

    These are its title as a heading, labelled lines, and a table of labelled facts.
    """
    lines = markdown.split("\n")
    end = at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        after = _after_fact(lines, at, title)
        if after == at:
            break
        at = end = after
    while end and end < len(lines) and not lines[end].strip():
        end += 1
    return Headed("\n".join(lines[:end]), "\n".join(lines[end:]))


def _after_fact(lines: list[str], at: int, title: str) -> int:
    """The number of the line after a fact that begins here; the same without one."""
    heading = _HEADING.match(lines[at])
    if heading:
        return at + (heading_key(plain(heading[1])) == heading_key(title))
    if lines[at].startswith("|"):
        return _after_table(lines, at)
    is_fact = any(labelled(plain(lines[at]))) and len(lines[at]) < 200
    return at + is_fact


def _after_table(lines: list[str], at: int) -> int:
    end = at
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    rows = [cells(line) for line in lines[at:end] if not is_ruler(line)]
    told = [row for row in rows if any(labelled("\t".join(map(plain, row))))]
    has_head = len(rows) > 1 and not any(labelled("\t".join(rows[0])))
    return end if told and len(told) >= len(rows) - has_head else at
