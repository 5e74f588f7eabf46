"""What a language looks like: the small words that no text can do without.

Only languages that the tool itself speaks are known; of any other nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping

ENOUGH_LETTERS = 200
_SAMPLE = 8000
_LEAST_WORDS = 8
_CLEARLY = 3

_TYPICAL: Mapping[str, tuple[str, ...]] = {
    "bg": (" на ", " за ", " и "),
    "en": (" the ", " of ", " and "),
    "hu": (" az ", " és ", " hogy "),
    "ro": (" și ", " din ", " pentru "),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "bg": _words(
        "на и да от за се във със при които която е не или по както това след"
    ),
    "en": _words("the of and to that for with be are by or which this from not must"),
    "hu": _words("az és hogy nem vagy meg egy ezt amely szerint kell által ha után"),
    "ro": _words("și în la cu care nu din pentru este sau al ale prin după şi să fi"),
}
_LETTERS = {"bg": "аъщ", "hu": "őűáé", "ro": "ășțâ"}
_SIGNS = str.maketrans("", "", ".,;:!?()„”“\"'*_|#-–—«»")


def unlike(language: str, text: str) -> str:
    """The language that a text clearly is in, if it is another; else nothing."""
    if language not in _TYPICAL or len(text) < ENOUGH_LETTERS:
        return ""
    if sum(word in text for word in _TYPICAL[language]) > 1:
        return ""
    counts = _counts(text)
    likeliest = max(counts, key=lambda tag: counts[tag])
    is_clear = counts[likeliest] >= max(_LEAST_WORDS, _CLEARLY * counts[language])
    return likeliest if is_clear and likeliest != language else ""


def likely(text: str) -> str:
    """The language that a text clearly is in; nothing where that is not clear."""
    plain = text.replace("ş", "ș").replace("ţ", "ț")
    counts = _counts(plain)
    for tag, letters in _LETTERS.items():
        counts[tag] += sum(plain.count(letter) for letter in letters)
    first, second = sorted(counts, key=lambda tag: -counts[tag])[:2]
    is_clear = counts[first] >= max(_LEAST_WORDS, _CLEARLY * counts[second])
    return first if is_clear else ""


def _counts(text: str) -> dict[str, int]:
    """How many small words of each language a text has."""
    words = text[:_SAMPLE].translate(_SIGNS).lower().split()
    return {
        tag: sum(word in small for word in words) for tag, small in _SMALL_WORDS.items()
    }
