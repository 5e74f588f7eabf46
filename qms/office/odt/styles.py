"""The styles of an OpenDocument text: what a style is called, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.office.inline import Piece

_HEAVY = frozenset({"bold", "600", "700", "800", "900"})
_SLANTED = frozenset({"italic", "oblique"})


@dataclass
class Styles:
    """Styles by their family and name, and styles of lists by their names."""

    styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    lists: dict[str, Element] = field(default_factory=dict)
    outline: Element | None = None

    def chain(self, family: str, name: str) -> Iterator[Element]:
        """A style and those that it rests on, the nearest first."""
        seen: set[str] = set()
        while (family, name) in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[family, name]
            yield style
            name = style.get("style:parent-style-name", "")

    def form(self, family: str, name: str, before: Piece) -> Piece:
        """What text of a style looks like, in text of another form."""
        found: dict[str, str] = {}
        for style in self.chain(family, name):
            for properties in style.findall("style:text-properties"):
                found = {**properties.attrib, **found}
        weight, slant = found.get("fo:font-weight"), found.get("fo:font-style")
        line = found.get("style:text-line-through-style")
        return Piece(
            is_bold=weight in _HEAVY if weight else before.is_bold,
            is_italic=slant in _SLANTED if slant else before.is_italic,
            is_struck=line != "none" if line else before.is_struck,
            link=before.link,
        )

    def says(self, family: str, name: str, attribute: str) -> str:
        """What a style says of its text, or none."""
        for style in self.chain(family, name):
            for properties in style.findall("style:text-properties"):
                if attribute in properties.attrib:
                    return properties.attrib[attribute]
        return ""

    def named(self, name: str) -> str:
        """How people call a paragraph's style; one made by hand is its kin's."""
        for style in self.chain("paragraph", name):
            own = style.get("style:name", "")
            shown = style.get("style:display-name", own)
            if not (shown[:1] == "P" and shown[1:].isdigit()):
                return shown
        return name


def read_styles(roots: Iterable[Element]) -> Styles:
    """The styles of some parts."""
    styles = Styles()
    for root in roots:
        for element in root.iter("style:style"):
            key = element.get("style:family", ""), element.get("style:name", "")
            styles.styles.setdefault(key, element)
        for element in root.iter("text:list-style"):
            styles.lists.setdefault(element.get("style:name", ""), element)
        for element in root.iter("text:outline-style"):
            styles.outline = element
    return styles
