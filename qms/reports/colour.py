"""Colour on a terminal, where it is wanted.

Plain codes rather than rich: its console takes 50 ms to import, a third of a second
on a cold disk, to paint four sorts of words.
"""

from __future__ import annotations

from collections.abc import Callable

Paint = Callable[[str, str], str]

PATH = "1"
SOFT = "2"
GOOD = "1;32"


def painter(is_coloured: bool) -> Paint:
    """What paints a text in a colour, or leaves it as it is."""
    return _painted if is_coloured else _plain


def _painted(text: str, colour: str) -> str:
    return f"\033[{colour}m{text}\033[0m" if text.strip() else text


def _plain(text: str, colour: str) -> str:
    return text
