"""A page of the web as a source: its text through pandoc, its words counted apart."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

from qms.i18n import N_, _
from qms.model.importing.decoding import UnreadableTextError, decoded
from qms.model.importing.source import Source, words_of
from qms.office.damage import damage_of
from qms.office.inline import Piece
from qms.office.limits import Limits
from qms.office.pandoc import read_tree
from qms.office.pictures import Album
from qms.office.refused import RefusedError
from qms.office.telling import OUTSIDE, UNDESCRIBED, UNSHOWN, Telling
from qms.office.tree import Tree
from qms.office.tree_line import TreeLine

GUESSED = N_("the file does not tell its encoding; read as {encoding}, compare letters")
_NAMED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 4_000
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.+)\Z", re.DOTALL)
_UNSEEN = frozenset({"script", "style", "template"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "st1:place",
    ]
)
_KEPT = {"author": "creator", "description": "description", "keywords": "keywords"}


@dataclass
class _Words(HTMLParser):
    """The words of a page, and what its head says of it."""

    words: Counter[str] = field(default_factory=Counter)
    properties: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    unseen: int = 0
    is_title: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.unseen += tag in _UNSEEN
        self.is_title |= tag == "title"
        if tag == "meta" and given.get("name", "").lower() in _KEPT:
            name = _KEPT[given["name"].lower()]
            self.properties[name] = " ".join(given.get("content", "").split())
        if tag == "html" and given.get("lang"):
            self.properties["language"] = given["lang"]
        if tag not in _INLINE:
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN and self.unseen > 0
        if tag == "title":
            self.is_title = False
        if tag not in _INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.is_title:
            title = self.properties.get("title", "") + data
            self.properties["title"] = " ".join(title.split())
        elif not self.unseen:
            self.texts.append(data)

    def all(self) -> Counter[str]:
        """The words of everything that was fed."""
        return words_of("".join(self.texts))


def read_web(name: str, data: bytes, encoding: str, limits: Limits) -> Source:
    """The source that a page is; raises RefusedError."""
    telling, album = Telling(), Album()
    text = _text(data, encoding, telling)
    line = TreeLine(
        telling, lambda target, words: _picture(target, words, album, telling)
    )
    tree = Tree(limits, line)
    tree.read(read_tree(text.encode(), "html", limits))
    tree.notes()
    seen = _Words()
    seen.feed(text)
    seen.close()
    words = seen.all()
    return Source(
        name=name,
        format="html",
        digest=sha256(data).hexdigest(),
        blocks=tuple(tree.blocks),
        properties=seen.properties,
        pictures=album.pictures,
        told=(*damage_of(words), *telling.all()),
        words=words,
    )


def _text(data: bytes, encoding: str, telling: Telling) -> str:
    """The text in the encoding told, in the one that the page names, or as guessed."""
    try:
        found = decoded(data, encoding or _named(data))
    except UnreadableTextError as error:
        raise RefusedError(
            _("its letters cannot be read in any encoding that is known"),
            hint=_("say which it is with --encoding, such as cp1250 or cp1251"),
        ) from error
    if found.is_guess:
        telling.tell(GUESSED, encoding=found.encoding)
    return found.text


def _named(data: bytes) -> str:
    """The encoding that a page names, if it is one, and the bytes do not say more."""
    named = _NAMED.search(data[:_HEAD])
    name = named[1].decode("ascii") if named else ""
    try:
        known = codecs.lookup(name).name if name else ""
        data.decode(known or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return ""
    return known if not known.startswith(("utf-16", "utf-8")) else ""


def _picture(target: str, words: str, album: Album, telling: Telling) -> Piece | None:
    """A picture that stands in the page itself; others are told."""
    given = _DATA.match(target)
    if given is None:
        telling.tell(OUTSIDE, text=target[:200])
        return None
    try:
        data = base64.b64decode(given[1], validate=False)
    except binascii.Error:
        data = b""
    piece = album.shown(data, words)
    if piece is None:
        telling.tell(UNSHOWN, text=target[:40])
    elif not words.strip():
        telling.count(UNDESCRIBED)
    return piece
