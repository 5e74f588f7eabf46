"""Words accounted for: each word of a source stands in the result or in the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from qms.model.entities import unescaped
from qms.model.importing.source import words_of

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_FENCED = re.compile(r"^(`{3,})[^`\n]*\n(.*?)^\1`*[ \t]*$", re.M | re.S)
_MARKS = re.compile(r"[*`]")


def words_shown(markdown: str) -> Counter[str]:
    """The words of a Markdown text as a reader sees them, without its marks.

    Between lines of three backticks or more, every sign means itself.
    """
    words = words_of(" ".join(found[2] for found in _FENCED.finditer(markdown)))
    bare = _MARKS.sub("", _ESCAPED.sub(" ", _FENCED.sub(" ", markdown)))
    return words + words_of(unescaped(bare))


def words_lost(words: Mapping[str, int], texts: Iterable[str]) -> dict[str, int]:
    """The words that stand in none of the texts, or not as often: how many times."""
    left = Counter(dict(words))
    for text in texts:
        left.subtract(words_shown(text))
    return {word: count for word, count in left.items() if count > 0}
