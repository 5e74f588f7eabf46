"""A file under `procedures/` as a document: front matter, text, and what is wrong."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from qms.model.document import Document, House
from qms.model.flaw import Flaw
from qms.model.located import Fields
from qms.model.outline import Outline
from qms.store.bytes import Reading
from qms.store.yaml import read_yaml

FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as far as it could be read, and the flaws of its writing."""

    document: Document
    flaws: list[Flaw]
    is_whole: bool


def parse(path: str, reading: Reading, house: House, digest: str) -> Parsed:
    """Parse a document; one that cannot be read is an empty one with flaws."""
    flaws = list(reading.flaws)
    if not reading.is_readable:
        return Parsed(_document(path, Fields(1, 1), "", 1, house, digest), flaws, False)
    if path.endswith(".yaml"):
        head, found = read_yaml(reading.text)
        document = _document(path, head, "", 1, house, digest)
        return Parsed(document, flaws + found, bool(head))
    head_text, body, first, fence_flaw = split(reading.text)
    if fence_flaw:
        document = _document(path, Fields(1, 1), body, first, house, digest)
        return Parsed(document, [*flaws, fence_flaw], False)
    head, found = read_yaml(head_text, 2)
    document = _document(path, head, body, first, house, digest)
    return Parsed(document, flaws + found, bool(head))


def split(text: str) -> tuple[str, str, int, Flaw | None]:
    """Front matter, text, the text's first line, and what is wrong with the fences."""
    if not text.startswith(FENCE):
        return "", text, 1, Flaw("QMS113", 1, 1)
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end, text = len(text) - 4, f"{text}\n"
    if end < 0:
        return "", "", 1, Flaw("QMS114", 1, 1)
    head = text[4 : end + 1]
    return head, text[end + 5 :], head.count("\n") + 3, None


def digest_of(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _document(
    path: str, head: Fields, body: str, first: int, house: House, digest: str
) -> Document:
    return Document(path, digest, head, Outline(body, first), house)
