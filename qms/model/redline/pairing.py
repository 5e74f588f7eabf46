"""Which pieces of two texts belong together although they are not the same in place.

What stands elsewhere word for word was moved; what shares most of its words with
a piece between the same neighbours was changed. How far from its place a partner is
sought follows from how much there is to compare, so that no text takes long.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from qms.model.redline.alignment import Pair, paired
from qms.model.redline.block import ROW
from qms.model.redline.pieces import Piece
from qms.model.redline.words import count_words

LEAST_MOVED = 8
_ALIKE = 0.4
_SAME_FIRST_CELL = 0.6
_EFFORT = 3_000_000
_COST = 20
_NEAREST, _FARTHEST = 2, 500


def moved(
    old: Sequence[Piece], new: Sequence[Piece], exact: Sequence[Pair]
) -> list[Pair]:
    """What stands elsewhere word for word, and is too long for that to be a chance."""
    stayed = {i for i, _ in exact}, {j for _, j in exact}
    places: dict[str, deque[int]] = defaultdict(deque)
    for i, piece in enumerate(old):
        if i not in stayed[0]:
            places[piece.key].append(i)
    found = []
    for j, piece in enumerate(new):
        waiting = places.get(piece.key)
        if j in stayed[1] or not waiting:
            continue
        if sum(map(count_words, piece.texts)) >= LEAST_MOVED:
            found.append((waiting.popleft(), j))
    return found


def alike(
    old: Sequence[Piece],
    new: Sequence[Piece],
    exact: Sequence[Pair],
    moves: Sequence[Pair],
) -> list[Pair]:
    """What was changed rather than replaced, between pieces that are the same."""
    settled = [{pair[side] for pair in (*exact, *moves)} for side in (0, 1)]
    open_ones = [
        [index for index in range(len(side)) if index not in settled[k]]
        for k, side in enumerate((old, new))
    ]
    weight = sum(_COST + len(old[i].words) for i in open_ones[0])
    weight += sum(_COST + len(new[j].words) for j in open_ones[1])
    reach = min(max(_EFFORT // max(weight, 1), _NEAREST), _FARTHEST)
    found: list[Pair] = []
    i = j = 0
    for next_i, next_j in [*exact, (len(old), len(new))]:
        olds = [index for index in range(i, next_i) if index not in settled[0]]
        news = [index for index in range(j, next_j) if index not in settled[1]]
        pairs = _paired([old[k] for k in olds], [new[k] for k in news], reach)
        found += [(olds[k], news[m]) for k, m in pairs]
        i, j = next_i + 1, next_j + 1
    return found


def _paired(old: list[Piece], new: list[Piece], reach: int) -> list[Pair]:
    if [each.key for each in old] > [each.key for each in new]:
        return [(i, j) for j, i in paired(new, old, _likeness, reach)]
    return paired(old, new, _likeness, reach)


def _likeness(one: Piece, other: Piece) -> float:
    """The share of words that two pieces have in common, 0 if they are no pair."""
    if one.form != other.form:
        return float(one.texts == other.texts)
    words = len(one.words) + len(other.words)
    share = 2 * len(one.words & other.words) / words if words else 0.0
    if one.form.sort == ROW and one.texts[0] and one.texts[0] == other.texts[0]:
        share = max(share, _SAME_FIRST_CELL)
    return share if share >= _ALIKE else 0.0
