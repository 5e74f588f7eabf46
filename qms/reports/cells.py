"""How wide text stands on a terminal: in cells, not in characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

Cluster = tuple[str, int]

_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})
_WIDE = frozenset({"W", "F"})
_SOFT_HYPHEN = "\u00ad"
_JOINED_HANGUL = ("\u1160", "\u11ff")


@lru_cache(maxsize=4096)
def cells_of(char: str) -> int:
    """The cells that one character takes: none, one or two."""
    if category(char) in _WITHOUT_WIDTH and char != _SOFT_HYPHEN:
        return 0
    if _JOINED_HANGUL[0] <= char <= _JOINED_HANGUL[1]:
        return 0
    return 2 if east_asian_width(char) in _WIDE else 1


def width(text: str) -> int:
    """The cells that a text takes."""
    return len(text) if text.isascii() else sum(map(cells_of, text))


def shortened(text: str, room: int) -> str:
    """A text cut to some cells, with a sign where it was cut."""
    if width(text) <= room:
        return text
    return f"{next(_pieces(text, room - 1))}…"


def padded(text: str, room: int) -> str:
    """A text filled up with blanks to some cells."""
    return text + " " * (room - width(text))


def wrapped(text: str, room: int, indent: str = "", hanging: str = "") -> str:
    """A text over as many lines as it needs, broken at blanks where it can be."""
    lines = [indent]
    used = width(indent)
    is_fresh = True
    for word in text.split(" "):
        for piece in _pieces(word, room - len(hanging)):
            needed = width(piece) + (not is_fresh)
            if used + needed > room and not is_fresh:
                lines.append(hanging)
                used, needed, is_fresh = width(hanging), width(piece), True
            lines[-1] += piece if is_fresh else f" {piece}"
            used += needed
            is_fresh = False
    return "\n".join(lines)


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word in pieces that each fit the room, marks left with their letters."""
    piece, used = "", 0
    for char in word:
        cells = cells_of(char)
        if piece and used + cells > room:
            yield piece
            piece, used = "", 0
        piece += char
        used += cells
    yield piece
