"""A file under `procedures/` as a document: front matter, text, and what is wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from qms.model.document import Document
from qms.model.flaw import Flaw
from qms.model.house import House
from qms.model.located import Fields
from qms.model.outline import Outline
from qms.model.source import Source
from qms.store.bytes import Reading
from qms.store.fields import Read, read_fields

FENCE = "---\n"
_NEARLY = re.compile(r"^(?:[-–—]{1,6}|\.\.\.)[ \t]*$", re.M)


class Parsed(NamedTuple):
    """A document as far as it could be read, and the flaws of its writing."""

    document: Document
    flaws: list[Flaw]
    is_whole: bool


def parse(
    path: str, reading: Reading, house: House, digest: str, read: Read = read_fields
) -> Parsed:
    """Parse a document; one that cannot be read is an empty one with flaws.

    `read` gives the fields of one that is written as data alone.
    """
    flaws = list(reading.flaws)
    if not reading.is_readable:
        empty = Document(path, digest, Fields(1, 1), Outline(""), house)
        return Parsed(empty, flaws, False)
    source = Source(reading.text, reading.data)
    if path.endswith(".yaml"):
        head, found = read(reading.text)
        document = Document(path, digest, head, Outline(""), house, source)
        return Parsed(document, flaws + found, bool(head))
    head_text, body, first, fence_flaw = split(reading.text)
    if fence_flaw:
        document = Document(
            path, digest, Fields(1, 1), Outline(body, first), house, source
        )
        return Parsed(document, [*flaws, fence_flaw], False)
    head, found = read_fields(head_text, 2)
    document = Document(path, digest, head, Outline(body, first), house, source)
    return Parsed(document, flaws + found, bool(head))


def split(text: str) -> tuple[str, str, int, Flaw | None]:
    """Front matter, text, the text's first line, and what is wrong with the fences."""
    if not text.startswith(FENCE):
        return "", text, 1, Flaw("QMS113", 1, 1)
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end, text = len(text) - 4, f"{text}\n"
    if end < 0:
        return "", "", 1, Flaw("QMS114", _line_like_a_fence(text), 1)
    head = text[4 : end + 1]
    return head, text[end + 5 :], head.count("\n") + 3, None


def _line_like_a_fence(text: str) -> int:
    """Where somebody meant to close the front matter: a line that is nearly `---`."""
    found = _NEARLY.search(text, len(FENCE))
    return text.count("\n", 0, found.start()) + 1 if found else 1
