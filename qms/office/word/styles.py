"""The styles of a document of Word: what each is called, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.office.xml import within

_HEADING = re.compile(r"heading ([1-9])\Z", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_MOST_LEVELS = 9


def is_on(properties: Element | None, tag: str) -> bool | None:
    """Whether a property is switched on; None where nothing is said of it."""
    found = properties.find(tag) if properties is not None else None
    if found is None:
        return None
    return found.get("w:val", "true") not in _OFF


def value(properties: Element | None, path: str) -> str:
    """The value of a property, or none."""
    found = within(properties, path)
    return found.get("w:val", "") if found is not None else ""


def whole(text: str, default: int) -> int:
    """A whole number as Word writes it; what is none, or beyond reason, is not read."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default


@dataclass
class Styles:
    """Styles by their ids."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""

    def name(self, style: str) -> str:
        """What a style is called; one that is not described, by its id."""
        element = self.elements.get(style or self.default)
        return value(element, "w:name") or style

    def chain(self, style: str) -> Iterator[Element]:
        """A style and those that it rests on, the nearest first."""
        seen: set[str] = set()
        style = style or self.default
        while style in self.elements and style not in seen:
            seen.add(style)
            yield self.elements[style]
            style = value(self.elements[style], "w:basedOn")

    def is_on(self, style: str, tag: str) -> bool:
        """Whether a style switches a property of text on."""
        for element in self.chain(style) if style else ():
            said = is_on(element.find("w:rPr"), tag)
            if said is not None:
                return said
        return False

    def level(self, style: str, paragraph: Element | None) -> int:
        """The level of the heading that a paragraph is, or 0."""
        direct = value(paragraph, "w:outlineLvl")
        if direct:
            return _outline(direct)
        for element in self.chain(style):
            name = value(element, "w:name")
            if name.lower() == "title":
                return 1
            named = _HEADING.match(name)
            if named:
                return int(named[1])
            outline = value(element, "w:pPr/w:outlineLvl")
            if outline:
                return _outline(outline)
        return 0

    def numbering(self, style: str) -> tuple[str, str]:
        """The list and the level that a style gives, or none."""
        number = level = ""
        for element in self.chain(style):
            number = number or value(element, "w:pPr/w:numPr/w:numId")
            level = level or value(element, "w:pPr/w:numPr/w:ilvl")
        return number, level


def _outline(text: str) -> int:
    level = whole(text, _MOST_LEVELS)
    return level + 1 if 0 <= level < _MOST_LEVELS else 0


def read_styles(root: Element | None) -> Styles:
    """The styles of a part; none where there is no such part."""
    styles = Styles()
    for element in root.iter("w:style") if root is not None else ():
        name = element.get("w:styleId", "")
        styles.elements.setdefault(name, element)
        is_default = element.get("w:default", "0") not in _OFF
        if is_default and element.get("w:type") == "paragraph":
            styles.default = name
    return styles
