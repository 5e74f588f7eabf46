"""Which elements of two sequences belong together, in time that no text can stretch.

Equal elements by the longest common subsequence, a machine word of comparisons at a
time (H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004); where that
would be too much, between elements that stand once on either side (B. Cohen's patience
diff). Similar elements by the heaviest chain of what is near the diagonal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Pair = tuple[int, int]
Element = TypeVar("Element")

MOST_CELLS = 4_000_000
LONGEST = 20_000
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Range:
    """A stretch of both sequences; `depth` says how often it was cut out of others."""

    old: range
    new: range
    depth: int = 0

    def until(self, pair: Pair) -> _Range:
        """What stands before a pair."""
        old, new = range(self.old.start, pair[0]), range(self.new.start, pair[1])
        return _Range(old, new, self.depth + 1)

    def behind(self, pair: Pair) -> _Range:
        """What stands behind a pair."""
        old, new = range(pair[0] + 1, self.old.stop), range(pair[1] + 1, self.new.stop)
        return _Range(old, new, self.depth)


def matched(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Indices of equal elements, rising on both sides.

    Exchanging the sides exchanges the indices and nothing else.
    """
    if list(old) > list(new):
        return [(i, j) for j, i in _matched(new, old)]
    return _matched(old, new)


def _matched(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    found: list[Pair] = []
    waiting = [_Range(range(len(old)), range(len(new)))]
    while waiting:
        part = _trimmed(old, new, waiting.pop(), found)
        if not part.old or not part.new:
            continue
        cells = len(part.old) * len(part.new)
        if cells <= MOST_CELLS and max(len(part.old), len(part.new)) <= LONGEST:
            found += _longest(old, new, part)
        elif part.depth < DEEPEST:
            waiting += _cut(old, new, part, found)
    return sorted(found)


def _trimmed(
    old: Sequence[str], new: Sequence[str], part: _Range, found: list[Pair]
) -> _Range:
    """A range without its equal beginning and end, which are found."""
    i, i_end = part.old.start, part.old.stop
    j, j_end = part.new.start, part.new.stop
    while i < i_end and j < j_end and old[i] == new[j]:
        found.append((i, j))
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        found.append((i_end, j_end))
    return _Range(range(i, i_end), range(j, j_end), part.depth)


def _longest(old: Sequence[str], new: Sequence[str], part: _Range) -> Iterator[Pair]:
    """A longest common subsequence of a range, from its end."""
    places: dict[str, int] = {}
    for bit, j in enumerate(part.new):
        places[new[j]] = places.get(new[j], 0) | 1 << bit
    every = (1 << len(part.new)) - 1
    row, rows = every, []
    for i in part.old:
        hits = row & places.get(old[i], 0)
        row = ((row + hits) | (row - hits)) & every
        rows.append(row)
    # a bit that is not set marks where the common part grows by one
    i, j = len(part.old), len(part.new)
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
            continue
        i -= 1
        if not i or rows[i - 1] >> (j - 1) & 1:
            j -= 1
            yield part.old.start + i, part.new.start + j


def _cut(
    old: Sequence[str], new: Sequence[str], part: _Range, found: list[Pair]
) -> Iterator[_Range]:
    """The ranges between what stands once on either side; nothing if there is none."""
    pairs = _rising(_single(old, new, part))
    found += pairs
    for pair in pairs:
        yield part.until(pair)
        part = part.behind(pair)
    if pairs:
        yield _Range(part.old, part.new, part.depth + 1)


def _single(old: Sequence[str], new: Sequence[str], part: _Range) -> list[Pair]:
    counts = Counter(old[i] for i in part.old), Counter(new[j] for j in part.new)
    places = {new[j]: j for j in part.new}
    return [
        (i, places[old[i]])
        for i in part.old
        if counts[0][old[i]] == 1 and counts[1].get(old[i]) == 1
    ]


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The most of the pairs, in order, that rise on both sides."""
    lasts: list[int] = []  # the least end of a chain of each length
    tops: list[int] = []
    before: list[int] = []
    for index, (_i, j) in enumerate(pairs):
        length = bisect_left(lasts, j)
        before.append(tops[length - 1] if length else -1)
        lasts[length : length + 1] = [j]
        tops[length : length + 1] = [index]
    chain = []
    index = tops[-1] if tops else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def paired(
    old: Sequence[Element],
    new: Sequence[Element],
    likeness: Callable[[Element, Element], float],
    reach: int,
) -> list[Pair]:
    """Indices of elements that are alike, rising on both sides, as like as can be.

    `likeness` is 0 for what must not be paired; it is asked for pairs that stand at
    most `reach` places from the diagonal.
    """
    chain = _HeaviestChain(len(new))
    for i, each in enumerate(old):
        middle = i * len(new) // len(old)
        near = range(max(0, middle - reach), min(len(new), middle + reach + 1))
        weighed = [(j, likeness(each, new[j])) for j in near]
        chain.add(i, [(j, weight) for j, weight in weighed if weight > 0])
    return chain.pairs()


class _HeaviestChain:
    """Rising pairs of the greatest weight, by the heaviest chain up to each place."""

    def __init__(self, places: int) -> None:
        self.tree = [(0.0, -1)] * (places + 1)
        self.links: list[tuple[Pair, int]] = []

    def add(self, i: int, weighed: list[tuple[int, float]]) -> None:
        """The partners of one element, which exclude one another."""
        ends = [(j, self._best(j), weight) for j, weight in weighed]
        for j, (sum_before, link), weight in ends:
            self.links.append(((i, j), link))
            self._raise(j, (sum_before + weight, len(self.links) - 1))

    def pairs(self) -> list[Pair]:
        """The pairs of the heaviest chain of all."""
        link = self._best(len(self.tree) - 1)[1]
        found = []
        while link >= 0:
            pair, link = self.links[link]
            found.append(pair)
        return found[::-1]

    def _best(self, places: int) -> tuple[float, int]:
        best = (0.0, -1)
        while places:
            best = max(best, self.tree[places])
            places &= places - 1
        return best

    def _raise(self, place: int, end: tuple[float, int]) -> None:
        at = place + 1
        while at < len(self.tree):
            self.tree[at] = max(self.tree[at], end)
            at += at & -at
