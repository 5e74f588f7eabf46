"""A text in RTF as a source: its text through pandoc, its words counted apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from hashlib import sha256

from qms.i18n import N_
from qms.model.importing.source import Block, Source, words_of
from qms.office.damage import damage_of
from qms.office.inline import Piece, escaped
from qms.office.limits import Limits
from qms.office.pandoc import read_tree
from qms.office.rich_text import RichText
from qms.office.telling import DELETED, HIDDEN, UNSIGNED, Telling
from qms.office.tree import Tree
from qms.office.tree_line import TreeLine

PICTURES = N_("pictures of a file in RTF are not taken over: save it as .docx for them")
_TOLD = {"deleted": DELETED, "hidden": HIDDEN, "annotation": UNSIGNED}
_PROPERTIES = {
    "title": "title",
    "author": "creator",
    "subject": "subject",
    "keywords": "keywords",
    "doccomm": "description",
}


def read_rtf(name: str, data: bytes, limits: Limits) -> Source:
    """The source that a text in RTF is; raises RefusedError."""
    text, telling = RichText(data), Telling()
    text.read()
    tree = Tree(limits, TreeLine(telling, _nothing))
    tree.read(read_tree("".join(text.made).encode("ascii", "replace"), "rtf", limits))
    tree.notes()
    for place, sentence in _TOLD.items():
        for passage in "".join(text.said.get(place, [])).split("\n"):
            telling.tell_text(sentence, passage)
    if text.has_pictures:
        telling.tell(PICTURES)
    words = _words(text)
    return Source(
        name=name,
        format="rtf",
        digest=sha256(data).hexdigest(),
        blocks=tuple(tree.blocks),
        headers=_repeated(text, "header"),
        footers=_repeated(text, "footer"),
        properties=_properties(text),
        told=(*damage_of(words), *telling.all()),
        words=words,
    )


def _nothing(_target: str, _words: str) -> Piece | None:
    return None


def _words(text: RichText) -> Counter[str]:
    """The words of all places but the properties; what a page repeats, once."""
    words: Counter[str] = Counter()
    for place, said in text.said.items():
        if place in ("header", "footer"):
            words += words_of("\n".join(dict.fromkeys("".join(said).split("\n"))))
        elif place not in _PROPERTIES:
            words += words_of("".join(said))
    return words


def _repeated(text: RichText, place: str) -> tuple[Block, ...]:
    lines = "".join(text.said.get(place, [])).split("\n")
    composed = [unicodedata.normalize("NFC", " ".join(each.split())) for each in lines]
    return tuple(
        Block("paragraph", text=escaped(line), plain=line, place=place)
        for line in dict.fromkeys(composed)
        if line
    )


def _properties(text: RichText) -> dict[str, str]:
    found = {
        name: " ".join("".join(text.said.get(place, [])).split())
        for place, name in _PROPERTIES.items()
    }
    return {name: value for name, value in found.items() if value}
