"""The terms and abbreviations that a text defines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.document import Document
from qms.model.marks import ITEM, ROW
from qms.model.row import cells, is_ruler

SECTION = "definitions"
LONGEST = 400  # letters of a line in which a term is looked for

_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+(.*)")
_BOLD = re.compile(r"(\*\*|__)(.+?)\1")
_PARTED = re.compile(r"(.+?)(?:\s+[–—-]\s|:\s|:\Z|\s=\s)")
_BRACKETED = re.compile(r"\(([^)]*)\)")
_OR = re.compile(r"\s*(?:[,;]|\s/\s)\s*")


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term with the index of its line; `names` are its several forms."""

    term: str
    index: int

    @property
    def names(self) -> tuple[str, ...]:
        """The forms: parted by commas or strokes, or standing in brackets."""
        if self.term.isalpha():
            return (self.term,)
        inner = _BRACKETED.findall(self.term)
        outer = _BRACKETED.sub(" ", self.term)
        forms = (form for part in (outer, *inner) for form in _OR.split(part))
        return tuple(form.strip(" „”“\"'*_") for form in forms if form.strip())


def definitions(document: Document) -> tuple[Definition, ...]:
    """What the section of definitions defines, in list items or a table."""
    section = document.section(SECTION)
    if section is None:
        return ()
    start, end = document.outline.under(section.heading)
    return tuple(_definitions(document, start, end))


def _definitions(document: Document, start: int, end: int) -> Iterator[Definition]:
    outline = document.outline
    for index in range(start, end):
        mark, line = outline.marks[index], outline.lines[index]
        term = ""
        if mark == ITEM:
            term = _item_term(line)
        elif mark == ROW and not _is_head(outline.lines, index):
            term = cells(line[:LONGEST])[0].strip("* ")
        if term:
            yield Definition(term, index)


def _item_term(line: str) -> str:
    match = _ITEM.match(line[:LONGEST])
    if not match:
        return ""
    bold = _BOLD.match(match[1])
    if bold:
        return bold[2].strip(" :–—-")
    parted = _PARTED.match(match[1])
    return parted[1] if parted else ""


def _is_head(lines: list[str], index: int) -> bool:
    """Whether a row is the head of its table, or the dashes under it."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    return is_ruler(lines[index]) or is_ruler(following)
