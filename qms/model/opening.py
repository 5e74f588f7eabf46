"""The opening of a text: its first sentence, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qms.model.document import Document
from qms.model.inline import plain
from qms.model.marks import TEXT
from qms.model.outline import UPPER

_TAG = re.compile(r"\s*\{#[a-z0-9-]+\}")
_SENTENCE = re.compile(rf".+?[.!?…](?=\s+[„“«(]?[{UPPER}]|\s*\Z)", re.DOTALL)


def opening(document: Document) -> str:
    """The first sentence of a text's first paragraph; empty where it has none."""
    if not document.has_text:
        return ""
    text = plain(_TAG.sub("", " ".join(_first_lines(document))))
    found = _SENTENCE.match(text)
    return found[0] if found else text


def _first_lines(document: Document) -> Iterator[str]:
    """The lines of the first paragraph."""
    outline = document.outline
    start = outline.marks.find(TEXT)
    for index in range(max(start, 0), len(outline.lines)):
        if outline.marks[index] != TEXT:
            return
        yield outline.lines[index].strip()
