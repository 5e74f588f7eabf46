"""Whether an SVG is a drawing and nothing else: no script, no handler, no way out.

A browser runs what stands in an SVG that is opened by itself, so that only what is
known to be harmless may be published: everything else is a reason not to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from qms.i18n import N_

MOST_BYTES = 4 * 1024 * 1024
LARGE = N_("the drawing is larger than any such file is")
NO_XML = N_("it is no well-formed SVG in UTF-8")
DECLARED = N_("it declares entities or instructions of its own")
ELEMENT = N_("it holds more than a drawing: {name}")
HANDLER = N_("it holds what could run: {name}")
OUTSIDE = N_("it refers to something outside of itself: {name}")

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "switch"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "a"),
        *("text", "tspan", "textPath", "marker", "clipPath", "mask", "pattern"),
        *("linearGradient", "radialGradient", "stop", "style", "image", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood"),
        *("feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge"),
        *("feMergeNode", "feMorphology", "feOffset", "feTile", "feDropShadow"),
    }
)
# what drawing programs keep for themselves, and no browser looks at
INERT = (
    "{http://www.inkscape.org/",
    "{http://sodipodi.sourceforge.net/",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://creativecommons.org/ns#}",
    "{http://web.resource.org/cc/}",
    "{http://purl.org/dc/",
)
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_OTHER_ENCODING = re.compile(r"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*\Z")
_WAY_OUT = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|expression\(|\\", re.IGNORECASE)
_SCHEME = re.compile(r"\s*(?:java|vb)script\s*:|\s*data\s*:", re.IGNORECASE)


def drawing_fault(data: bytes) -> tuple[str, str]:
    """Why a drawing may not be published, with what it is about; empty if it may."""
    if len(data) > MOST_BYTES:
        return LARGE, ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return NO_XML, ""
    declaration = _DECLARATION.match(text)
    if declaration and _OTHER_ENCODING.search(declaration[0]):
        return NO_XML, ""
    body = text[declaration.end() :] if declaration else text
    if "<?" in body or "<!doctype" in body.lower() or "<!entity" in body.lower():
        return DECLARED, ""
    try:
        root = ElementTree.fromstring(body)  # it declares nothing that could grow
    except (ElementTree.ParseError, ValueError):
        return NO_XML, ""
    if root.tag != f"{SVG}svg":
        return ELEMENT, root.tag[:80]
    return next(_faults(root), ("", ""))


def _faults(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        name = str(element.tag)
        short = name.rpartition("}")[2][:80]
        if not name.startswith(INERT) and name.removeprefix(SVG) not in DRAWN:
            yield ELEMENT, short
        if name == f"{SVG}style" and _WAY_OUT.search("".join(element.itertext())):
            yield OUTSIDE, short
        for attribute, value in element.items():
            yield from _attribute_faults(short, attribute, value)


def _attribute_faults(
    element: str, attribute: str, value: str
) -> Iterator[tuple[str, str]]:
    name = attribute.rpartition("}")[2].lower()
    if name.startswith("on"):
        yield HANDLER, name[:80]
    if name in ("href", "src"):
        is_raster = element == "image" and _RASTER.match(value)
        if not value.strip().startswith("#") and not is_raster:
            yield OUTSIDE, element
    elif name == "base" or _SCHEME.match(value) or _WAY_OUT.search(value):
        yield OUTSIDE, name[:80]
