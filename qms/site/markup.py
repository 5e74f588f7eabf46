"""The only door to Markdown: a text becomes HTML that can do nothing but be read.

What an author writes is converted, its headings stand one level below the page's
title, its tags become ids, and the outcome is cleaned element by element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from qms.model.heading import Heading, slug
from qms.model.outline import Outline
from qms.site.allowed import ATTRIBUTES, ELEMENTS

_SEAM = "\ue000"
_SEAMS = re.compile(rf"<p>{_SEAM}</p>\n?")
_TAG = re.compile(r"[ \t]*\{#([a-z0-9][a-z0-9-]*)\}[ \t]*\Z")
_TASK = re.compile(r"\s*\[([ xX])\] ")
_ANCHOR = re.compile(r"[\w-]+\Z|fn(?:ref[0-9]*)?:[\w-]+\Z")
_TARGET = re.compile(r"#|https?://|mailto:|tel:", re.IGNORECASE)
_TABLE = re.compile(r"<table(?: [^>]*)?>")
_BARE_PICTURE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
_SIGNS = {" ": "☐ ", "x": "☑ ", "X": "☑ "}
_SIDES = {"right": "at-end", "center": "in-middle"}
_CLASSES = frozenset({*_SIDES.values(), "footnote", "footnote-ref", "footnote-backref"})
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")

_EXTENSIONS = (
    *("tables", "footnotes", "attr_list", "sane_lists", "fenced_code"),
    *("pymdownx.tilde", "pymdownx.magiclink"),
)
_CONFIGURATION: dict[str, dict[str, object]] = {
    "tables": {"use_align_attribute": True},
    "pymdownx.tilde": {"subscript": False},
    "footnotes": {"BACKLINK_TITLE": "↩ {}", "UNIQUE_IDS": False},
}

Pictures = Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """A heading of the first level with the HTML under it; before it, none."""

    heading: Heading | None
    html: Markup


def parts_of(
    outline: Outline, pictures: Pictures, table: str = "Table {number}"
) -> tuple[Part, ...]:
    """The text, cut before each heading of the first level.

    `pictures` are data addresses by the targets that the text may use; any other
    picture is replaced by its description. `table` names a table for those who hear
    the page, with the place `{number}`.
    """
    shape = _Shape(outline, pictures)
    converter = Markdown(
        extensions=[*_EXTENSIONS, shape],
        extension_configs=_CONFIGURATION,
        output_format="html",
    )
    raw = converter.convert(outline.text.replace(_SEAM, ""))
    addresses = frozenset(pictures.values())
    names = (table.format(number=number) for number in count(1))
    pieces = [
        Markup(_framed(_clean(piece, addresses), names)) for piece in _SEAMS.split(raw)
    ]
    found = [Part(None, pieces[0])] if pieces[0] else []
    pairs = zip(shape.cuts, pieces[1:], strict=True)
    return (*found, *(Part(heading, html) for heading, html in pairs))


class _Shape(Extension):
    """Lays our conventions over the tree that Markdown made."""

    def __init__(self, outline: Outline, pictures: Pictures) -> None:
        super().__init__()
        self.outline = outline
        self.pictures = pictures
        self.cuts: list[Heading] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Come after every other change of the tree."""
        md.treeprocessors.register(_Shaper(md, self), "qms", -100)


