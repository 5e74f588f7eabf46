"""Which rows of a file are not counted: empty, twice, impossible, too quick."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from qms.evaluation.survey.codes import BAD, BLANK, plain
from qms.model.wave import DUPLICATE, EMPTY, OUT_OF_RANGE, SPEEDER

QUICK = 1 / 3
FEWEST_TIMED = 10
_SECONDS = re.compile(r"[0-9]{1,7}(?:[.,][0-9]+)?\Z")
_CLOCK = re.compile(r"(?:([0-9]{1,3}):)?([0-5]?[0-9]):([0-5][0-9])\Z")


class Sifted(NamedTuple):
    """Which rows are counted, why how many others are not, and the least duration."""

    kept: list[int]
    left_out: dict[str, int]
    quickest: float | None


def sift(
    columns: Sequence[Sequence[int]],
    respondents: Sequence[str],
    durations: Sequence[str],
) -> Sifted:
    """Leave out rows, each for the first reason that fits.

    Empty are those without any answer; of two with the same respondent the first
    counts. One answer that its scale does not have leaves out the whole row, since the
    rest of it may be shifted too. Too quick is who took less than a third of the
    median, where ten and more are timed.
    """
    rows = list(zip(*columns, strict=True))
    lows, highs = list(map(min, rows)), list(map(max, rows))
    times = [seconds_of(text) for text in durations]
    timed = [
        seconds
        for seconds, low, high in zip(times, lows, highs, strict=False)
        if seconds is not None and not low == high == BLANK
    ]
    quickest = median(timed) * QUICK if len(timed) >= FEWEST_TIMED else None
    kept: list[int] = []
    left_out: Counter[str] = Counter()
    seen: set[str] = set()
    for at, (low, high) in enumerate(zip(lows, highs, strict=True)):
        name = plain(respondents[at]) if respondents else ""
        seconds = times[at] if times else None
        if low == high == BLANK:
            left_out[EMPTY] += 1
            continue
        if name and name in seen:
            left_out[DUPLICATE] += 1
            continue
        seen.add(name)
        if low == BAD:
            left_out[OUT_OF_RANGE] += 1
        elif quickest is not None and seconds is not None and seconds < quickest:
            left_out[SPEEDER] += 1
        else:
            kept.append(at)
    return Sifted(kept, dict(left_out), quickest)


def seconds_of(text: str) -> float | None:
    """A duration as `312`, `312,5` or `5:12`; None for any other text."""
    text = text.strip()
    if _SECONDS.match(text):
        return float(text.replace(",", "."))
    clock = _CLOCK.match(text)
    if clock is None:
        return None
    hours, minutes, seconds = (int(each or 0) for each in clock.groups())
    return float(3600 * hours + 60 * minutes + seconds)
