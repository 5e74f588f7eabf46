"""A page of the web as a source: its text through pandoc, its words counted apart."""

from __future__ import annotations

import base64
import codecs
import re
from hashlib import sha256

from qms.i18n import N_, _
from qms.model.importing.decoding import UnreadableTextError, decoded
from qms.model.importing.source import Source
from qms.office.damage import damage_of
from qms.office.inline import Piece
from qms.office.limits import Limits
from qms.office.pandoc import read_tree
from qms.office.pictures import Album
from qms.office.refused import RefusedError
from qms.office.telling import OUTSIDE, UNDESCRIBED, UNSHOWN, Telling
from qms.office.tree import Tree
from qms.office.tree_line import TreeLine
from qms.office.web_words import WebWords

GUESSED = N_("the file does not tell its encoding; read as {encoding}, compare letters")
_NAMED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 4_000
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.+)\Z", re.DOTALL)


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
    seen = WebWords(text)
    words = seen.words()
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
    except ValueError:
        data = b""
    piece = album.shown(data, words)
    if piece is None:
        telling.tell(UNSHOWN, text=target[:40])
    elif not words.strip():
        telling.count(UNDESCRIBED)
    return piece
