"""The numbers that an OpenDocument text sets before items and headings."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from qms.office.numerals import numeral
from qms.office.word.styles import whole

_FORMS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "1": "decimal",
}
_NUMBERED = frozenset({"text:list-level-style-number", "text:outline-level-style"})


def level_of(style: Element | None, depth: int) -> Element | None:
    """How a style numbers a level, the first of which is 0."""
    for level in style if style is not None else ():
        if level.get("text:level") == str(depth + 1):
            return level
    return None


def start_of(level: Element | None) -> int:
    """The number of the first item of a level."""
    return whole(level.get("text:start-value", ""), 1) if level is not None else 1


def label(style: Element | None, counts: Sequence[int]) -> str:
    """What stands before an item, by the counts of its level and of those above."""
    depth = len(counts) - 1
    level = level_of(style, depth)
    if level is None or level.tag not in _NUMBERED:
        return "-"
    if not level.get("style:num-format"):
        return ""
    shown = min(max(whole(level.get("text:display-levels", ""), 1), 1), len(counts))
    parts = [
        numeral(counts[at], _form(level_of(style, at)))
        for at in range(len(counts) - shown, len(counts))
    ]
    before, after = level.get("style:num-prefix", ""), level.get("style:num-suffix", "")
    return f"{before}{'.'.join(parts)}{after}".strip()


def _form(level: Element | None) -> str:
    return (
        _FORMS.get(level.get("style:num-format", "1"), "") if level is not None else ""
    )