class _Shaper(Treeprocessor):
    def __init__(self, md: Markdown, shape: _Shape) -> None:
        super().__init__(md)
        self.shape = shape
        self.taken: set[str] = set()

    def run(self, root: Element) -> None:
        """Headings first: their anchors are the outline's."""
        self._headings(root)
        for element in root.iter():
            self._anchor(element)
            if element.tag in _CHANGES:
                _CHANGES[element.tag](self, element)

    def _headings(self, root: Element) -> None:
        tops = [each for each in root if each.tag in _LEVELS]
        known = self.shape.outline.headings
        if len(tops) != len(known):
            known = _numbered(tops)
        for element, heading in zip(tops, known, strict=True):
            element.set("id", heading.anchor)
            if element.tag == "h1":
                self.shape.cuts.append(heading)
                root.insert(list(root).index(element), _seam())
        for element in root.iter():
            if element.tag in _LEVELS:
                level = min(_LEVELS.index(element.tag) + 1, 5)
                element.tag = _LEVELS[level]

    def _anchor(self, element: Element) -> None:
        """Each id once: an id that stands twice leads nowhere."""
        name = element.get("id", "")
        if name in self.taken:
            del element.attrib["id"]
        elif name:
            self.taken.add(name)

    def tagged(self, element: Element) -> None:
        """`{#tag}` at the end of a paragraph or item becomes its id."""
        holder = element[-1] if len(element) else element
        text = (holder.tail if len(element) else holder.text) or ""
        found = _TAG.search(text)
        if not found:
            return
        if len(element):
            holder.tail = text[: found.start()]
        else:
            holder.text = text[: found.start()]
        if found[1] not in self.taken:
            self.taken.add(found[1])
            element.set("id", found[1])

    def item(self, element: Element) -> None:
        """A tag, and a box to tick, which is only looked at here."""
        self.tagged(element)
        holder = element[0] if len(element) and element[0].tag == "p" else element
        box = _TASK.match(holder.text or "")
        if box:
            holder.text = _SIGNS[box[1]] + (holder.text or "")[box.end() :]

    def cell(self, element: Element) -> None:
        """A side is a class, for styles stand in one place."""
        side = element.attrib.pop("align", "")
        if side in _SIDES:
            element.set("class", _SIDES[side])
        if element.tag == "th":
            element.set("scope", "col")

    def picture(self, element: Element) -> None:
        """A picture that belongs to the document is carried in the page."""
        address = self.shape.pictures.get(element.get("src", ""))
        if address:
            element.set("src", address)
            return
        element.tag = "span"
        element.text = element.get("alt", "")
        for name in ("src", "alt"):
            element.attrib.pop(name, None)


_CHANGES = {
    "p": _Shaper.tagged,
    "li": _Shaper.item,
    "td": _Shaper.cell,
    "th": _Shaper.cell,
    "img": _Shaper.picture,
}


def _numbered(tops: list[Element]) -> tuple[Heading, ...]:
    """The headings where Markdown found others than the outline did."""
    found: list[Heading] = []
    seen: dict[str, int] = {}
    for element in tops:
        title = "".join(str(text) for text in element.itertext()).strip()
        anchor = slug(title) or "section"
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        name = f"{anchor}-{count}" if count else anchor
        found.append(Heading(_LEVELS.index(element.tag) + 1, title, 0, name))
    return tuple(found)


def _seam() -> Element:
    seam = Element("p")
    seam.text = _SEAM
    seam.tail = "\n"
    return seam


def _clean(html: str, addresses: frozenset[str]) -> str:
    def allowed(element: str, name: str, value: str) -> str | None:
        if name == "href":
            return value if _TARGET.match(value) else None
        if name == "src":
            return value if value in addresses else None
        if name == "id":
            return value if _ANCHOR.match(value) else None
        if name == "class":
            return " ".join(sorted(_CLASSES.intersection(value.split()))) or None
        return value

    clean = nh3.clean(
        html,
        tags=ELEMENTS,
        attributes=ATTRIBUTES,
        attribute_filter=allowed,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        link_rel="noreferrer",
    )
    return _BARE_PICTURE.sub("", clean).strip()


def _framed(html: str, names: Iterator[str]) -> str:
    """Tables scroll inside themselves; `<table` in clean HTML is nothing else."""

    def frame(table: re.Match[str]) -> str:
        name = escape(next(names))
        opening = f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
        return f"{opening}{table[0]}"

    return _TABLE.sub(frame, html).replace("</table>", "</table></div>")
