"""The only door to nh3: of the HTML of a text only what can be read remains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version

import nh3
from markupsafe import escape

from qms.site.text.allowed import ATTRIBUTES, CLASSES, ELEMENTS
from qms.site.text.places import DOCUMENT, FILE

_ANCHOR = re.compile(r"[\w-]+\Z|fn(?:ref[0-9]*)?:[\w-]+\Z")
_DOCUMENT = re.compile(rf"{DOCUMENT}[A-Z0-9-]+(?:#[^\s#]*)?\Z")
_TARGET = re.compile(r"#|https?://|mailto:|tel:", re.IGNORECASE)
_TABLE = re.compile(r"<table(?: [^>]*)?>")
_BARE_PICTURE = re.compile(r'<img(?![^>]*\ssrc=)(?: [a-z]+="[^"]*")*>')
SETTINGS = version("nh3")
_SCHEMES = {"http", "https", "mailto", "tel", "qms"}


def _allowed(element: str, name: str, value: str) -> str | None:
    if name == "href":
        is_known = _TARGET.match(value) or _DOCUMENT.match(value)
        return value if is_known or value.startswith(FILE) else None
    if name == "src":
        return value if value.startswith(FILE) else None
    if name == "id":
        return value if _ANCHOR.match(value) else None
    if name == "class":
        return " ".join(sorted(CLASSES.intersection(value.split()))) or None
    return value


_CLEANER = nh3.Cleaner(
    tags=ELEMENTS,
    attributes=ATTRIBUTES,
    attribute_filter=_allowed,
    url_schemes=_SCHEMES,
    link_rel="noreferrer",
)


def clean(html: str) -> str:
    """What may stand on a page: elements, attributes and targets that we know."""
    found = _CLEANER.clean(html)
    if "<img" in found:
        found = _BARE_PICTURE.sub("", found)
    return found.strip()


def framed(html: str, names: Iterator[str]) -> str:
    """Tables scroll inside themselves; `<table` in clean HTML is nothing else."""

    def frame(table: re.Match[str]) -> str:
        name = escape(next(names))
        opening = f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
        return f"{opening}{table[0]}"

    if "<table" not in html:
        return html
    return _TABLE.sub(frame, html).replace("</table>", "</table></div>")
