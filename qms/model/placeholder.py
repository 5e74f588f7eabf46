"""Signs that a gap was left to be filled, and words that mean it when they stand alone.

`XX` may be a number of old: the twentieth century stays. `se va completa` begins many
a sentence about forms, so such words count only where nothing else stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_HINTS = (b"XX", b"TB", b"TODO", b"FIXME", b"???", b"....", "……".encode(), b"___")
_BRACKET_HINT = re.compile(
    r"\[(?:\.\.|…|DD|ZZ|ÉÉ|ДД|YYYY|AAAA)".encode(),
)
_MARKS = re.compile(
    r"""
    (?<!\w)X{2,}(?!\w) | (?<!\w)(?:TBD|TBA|TODO|FIXME)(?!\w) | (?<!\w)(?:19|20)XX(?!\w)
    | \?{3,}
    | \[(?:\.{2,}|…|_|DD|ZZ|ÉÉ|ДД|YYYY|AAAA|XX)[^\]\n]{0,60}\]
    """,
    re.X,
)
_BLANKS = re.compile(r"\.{4,}|…{2,}|(?<!\w)_{3,}(?!\w)")
_LATIN = re.compile(r"(?i:lorem\s+ipsum)")
_NUMERAL_AFTER = re.compile(
    r"(?i:secol\w*|sec\.|century|chapter|part|title|cap\.|capitol\w*|titlu\w*|partea"
    r"|anexa|art\.|articol\w*|vol\.|глава|раздел|част|том|дял)\s+\Z"
)
_NUMERAL_BEFORE = re.compile(
    r"-(?:lea|a)\b|\.\s+(?:század|fejezet|rész|cím|kötet|törvény|tv)|\s+(?:век|century)"
)
PHRASES = {
    "bg": ("да се попълни", "за попълване"),
    "en": ("to be completed", "to be filled in"),
    "hu": ("kitöltendő", "pótolandó"),
    "ro": ("se va completa", "de completat"),
}
_ALONE_BEFORE = frozenset('|:([„"*_–-')
_REACH = 40
_ALONE_AFTER = re.compile(r"\s*(?:\Z|[|)\]”\".…*_,}])")


def may_have_gaps(signs: bytes) -> bool:
    """Whether a file that holds these signs is worth a closer look."""
    if any(hint in signs for hint in _HINTS):
        return True
    return _BRACKET_HINT.search(signs) is not None


def gaps(line: str, has_blanks: bool = False) -> Iterator[tuple[int, str]]:
    """Each sign of a gap in a line, with its column; a form has blanks to fill in."""
    for match in _MARKS.finditer(line):
        if not _is_numeral(line, match):
            yield match.start() + 1, match[0]
    if not has_blanks:
        for match in _BLANKS.finditer(line):
            yield match.start() + 1, match[0]


def latin(line: str) -> Iterator[tuple[int, str]]:
    """Each beginning of the printers' old filling text."""
    for match in _LATIN.finditer(line):
        yield match.start() + 1, match[0]


def phrases(line: str, words: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each phrase that stands alone between the line's ends, bars or brackets."""
    folded = line.casefold()
    for phrase in filter(None, words):
        at = folded.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            before = line[max(0, at - _REACH) : at].rstrip()
            is_first = not before or before[-1] in _ALONE_BEFORE
            if is_first and _ALONE_AFTER.match(line, end):
                yield at + 1, line[at:end]
            at = folded.find(phrase, end)


def _is_numeral(line: str, match: re.Match[str]) -> bool:
    if match[0] not in ("XX", "XXX"):
        return False
    before = line[max(0, match.start() - _REACH) : match.start()]
    if _NUMERAL_AFTER.search(before):
        return True
    return _NUMERAL_BEFORE.match(line, match.end()) is not None
