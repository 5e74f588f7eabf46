"""The pictures of a file, each once, under a name made from its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256

from qms.office.inline import Piece, escaped

_DIGITS = 16
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b", re.DOTALL)
_LONGEST_HEAD = 2_000


def kind_of(data: bytes) -> str:
    """The ending for a picture's name, from its bytes; none if no page can show it."""
    for beginning, kind in _KINDS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if _SVG.match(data[:_LONGEST_HEAD]) else ""


@dataclass
class Album:
    """Pictures by their names."""

    pictures: dict[str, bytes] = field(default_factory=dict)

    def shown(self, data: bytes, description: str) -> Piece | None:
        """A piece that shows a picture; None if no page can show it."""
        kind = kind_of(data)
        if not kind:
            return None
        name = f"{sha256(data).hexdigest()[:_DIGITS]}.{kind}"
        self.pictures[name] = data
        words = escaped(" ".join(description.split())).replace("]", "\\]")
        return Piece(raw=f"![{words}]({name})")
