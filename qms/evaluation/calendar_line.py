"""Lines of time: how much of what counts lies before a place, and where so much ends.

A place is a whole number: the ordinal of a day, or a moment in microseconds. What
counts is days, working days, time, or time in opening hours. On each line `before`
tells how much lies before a place, and `latest` gives the last place before which no
more than so much lies. So whatever is done by `latest(n)` has taken no more than n.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]


class Line(Protocol):
    """What counts, laid along the days or along time."""

    def before(self, place: int) -> int:
        """How much lies before a place."""

    def latest(self, count: int) -> int:
        """The last place before which no more than that lies."""


class Everything:
    """The line on which every day, or every microsecond, counts."""

    def before(self, place: int) -> int:
        """As much as the place says."""
        return place

    def latest(self, count: int) -> int:
        """The place that says so much."""
        return count


EVERYTHING = Everything()


@dataclass(frozen=True)
class Paused:
    """Another line without what lies in some spans, each from a place to another."""

    line: Line
    pauses: tuple[Span, ...]

    def before(self, place: int) -> int:
        """How much lies before a place outside of the pauses."""
        found = self.line.before(place)
        for first, end in self.pauses:
            if first >= place:
                break
            found -= self.line.before(min(end, place)) - self.line.before(first)
        return found

    def latest(self, count: int) -> int:
        """The last place before which no more than that lies outside of the pauses."""
        place = self.line.latest(count)
        for first, end in self.pauses:
            if place < first:
                break
            count += self.line.before(end) - self.line.before(first)
            place = self.line.latest(count)
        return place


def without(line: Line, pauses: Iterable[Span]) -> Line:
    """A line without some spans, which may overlap and come in any order."""
    merged: list[Span] = []
    for first, end in sorted(each for each in pauses if each[0] < each[1]):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((first, end))
    return Paused(line, tuple(merged)) if merged else line
