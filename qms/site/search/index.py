"""The index of a language: which documents have which words, in chunks of few words.

Documents are read in portions, and each portion is kept: where one text changed, only
its portion is read again. What the portions say of a word is put side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from qms.site.leaf import digest_of
from qms.site.search.entry import FIELDS, FORM, Entry
from qms.site.search.postings import digits, told
from qms.site.site import Library

PORTION = 256
LARGEST = 40_000
SMALL = 10_000
DEEPEST = 8

Line = tuple[str, str]


class Index:
    """The index of some documents; nothing is read before it is asked for."""

    def __init__(self, entries: Sequence[Entry], library: Library) -> None:
        self.entries, self.library = entries, library

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest of every chunk, by the letters with which its words begin."""
        keys = [each.key for each in self.entries]
        name = f"search {FORM} {digest_of(keys)}"
        rows = self.library.kept(name, self._digests).split("\n")
        pairs = (row.split(" ", 1) for row in rows if row)
        return {chunk: digest for digest, chunk in pairs}

    def _digests(self) -> str:
        return "\n".join(
            f"{digest_of(text)} {name}" for name, text in self.chunks.items()
        )

    @cached_property
    def chunks(self) -> Mapping[str, str]:
        """Every chunk: its words, each with what is told of it."""
        return {
            name: " ".join(f"{word}={rest}" for word, rest in lines)
            for name, lines in chunked(sorted(self._merged().items()))
        }

    def _merged(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, start in enumerate(range(0, len(self.entries), PORTION)):
            mark = f",{digits(number)}:"
            for line in self._portion(self.entries[start : start + PORTION]):
                word, _sign, rest = line.partition("=")
                found[word] = (
                    f"{found[word]}{mark}{rest}"
                    if word in found
                    else (f"{mark[1:]}{rest}")
                )
        return found

    def _portion(self, entries: Sequence[Entry]) -> list[str]:
        name = f"portion {FORM} {digest_of([each.key for each in entries])}"
        return self.library.kept(name, lambda: inverted(entries)).split(" ")


def inverted(entries: Sequence[Entry]) -> str:
    """The words of some documents, each with the numbers of those that have it."""
    found: dict[str, list[list[int]]] = {}
    for number, entry in enumerate(entries):
        for field, words in enumerate(entry.words()):
            for word in words:
                if word not in found:
                    found[word] = [[] for _ in range(FIELDS)]
                found[word][field].append(number)
    return " ".join(
        f"{word}={'.'.join(map(told, found[word])).rstrip('.')}"
        for word in sorted(found)
    )


def chunked(lines: Sequence[Line], name: str = "") -> Iterator[tuple[str, list[Line]]]:
    """Words in chunks by their first letters; what is few stays with its neighbours.

    A word stands in the chunk whose name is the longest beginning of it.
    """
    if _size(lines) <= LARGEST or len(name) == DEEPEST:
        yield name, list(lines)
        return
    rest: list[Line] = []
    below: list[tuple[str, list[Line]]] = []
    for start, group in groupby(lines, key=lambda line: line[0][: len(name) + 1]):
        words = list(group)
        if start == name or _size(words) < SMALL:
            rest.extend(words)
        else:
            below.append((start, words))
    yield name, rest
    for start, words in below:
        yield from chunked(words, start)


def _size(lines: Sequence[Line]) -> int:
    return sum(len(word) + len(rest) + 2 for word, rest in lines)
