"""The tally of a promise: cases by how long they took, and what its figures are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import MICROSECONDS, Counting
from qms.evaluation.calendar_deadline import elapsed
from qms.evaluation.calendar_office import OfficeTime, Pause
from qms.evaluation.case_clock import EPOCH
from qms.model.cases import SECOND, UNREADABLE, Group, Groups

_NOON = time(12)


@dataclass(frozen=True)
class Tally:
    """Cases by the units that their clock ran: those that ended, and those open.

    Units are days, working days, months, or seconds where time is counted.
    """

    ended: Mapping[int, int]
    open: Mapping[int, int]
    excluded: Mapping[str, int]
    left_out: Mapping[str, int]
    paused: int = 0


def unit_of(counting: Counting) -> int:
    """How many units of a tally one unit of a promise is."""
    if counting.is_of_days:
        return 1
    return MICROSECONDS[counting.unit] // SECOND


def tally_of(groups: Groups, measure: Callable[[Group], int | None]) -> Tally:
    """The tally of the groups that a log gave; `measure` tells what a clock shows."""
    ended: Counter[int] = Counter()
    still: Counter[int] = Counter()
    excluded: Counter[str] = Counter()
    left: Counter[str] = Counter()
    paused = 0
    for group, count in groups.items():
        if group.fault or group.reason:
            (left if group.fault else excluded)[group.fault or group.reason] += count
            continue
        shown = measure(group)
        if shown is None:
            left[UNREADABLE] += count
            continue
        (still if group.is_open else ended)[shown] += count
        paused += count if group.is_paused else 0
    return Tally(dict(ended), dict(still), dict(excluded), dict(left), paused)


def measure_of(counting: Counting, office: OfficeTime) -> Callable[[Group], int | None]:
    """What tells how many units the clock of a group ran; None beyond the calendar."""
    if not counting.is_of_days:
        return lambda group: group.elapsed

    @cache
    def units(start: int, end: int, since: int, until: int) -> int | None:
        pauses = [Pause(_noon(since), _noon(until))] if since < until else []
        try:
            return int(elapsed(_day(start), _day(end), counting, office, pauses))
        except CalendarError:
            return None

    def measure(group: Group) -> int | None:
        shown = units(group.start, group.end, group.pause_from, group.pause_until)
        return None if shown is None else max(0, shown - group.paused)

    def _noon(day: int) -> datetime:
        return datetime.combine(_day(day), _NOON, office.zone)

    return measure


def _day(day: int) -> date:
    return date.fromordinal(day + EPOCH)
