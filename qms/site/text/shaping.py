"""Our conventions, laid over the tree that Markdown made of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qms.model.heading import Heading, slug
from qms.model.outline import Outline
from qms.site.text.allowed import SIDES
from qms.site.text.mentions import mention
from qms.site.text.notes import order_notes
from qms.site.text.places import open_target
from qms.site.text.remarks import place_remarks
from qms.site.text.seams import SEAM, remark, remark_sign
from qms.site.text.wording import Wording

_TAG = re.compile(r"[ \t]*\{#([a-z0-9][a-z0-9-]*)\}[ \t]*\Z")
_GIVEN = re.compile(r"[ \t]*\{:?[ \t]*#[A-Za-z0-9_-]+[^}]*\}[ \t]*\Z")
_TASK = re.compile(rf"\s*((?:{remark.pattern})?)\s*\[([ xX])\][ \t]")
_INSIDE = re.compile(r"(?![#/\\\x02])(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!\s)\S")
_SIGNS = {" ": "☐ ", "x": "☑ ", "X": "☑ "}
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Shaper:
    """Goes over one tree, once."""

    def __init__(self, outline: Outline, wording: Wording) -> None:
        self.outline, self.wording = outline, wording
        self.cuts: list[Heading] = []
        self.taken: set[str] = set()

    def shape(self, root: Element) -> tuple[Heading, ...]:
        """The headings of the first level, before each of which stands a seam."""
        order_notes(root)
        self._headings(root)
        for element in root.iter():
            if element.attrib:
                self._anchor(element)
            if element.tag in _CHANGES:
                _CHANGES[element.tag](self, element)
        mention(root, self.wording, self.outline.capitals)
        if self.wording.remarks or self.wording.no_words:
            place_remarks(root)
        return tuple(self.cuts)

    def _headings(self, root: Element) -> None:
        """Headings first: their anchors are the outline's."""
        tops = [each for each in root if each.tag in _LEVELS]
        known = self.outline.headings
        if len(tops) != len(known):
            known = _numbered(tops)
        for element, heading in zip(tops, known, strict=True):
            element.set("id", heading.anchor)
            _cut_end(element, _GIVEN)
            if element.tag == "h1":
                self.cuts.append(heading)
        root[:] = list(_with_seams(root))
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
        found = _cut_end(element, _TAG)
        if found and found[1] not in self.taken:
            self.taken.add(found[1])
            element.set("id", found[1])

    def item(self, element: Element) -> None:
        """A tag, and a box to tick, which is only looked at here."""
        self.tagged(element)
        holder = element[0] if len(element) and element[0].tag == "p" else element
        box = _TASK.match(holder.text or "")
        if box:
            rest = (holder.text or "")[box.end() :]
            holder.text = f"{box[1]}{_SIGNS[box[3]]}{rest}"

    def cell(self, element: Element) -> None:
        """A side is a class, for styles stand in one place."""
        side = element.attrib.pop("align", "")
        if side in SIDES:
            element.set("class", SIDES[side])
        if element.tag == "th":
            element.set("scope", "col")

    def specimen(self, element: Element) -> None:
        """A specimen of code ends with its last line."""
        for code in element:
            code.text = f"{(code.text or '').rstrip()}\n"

    def picture(self, element: Element) -> None:
        """A picture that belongs to the document; one without words is its name."""
        target, words = element.get("src", ""), element.get("alt", "").strip()
        if words and _INSIDE.match(target):
            element.attrib = {"alt": words, "src": open_target(target)}
            return
        note = "" if words or not self.wording.no_words else remark_sign(0)
        element.tag, element.attrib = "span", {}
        element.text = f"{note}{words or target.rpartition('/')[2]}"

    def link(self, element: Element) -> None:
        """A link to a file of the register leads to where the site shows it."""
        target = element.get("href", "")
        if _INSIDE.match(target):
            element.set("href", open_target(target))


_CHANGES = {
    "a": Shaper.link,
    "p": Shaper.tagged,
    "pre": Shaper.specimen,
    "li": Shaper.item,
    "td": Shaper.cell,
    "th": Shaper.cell,
    "img": Shaper.picture,
}


def _cut_end(element: Element, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Cut off what an element's words end in."""
    holder = element[-1] if len(element) else element
    text = (holder.tail if len(element) else holder.text) or ""
    found = pattern.search(text) if "{" in text else None
    if found and len(element):
        holder.tail = text[: found.start()]
    elif found:
        holder.text = text[: found.start()]
    return found


def _numbered(tops: list[Element]) -> tuple[Heading, ...]:
    """The headings where Markdown found others than the outline did."""
    found: list[Heading] = []
    seen: dict[str, int] = {}
    for element in tops:
        text = "".join(str(text) for text in element.itertext())
        title = remark.sub("", text).strip()
        anchor = slug(title) or "section"
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        name = f"{anchor}-{count}" if count else anchor
        found.append(Heading(_LEVELS.index(element.tag) + 1, title, 0, name))
    return tuple(found)


def _with_seams(root: Element) -> Iterator[Element]:
    for element in root:
        if element.tag == "h1":
            yield _seam()
        yield element


def _seam() -> Element:
    seam = Element("p")
    seam.text = SEAM
    seam.tail = "\n"
    return seam
