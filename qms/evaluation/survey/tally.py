"""The answers of one group counted, and nothing of any person kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import or_

from qms.errors import NotDefinedError
from qms.evaluation.reliability import Battery as Scaled
from qms.evaluation.reliability import reliability
from qms.evaluation.survey.codes import BLANK, UNCODED, UNKNOWN
from qms.model.questionnaire import Item, Questionnaire
from qms.model.wave import FEWEST_KEPT, Answers, Battery, Gaps, Result

DIGITS = 4
FEWEST_STRAIGHT = 3
Answered = Mapping[str, Sequence[int]]
Named = Mapping[str, Sequence[tuple[str, ...]]]


def tally(
    versions: Sequence[Questionnaire],
    group: str,
    answered: Answered,
    named: Named,
    left_out: Mapping[str, int],
) -> Result:
    """Count the answers of a group to every item, pair, dimension and battery.

    `answered` has of each item a point a person, or that there is none; `named` the
    themes of coded items. Of a group, item, pair or battery of fewer than five, no
    counts are kept.
    """
    asked = versions[0]
    columns = chain(answered.values(), named.values())
    n = next(map(len, columns), 0)
    rows = n + sum(left_out.values())
    if n < FEWEST_KEPT:
        return Result(group, n, rows)
    straight, batteries = _batteries(asked, answered, n)
    return Result(
        group=group,
        answered=n,
        rows=rows,
        left_out=left_out,
        straight=straight,
        items=tuple(
            _of_scale(item, versions, answered[item.id])
            if item.id in answered
            else _of_themes(item, versions, named[item.id])
            for item in asked.items
            if item.id in answered or item.id in named
        ),
        pairs=tuple(_kept(_pairs(asked, answered))),
        dimensions=tuple(_kept(_dimensions(asked, answered))),
        batteries=batteries,
    )


def _of_scale(
    item: Item, versions: Sequence[Questionnaire], column: Sequence[int]
) -> Answers:
    found = Counter(column)
    points = item.scale.points if item.scale else ()
    blank, unknown = found[BLANK], found[UNKNOWN]
    is_kept = len(column) - blank - unknown >= FEWEST_KEPT
    counts = {str(point): found[point] for point in points} if is_kept else {}
    digests = _digests(item, versions)
    return Answers(item.id, item.digest, counts, unknown, blank, digests)


def _of_themes(
    item: Item, versions: Sequence[Questionnaire], column: Sequence[tuple[str, ...]]
) -> Answers:
    blank, uncoded = column.count(()), column.count(UNCODED)
    found = Counter(chain.from_iterable(column))
    is_kept = len(column) - blank - uncoded >= FEWEST_KEPT
    counts = {key: found[key] for key in item.codes} if is_kept else {}
    digests = _digests(item, versions)
    return Answers(item.id, item.digest, counts, uncoded, blank, digests)


def _digests(item: Item, versions: Sequence[Questionnaire]) -> dict[str, str]:
    return {
        each.language: each.by_id[item.id].digest
        for each in versions[1:]
        if item.id in each.by_id
    }


def _pairs(asked: Questionnaire, answered: Answered) -> list[Gaps]:
    found = []
    for name, (expected, perceived) in asked.pairs.items():
        if expected.id in answered and perceived.id in answered:
            gaps = _gaps(answered[expected.id], answered[perceived.id])
            counts = Counter(each for each in gaps if each is not None)
            found.append(Gaps(name, counts))
    return found


def _dimensions(asked: Questionnaire, answered: Answered) -> list[Gaps]:
    """Of each dimension the sum of a person's gaps, of who answered all its pairs."""
    found: dict[str, list[tuple[Item, Item]]] = {}
    for expected, perceived in asked.pairs.values():
        if expected.id in answered and perceived.id in answered:
            found.setdefault(perceived.dimension, []).append((expected, perceived))
    known = []
    for name in asked.dimensions:
        pairs = found.get(name, [])
        gaps = [_gaps(answered[one.id], answered[other.id]) for one, other in pairs]
        sums = Counter(
            sum(each or 0 for each in row)
            for row in zip(*gaps, strict=True)
            if None not in row
        )
        if pairs:
            known.append(Gaps(name, sums, len(pairs)))
    return known


def _gaps(expected: Sequence[int], perceived: Sequence[int]) -> list[int | None]:
    """Perception less expectation of each person; None where one of both is missing."""
    return [
        seen - wanted if wanted >= 0 <= seen else None
        for wanted, seen in zip(expected, perceived, strict=True)
    ]


def _kept(gaps: Sequence[Gaps]) -> list[Gaps]:
    return [each for each in gaps if sum(each.counts.values()) >= FEWEST_KEPT]


def _batteries(
    asked: Questionnaire, answered: Answered, n: int
) -> tuple[int, tuple[Battery, ...]]:
    """How many gave one answer to a whole battery, and how each hangs together."""
    straight = [False] * n
    found = []
    for name, items in asked.batteries.items():
        columns = [answered[item.id] for item in items if item.id in answered]
        if len(columns) < len(items):
            continue
        rows = list(zip(*columns, strict=True))
        is_straight = list(map(_is_straight, rows))
        straight = list(map(or_, straight, is_straight))
        full = [row for row in rows if min(row) >= 0]
        if len(full) >= FEWEST_KEPT:
            found.append(_battery(name, items, full, sum(is_straight)))
    return sum(straight), tuple(found)


def _is_straight(row: Sequence[int]) -> bool:
    is_whole = len(row) >= FEWEST_STRAIGHT and row[0] >= 0
    return is_whole and row.count(row[0]) == len(row)


def _battery(
    name: str, items: Sequence[Item], rows: Sequence[Sequence[int]], straight: int
) -> Battery:
    points = items[0].scale.points if items[0].scale else (0,)
    turned = [at for at, item in enumerate(items) if item.is_reverse]
    try:
        found = reliability(rows, Scaled(points[0], points[-1], turned))
    except NotDefinedError:
        return Battery(name, len(rows), straight)
    without = found.alpha_without
    return Battery(
        name=name,
        n=found.n,
        straight=straight,
        alpha=round(found.alpha, DIGITS),
        alpha_without=None if without is None else round(without, DIGITS),
        against=tuple(items[at].id for at in found.suspects),
    )
