"""What people read of a file: neither comments of the front matter nor code."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.document import Document
from qms.model.inline import without_code
from qms.model.marks import BREAK, CODE


def prose(document: Document) -> Iterator[tuple[int, str]]:
    """Every line with its number; comments of the front matter and code left out."""
    outline = document.outline
    for number, line in enumerate(document.source.lines, 1):
        index = number - outline.first
        if document.is_data or index < 0:
            if not line.lstrip().startswith("#"):
                yield number, line
        elif outline.marks[index] not in (CODE, BREAK):
            yield number, without_code(line)
