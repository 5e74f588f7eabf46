"""What was mended, told to people: the files, or each line before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from qms.reports.sentence import safe

# signs that nobody sees, as a reader of a comparison must see them
_SEEN = str.maketrans({"\r": "␍", "\ufeff": "␟", "\0": "␀", "\x1a": "␚"})


def difference(path: str, before: bytes, after: bytes) -> str:
    """The lines of a file before and after, as `git diff` tells them."""
    lines = unified_diff(
        _lines(before), _lines(after), f"a/{path}", f"b/{path}", lineterm=""
    )
    return "\n".join(_shown(lines))


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="replace").split("\n")


def _shown(lines: Iterable[str]) -> Iterator[str]:
    return (safe(line.translate(_SEEN)) for line in lines)
