"""The nearest known name to one that nobody knows, for a finding's advice."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

NONE = "–"


def nearest(name: str, known: Collection[str]) -> str:
    """The most similar of the known names, and a dash where none is similar."""
    found = get_close_matches(name, sorted(known), 1)
    return found[0] if found else NONE
