"""The nearest known name to one that nobody knows, for a finding's advice."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

NONE = "–"


def nearest(name: str, known: Iterable[str]) -> str:
    """The most similar of the known names, and a dash where none is similar."""
    return _nearest(str(name), frozenset(known))


@lru_cache(maxsize=1024)
def _nearest(name: str, known: frozenset[str]) -> str:
    found = get_close_matches(name, sorted(known), 1)
    return found[0] if found else NONE
