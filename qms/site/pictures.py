"""The sizes of pictures, so that a page does not jump while they are loaded."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Mapping
from xml.etree import ElementTree

import imagesize  # type: ignore[import-untyped]  # it tells no types of its own
from markupsafe import Markup, escape

Size = tuple[int, int]
MOST = 20_000
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*\Z")
_IMAGE = re.compile(r"<img(?=\s)[^>]*>")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')


def size_of(data: bytes) -> Size:
    """Width and height of a picture in pixels, and nothing where they are not told."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _drawn(data)
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, IndexError, struct.error):
        return 0, 0
    return _sensible(width, height)


def _drawn(data: bytes) -> Size:
    """The size of a drawing that was found harmless: as stated, else of its box."""
    root = ElementTree.fromstring(data)
    stated = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
    if all(stated):
        return _sensible(*(float(each[1]) for each in stated if each))
    box = [_NUMBER.match(part) for part in root.get("viewBox", "").split()]
    if len(box) == 4 and box[2] and box[3]:
        return _sensible(float(box[2][1]), float(box[3][1]))
    return 300, 150  # what browsers take for a drawing without any size


def _sensible(width: float, height: float) -> Size:
    size = round(width), round(height)
    return size if all(0 < each <= MOST for each in size) else (0, 0)


def sized(html: Markup, sizes: Mapping[str, Size]) -> Markup:
    """Clean HTML whose pictures tell their size, by the addresses they have."""
    if not sizes:
        return html
    known = {str(escape(address)): size for address, size in sizes.items()}

    def told(picture: re.Match[str]) -> str:
        source = _SOURCE.search(picture[0])
        size = known.get(source[1]) if source else None
        if size is None:
            return picture[0]
        return f'{picture[0][:-1]} width="{size[0]}" height="{size[1]}">'

    return Markup(_IMAGE.sub(told, html))
