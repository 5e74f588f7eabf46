"""Headings: level, words, and the anchor that links lead to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from qms.model.marks import HEADING_LINE

_ATTRIBUTE = re.compile(r"\{:?[ \t]*#([A-Za-z0-9_-]+)[^}]*\}\Z")
_SLUG = re.compile(r"[^\w\- ]")


class Heading(NamedTuple):
    """A heading: its level from 1, its words, its line in the file."""

    level: int
    title: str
    line: int
    anchor: str


def slug(title: str) -> str:
    """The anchor of a heading: small letters of any script, digits, hyphens."""
    return _SLUG.sub("", title.strip().lower()).replace(" ", "-")


@lru_cache(maxsize=4096)
def read_heading(line: str) -> tuple[int, str, str, bool]:
    """Level, words, anchor of a heading, and whether the anchor was given."""
    match = HEADING_LINE.match(line)
    level, words = (len(match[1]), match[2] or "") if match else (2, line)
    words = _without_closing(words.strip(" \t"))
    opening = words.rfind("{")
    given = _ATTRIBUTE.match(words, opening) if opening >= 0 else None
    title = words[:opening] if given else words
    return level, title.strip(), given[1] if given else slug(title), bool(given)


def _without_closing(words: str) -> str:
    """The words of a heading without number signs that close it."""
    bare = words.rstrip("#")
    is_closed = bare != words and (not bare or bare[-1] in " \t")
    return bare.rstrip(" \t") if is_closed else words
