"""Words of a text, and the runs in which two texts agree or differ.

A word keeps its hyphens and apostrophes (`dintr-un`, `PO-012`); a number and each sign
of punctuation are words of their own, so that of `30 zile` only the number changes.
Blanks part words and are nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import normalize

from qms.model.redline.alignment import Pair, matched

SAME = "same"
ADDED = "added"
REMOVED = "removed"

_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    rf" ?(?:[0-9]+(?:[.,][0-9]+)*"
    rf"|[^\W\d_][\w{_MARKS}]*(?:[-'’‑][\w{_MARKS}]+)*"
    rf"|[^\s][{_MARKS}]*)"
)
_LONGEST_COMPOSED = 100  # composing takes quadratic time over marks without letters
_FEW = 8
_LEAST_SHARE = 4
_CHANCE = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow one another and are SAME, ADDED or REMOVED.

    A blank at the beginning of `text` parts it from the run before it.
    """

    kind: str
    text: str


def plain(text: str) -> str:
    """A text with one blank wherever blanks or line ends stood."""
    return " ".join(text.split())


def words_of(text: str) -> list[str]:
    """The words of a text."""
    return [_bare(typed) for typed in _WORD.findall(plain(text))]


def count_words(text: str) -> int:
    """How many words a text has, its punctuation left out."""
    return sum(map(is_word, words_of(text)))


def is_word(word: str) -> bool:
    """Whether a word holds letters or digits, and is not punctuation."""
    return word[:1].isalnum()


def compared(old: str, new: str) -> tuple[Run, ...]:
    """The runs of two texts: what went stands before what came in its place."""
    if old == new:
        return whole(SAME, new)
    before, after = _WORD.findall(plain(old)), _WORD.findall(plain(new))
    bare = [_bare(typed) for typed in before], [_bare(typed) for typed in after]
    pairs = matched(*bare)
    if len(pairs) * _LEAST_SHARE < max(map(len, bare)) > _FEW:
        pairs = []  # a few words in common are a chance, not a text that was edited
    return tuple(_runs(before, after, _without_chance(pairs, *bare)))


def whole(kind: str, text: str) -> tuple[Run, ...]:
    """A whole text as one run; none of an empty text."""
    words = plain(text)
    return (Run(kind, words),) if words else ()


def _bare(typed: str) -> str:
    """A word without its gap, composed where it is of a length that people write."""
    word = typed.removeprefix(" ")
    if word.isascii() or len(word) > _LONGEST_COMPOSED:
        return word
    return normalize("NFC", word)


def _without_chance(
    pairs: list[Pair], old: Sequence[str], new: Sequence[str]
) -> list[Pair]:
    """The pairs without short words that agree amid much that does not."""
    letters = [0, *accumulate(map(len, old))], [0, *accumulate(map(len, new))]

    def differing(begin: Pair, end: Pair) -> int:
        sizes = (sums[end[k]] - sums[begin[k]] for k, sums in enumerate(letters))
        return max(sizes)

    islands = list(_islands(pairs))
    ends = [*(first for first, _after in islands[1:]), (len(old), len(new))]
    kept: list[Pair] = []
    reached = (0, 0)
    for (first, after), end in zip(islands, ends, strict=False):
        size = letters[0][after[0]] - letters[0][first[0]]
        around = min(differing(reached, first), differing(after, end))
        if size * _CHANCE > around:
            kept += zip(
                range(first[0], after[0]), range(first[1], after[1]), strict=True
            )
            reached = after
    return kept


def _islands(pairs: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs that follow one another in both texts: the first, and behind the last."""
    start = 0
    for index, (i, j) in enumerate(pairs, 1):
        if index == len(pairs) or pairs[index] != (i + 1, j + 1):
            yield pairs[start], (i + 1, j + 1)
            start = index


def _runs(old: list[str], new: list[str], pairs: list[Pair]) -> Iterator[Run]:
    i = j = 0
    same: list[str] = []
    for next_i, next_j in [*pairs, (len(old), len(new))]:
        if (i, j) != (next_i, next_j):
            if same:
                yield Run(SAME, "".join(same))
                same = []
            yield from _replaced(old[i:next_i], new[j:next_j], is_first=not i and not j)
        if next_i < len(old) and next_j < len(new):
            same.append(_wider(old[next_i], new[next_j]))
        i, j = next_i + 1, next_j + 1
    if same:
        yield Run(SAME, "".join(same))


def _replaced(old: list[str], new: list[str], is_first: bool) -> Iterator[Run]:
    if old:
        yield Run(REMOVED, "".join(old))
    if new:
        gap = " " if old and is_first else ""
        yield Run(ADDED, gap + "".join(new))


def _wider(old: str, new: str) -> str:
    """The new word, set apart if either was."""
    return new if new[0] == " " or old[0] != " " else f" {new}"
