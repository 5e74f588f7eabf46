"""The head of a foreign Markdown text: lines that say what the front matter says."""

from __future__ import annotations

import re
from typing import NamedTuple

from qms.model.importing.foreign_markdown import blocks_of_markdown
from qms.model.importing.labels import labelled
from qms.model.importing.tables import is_full, sort_of
from qms.model.inline import plain
from qms.model.kind import heading_key

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
    is_fact = len(lines[at]) < 200 and any(labelled(plain(lines[at])))
    return at + is_fact


def _after_table(lines: list[str], at: int) -> int:
    """The line after a table that only states facts of the head or of control."""
    end = at
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    (table,) = blocks_of_markdown("\n".join(lines[at:end]))
    sort = sort_of(table)
    is_fact = sort in ("signers", "editions") or (sort == "facts" and is_full(table))
    return end if is_fact else at
