"""What stands inside a line of Markdown: code that is no prose, marks of emphasis."""

from __future__ import annotations

import re

_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FORMAT = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")
_LONGEST = 10_000  # in longer lines, which nobody writes, pairing would take too long


def without_code(line: str) -> str:
    """The line with its code spans blanked out, every column where it was."""
    if "`" not in line or len(line) > _LONGEST:
        return line
    return _SPAN.sub(lambda match: " " * len(match[0]), line)


def plain(text: str) -> str:
    """A text without emphasis, and of links their words alone."""
    return _FORMAT.sub(lambda found: found[1] or "", text).strip()
