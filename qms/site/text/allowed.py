"""What may stand in the HTML of a text: elements and their attributes."""

from __future__ import annotations

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "lang", "title", "class"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
ELEMENTS = {
    *("a", "abbr", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "hr"),
    *("h2", "h3", "h4", "h5", "h6", "img", "ins", "kbd", "li", "ol", "p", "pre"),
    *("s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
SIDES = {"right": "at-end", "center": "in-middle"}
CLASSES = frozenset({*SIDES.values(), "footnote", "footnote-ref", "footnote-backref"})
