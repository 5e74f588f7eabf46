"""Folding: words as people search for them, without case, accents and other marks.

One table folds letters, here and in the script of the site that searches, so that a
word of the index and a word that somebody types meet in the same form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

_RANGES = (
    (0x41, 0x5B),
    (0xAA, 0x250),
    (0x300, 0x530),
    (0x1E00, 0x2000),
    (0x200B, 0x200E),
    (0x2060, 0x2061),
    (0xFB00, 0xFB07),
    (0xFEFF, 0xFF00),
)
_APART = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ŋ": "n",
    "ø": "o",
    "œ": "oe",
    "æ": "ae",
    "ŧ": "t",
    "þ": "th",
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_WORD = re.compile(r"[^\W_]+")


def _folded(sign: str) -> str:
    """A letter without case and marks; nothing of a mark that stands alone."""
    if sign in _UNSEEN:
        return ""
    apart = unicodedata.normalize("NFKD", sign.casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return "".join(_APART.get(each, each) for each in bare.casefold())


def _table() -> Iterator[tuple[str, str]]:
    for first, end in _RANGES:
        for sign in map(chr, range(first, end)):
            folded = _folded(sign)
            is_mark = not folded and (sign in _UNSEEN or unicodedata.combining(sign))
            if folded != sign and (is_mark or folded.isalnum()):
                yield sign, folded


LETTERS: Mapping[str, str] = dict(_table())
"""What each letter becomes; those that stay as they are do not stand here."""

_CODES = {ord(sign): folded for sign, folded in LETTERS.items()}


def fold(text: str) -> str:
    """A text with every letter folded."""
    return text.translate(_CODES)


def words_in(text: str) -> list[str]:
    """The folded words of a text, as often as they stand there."""
    return _WORD.findall(fold(text))
