"""Drawings of Word: pictures, and text that stands in boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qms.office.inline import Piece
from qms.office.telling import DRAWN, EMBEDDED, MISSING, OUTSIDE, UNDESCRIBED, UNSHOWN
from qms.office.word.reading import Reading


def boxes_in(drawing: Element) -> list[Element]:
    """The contents of the text boxes of a drawing, the outer ones only."""
    found: list[Element] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == "w:txbxContent":
            found.append(element)
        elif element.tag == "mc:Fallback":
            continue
        else:
            waiting.extend(reversed(element))
    return found


def pictures_in(drawing: Element, reading: Reading) -> list[Piece]:
    """The pictures of a drawing outside of its text boxes; what is lost is told."""
    described = _description(drawing)
    pieces = []
    for element in _outside_boxes(drawing):
        if element.tag in ("a:blip", "v:imagedata"):
            pieces += _picture(element, described, reading)
        elif element.tag == "v:textpath":
            reading.telling.tell_text(DRAWN, element.get("string", ""))
        elif element.tag.endswith("OLEObject"):
            reading.telling.tell(EMBEDDED, text=element.get("ProgID", ""))
    return pieces


def _outside_boxes(drawing: Element) -> Iterator[Element]:
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag in ("w:txbxContent", "mc:Fallback"):
            continue
        yield element
        waiting.extend(reversed(element))


def _description(drawing: Element) -> str:
    """What the author wrote of a picture for those who do not see it."""
    for element in drawing.iter("wp:docPr"):
        words = element.get("descr", "") or element.get("title", "")
        if words.strip():
            return words
    shapes = (each.get("alt", "") for each in drawing.iter("v:shape"))
    return next((words for words in shapes if words.strip()), "")


def _picture(element: Element, described: str, reading: Reading) -> list[Piece]:
    id = element.get("r:embed") or element.get("r:id") or ""
    relation = reading.part.relations.get(id) or reading.part.relations.get(
        element.get("r:link", "")
    )
    if relation is None:
        return []
    if relation.is_outside:
        reading.telling.tell(OUTSIDE, text=relation.target[:200])
        return []
    package = reading.parts.package
    name = relation.target.rpartition("/")[2]
    if relation.target not in package:
        reading.telling.tell(MISSING, text=name)
        return []
    data = package.read(relation.target)
    piece = reading.album.shown(data, described)
    if piece is None:
        reading.telling.tell(UNSHOWN, text=name)
        return []
    if not described.strip():
        reading.telling.count(UNDESCRIBED)
    return [piece]
