"""Opening hours: when the doors are open, which is not when the law counts a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from qms.evaluation.calendar import LegalCalendar, beyond
from qms.evaluation.calendar_line import Span
from qms.evaluation.calendar_moments import midnight, moment_at

Week = Mapping[int, tuple[Span, ...]]
"""From minute to minute of a day, by weekday from 0 for Monday; a lunch break parts."""


class OpenSpan(NamedTuple):
    """A row of the table by which a database counts opening hours.

    From one moment to another in microseconds, with what was open before. Before a
    moment, the last span that opened by then tells `before` and the part of itself
    that has passed: `before + least(moment, closes) - opens`.
    """

    opens: int
    closes: int
    before: int


@dataclass(frozen=True)
class Opening:
    """When an office is open: its week, without the days on which its doors are shut.

    `days` are hours of single days, which go before all else. A Saturday that the law
    makes a working day opens no door by itself.
    """

    calendar: LegalCalendar
    zone: tzinfo
    week: Week
    days: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    def hours_on(self, day: date) -> tuple[Span, ...]:
        """The hours of a day, from minute to minute of its clock."""
        if day in self.days:
            return self.days[day]
        return () if self.calendar.is_shut(day) else self.week.get(day.weekday(), ())

    def rows(self) -> Iterator[OpenSpan]:
        """Every span that the office is open, in order, each after the other."""
        for span, before in zip(self._spans, self._sums, strict=False):
            yield OpenSpan(*span, before)

    def before(self, place: int) -> int:
        """How long the office was open before a moment."""
        self._require_known(place)
        at = bisect_right(self._opens, place) - 1
        if at < 0:
            return 0
        opens, closes = self._spans[at]
        return self._sums[at] + min(place, closes) - opens

    def latest(self, count: int) -> int:
        """The last moment before which the office was open for no more than that."""
        at = bisect_right(self._sums, count) - 1
        if not 0 <= at < len(self._spans):
            raise beyond(self.calendar, self.calendar.last.year + 1)
        return self._spans[at][0] + count - self._sums[at]

    def _require_known(self, place: int) -> None:
        if not self._first <= place <= self._last:
            raise beyond(self.calendar, moment_at(place, self.zone).year)

    @cached_property
    def _first(self) -> int:
        return midnight(self.calendar.first, self.zone)

    @cached_property
    def _last(self) -> int:
        return midnight(self.calendar.last + timedelta(days=1), self.zone)

    @cached_property
    def _spans(self) -> list[Span]:
        spans: list[Span] = []
        day = self.calendar.first
        while day <= self.calendar.last:
            for opens, closes in sorted(self.hours_on(day)):
                first, end = (
                    midnight(day, self.zone, each) for each in (opens, closes)
                )
                first = max(first, spans[-1][1]) if spans else first
                if first < end:
                    spans.append((first, end))
            day += timedelta(days=1)
        return spans

    @cached_property
    def _opens(self) -> list[int]:
        return [opens for opens, _closes in self._spans]

    @cached_property
    def _sums(self) -> list[int]:
        lengths = (closes - opens for opens, closes in self._spans)
        return list(accumulate(lengths, initial=0))
