"""Plain words as Markdown: no sign of theirs is taken for a mark."""

from __future__ import annotations

import re

from qms.model.line_kinds import TEXT, kind_of

_INLINE = re.compile(r"[\\`*_\[\]]|\{(?=[:#.])|~(?=~)")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")
_LINE_OF_SIGNS = re.compile(r"(?:=+|-+|\|[|:\- ]*)[ \t]*\Z")


def escaped(plain: str) -> str:
    """Plain words with every sign escaped that means something inside a line."""
    text = _INLINE.sub(lambda found: f"\\{found[0]}", plain)
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))


def guarded(line: str) -> str:
    """A line that begins no block of its own but goes on with its paragraph."""
    bare = line.strip()
    if not bare or (kind_of(bare) == TEXT and bare[0] not in "#=|>"):
        return bare
    number = _NUMBER.match(bare)
    if number:
        return f"{number[1]}\\{bare[number.end(1) :]}"
    if bare[0] == "=":
        return f"\u200b{bare}" if _LINE_OF_SIGNS.match(bare) else bare
    return f"\\{bare}"


def cell(text: str) -> str:
    """Words as a table's cell: on one line, no bar of theirs parts it."""
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))
