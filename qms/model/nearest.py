"""The nearest known name to one that nobody knows, for a finding's advice."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

NONE = "–"


@lru_cache(maxsize=1024)
def nearest(name: str, known: frozenset[str]) -> str:
    """The most similar of the known names, and a dash where none is similar."""
    found = get_close_matches(name, sorted(known), 1)
    return found[0] if found else NONE
