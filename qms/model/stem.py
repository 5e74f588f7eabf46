"""What stays of a word when it is inflected: enough to see that a term is used.

No grammar: the first letters, at least five. Where vowels change too (ügyfél,
ügyfelek; carte, cărți), letters are compared without their marks.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEM = 5
_SHORT = 3


def stems(name: str) -> tuple[str, ...]:
    """The stems of a name's words; short ones only if there are no others."""
    words = _WORD.findall(name)
    long = [word for word in words if len(word) > _SHORT]
    return tuple(stem(word) for word in long or words)


def stem(word: str) -> str:
    """The first letters of a word in small letters; an abbreviation as it is."""
    if word.isupper():
        return word
    return word.lower()[: max(_STEM, len(word) - 4)]


def plain(text: str) -> str:
    """Small letters without their marks."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
