"""What a converted text leaves open: ways to documents and files, known only on a page.

The converted text is kept; where a document or a file lies depends on the page that
shows it. So each stands there as an address of its own kind, which no browser knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from urllib.parse import unquote

from markupsafe import Markup, escape

DOCUMENT = "qms:document/"
FILE = "qms:file/"
NO_WORDS = "no-words"

_NAMED = re.compile(r"(?:.*/)?([A-Z][A-Z0-9-]*)(?:\.[a-z]{2,3})?\.(?:md|yaml)\Z")
_ATTRIBUTES = r'((?: [a-z]+="[^"]*")*)'
_LINK = re.compile(rf"<a{_ATTRIBUTES}>(.*?)</a>", re.DOTALL)
_PICTURE = re.compile(rf"<img{_ATTRIBUTES}>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_PLACE = re.compile(r'<[a-z0-9]+(?: [a-z]+="[^"]*")*? id="([^"]*)"')
_TOP = frozenset(("", "top"))

Ways = Callable[[str, str], str]


def no_way(document: str, anchor: str = "") -> str:
    """The way to a document from a page that stands alone: there is none."""
    del document, anchor
    return ""


def document_in(target: str) -> str:
    """The id of the document whose file a target names; empty where it is none."""
    found = _NAMED.match(target.partition("#")[0])
    return found[1] if found else ""


def open_target(target: str) -> str:
    """A target inside the register as the place that it leaves open."""
    path, mark, anchor = target.partition("#")
    name = document_in(path)
    return f"{DOCUMENT}{name}{mark}{anchor}" if name else f"{FILE}{path}"


def filled(html: str, ways: Ways, files: Mapping[str, str]) -> Markup:
    """Clean HTML with every open place filled, or its words alone.

    `ways` gives the way to a document and an anchor in it; `files` are addresses of
    files by the targets that the text uses.
    """

    def link(found: re.Match[str]) -> str:
        target = _attributes(found[1]).get("href", "")
        if target.startswith(DOCUMENT):
            name, _mark, anchor = target.removeprefix(DOCUMENT).partition("#")
            address = ways(name, anchor)
        elif target.startswith(FILE):
            address = files.get(target.removeprefix(FILE), "")
        else:
            return found[0]
        if not address or address.startswith("data:"):
            return found[2]
        return f'<a href="{escape(address)}">{found[2]}</a>'

    def picture(found: re.Match[str]) -> str:
        attributes = _attributes(found[1])
        words = attributes.get("alt", "")
        address = files.get(attributes.get("src", "").removeprefix(FILE), "")
        if not address:
            return f"<span>{escape(words)}</span>"
        return f'<img alt="{escape(words)}" src="{escape(address)}">'

    if "qms:" not in html:
        return Markup(html)
    return Markup(_PICTURE.sub(picture, _LINK.sub(link, html)))


def led_inside(pieces: Iterable[str]) -> list[str]:
    """Clean HTML whose links to places that the text has not are their words alone."""
    pieces = list(pieces)
    if not any(' href="#' in each for each in pieces):
        return pieces
    found_places = (each for html in pieces for each in _PLACE.findall(html))
    known = {*map(unescape, found_places), *_TOP}

    def link(found: re.Match[str]) -> str:
        target = _attributes(found[1]).get("href", "")
        place = unquote(target[1:])
        is_dead = target.startswith("#") and place not in known
        return found[2] if is_dead else found[0]

    return [_LINK.sub(link, each) for each in pieces]


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(text)}
