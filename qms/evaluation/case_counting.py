"""Cases counted row by row: which rows are cases, which are left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from qms.evaluation.case_clock import CaseClock, Instant
from qms.evaluation.case_pauses import Pause, WrongRowError, paused_units, within
from qms.model.case_log import Where
from qms.model.cases import (
    CONTRADICTING,
    FUTURE,
    NO_START,
    SAME,
    SECOND,
    STOP_BEFORE_START,
    UNREADABLE,
    Group,
    LeftRow,
    Question,
)
from qms.model.fields.case_log import ENDED, OPEN_TOO
from qms.model.time_style import BLANKS

AFTER_AS_OF = "stop-after-as-of"
"""A row that is taken as open, since it ended after the day that is asked of."""

_ROW = tuple[str, int]
Row = tuple[str, int, Sequence[str]]


class Case(NamedTuple):
    """What a row says of a case, as the promise's unit sees it."""

    start: Instant
    stop: Instant | None
    pause: Pause
    reason: str


@dataclass
class Tallier:
    """What gathers the rows of a log that are cases of one promise.

    `columns` tells for each file in which place of a row a column stands.
    """

    question: Question
    clock: CaseClock
    groups: Counter[Group] = field(default_factory=Counter)
    """The rows that are alike, with how many each are; after the last row."""
    left: list[LeftRow] = field(default_factory=list)
    _cases: dict[tuple[str, ...], tuple[Case, _ROW]] = field(default_factory=dict)
    _twice: dict[tuple[str, ...], list[tuple[Case, _ROW]]] = field(default_factory=dict)

    def take(self, row: Row, columns: Mapping[str, int]) -> None:
        """Take a row, if it is a case of the promise or might have been one."""
        file, number, cells = row
        question = self.question
        if not _fits(question.entry.where, cells, columns):
            return
        start = self._told(cells[columns[question.entry.start]])
        stop = self._told(cells[columns[question.entry.stop]])
        try:
            key = tuple(
                cells[columns[each]].strip(BLANKS) for each in question.log.case
            )
            case = self._case(key, cells, columns, (start, stop))
        except WrongRowError as wrong:
            fault = str(wrong)
            if fault == FUTURE or self._touches(start[1], stop[1]):
                self._leave(fault, (file, number))
            return
        if case.stop is None and stop[1] is not None:
            self.left.append(LeftRow(file, number, AFTER_AS_OF))
        self._keep(key, case, (file, number))

    def close(self) -> None:
        """Judge what was taken; no more rows come."""
        for key, (case, row) in self._cases.items():
            others = self._twice.get(key, ())
            if all(other == case for other, _place in others):
                self._count(case)
                for other, place in others:
                    self._drop(SAME, other, place)
                continue
            for other, place in ((case, row), *others):
                self._drop(CONTRADICTING, other, place)
        self.left.sort()

    def _place(self, instant: Instant) -> int:
        """What is compared of a time: its day, or its moment."""
        return instant.day if self.question.is_of_days else instant.place

    def _told(self, cell: str) -> tuple[bool, Instant | None]:
        """Whether a cell says anything, and which time it tells."""
        if not cell.strip(BLANKS):
            return False, None
        return True, self.clock.read(cell)

    def _case(
        self,
        key: tuple[str, ...],
        cells: Sequence[str],
        columns: Mapping[str, int],
        times: tuple[tuple[bool, Instant | None], tuple[bool, Instant | None]],
    ) -> Case:
        (has_start, start), (has_stop, stop) = times
        if (has_start and start is None) or (has_stop and stop is None):
            raise WrongRowError(UNREADABLE)
        if not all(key):
            raise WrongRowError(UNREADABLE)
        if start is None:
            raise WrongRowError(NO_START)
        if start.day > self.question.as_of:
            raise WrongRowError(FUTURE)
        if stop is not None and self._place(stop) < self._place(start):
            raise WrongRowError(STOP_BEFORE_START)
        if stop is not None and stop.day > self.question.as_of:
            stop = None
        reason = next(
            (
                each.reason
                for each in self.question.log.excluded
                if _fits(each.where, cells, columns)
            ),
            "",
        )
        found = Case(start, stop, self._pause(cells, columns), reason)
        if not self.question.is_of_days and self._elapsed(found) is None:
            raise WrongRowError(UNREADABLE)
        return found

    def _pause(self, cells: Sequence[str], columns: Mapping[str, int]) -> Pause:
        named = [cells[columns[each]] for each in self.question.log.paused]
        if not any(each.strip(BLANKS) for each in named):
            return Pause()
        if len(named) == 1:
            return Pause(paused_units(named[0], self.question.unit))
        (has_first, first), (has_last, last) = map(self._told, named)
        is_wrong = first is None or (has_last and last is None) or not has_first
        if is_wrong or (first and last and self._place(last) < self._place(first)):
            raise WrongRowError(UNREADABLE)
        return Pause(0, first, last)

    def _keep(self, key: tuple[str, ...], case: Case, row: _ROW) -> None:
        if key in self._cases:
            self._twice.setdefault(key, []).append((case, row))
        else:
            self._cases[key] = (case, row)

    def _leave(self, fault: str, row: _ROW) -> None:
        self.groups[Group(fault)] += 1
        self.left.append(LeftRow(*row, fault))

    def _drop(self, fault: str, case: Case, row: _ROW) -> None:
        if self._belongs(case):
            self._leave(fault, row)

    def _count(self, case: Case) -> None:
        if not self._belongs(case):
            return
        if case.reason:
            self.groups[Group(reason=case.reason)] += 1
            return
        of_days = self.question.is_of_days
        self.groups[self._days(case) if of_days else self._time(case)] += 1

    def _days(self, case: Case) -> Group:
        end = self.question.as_of if case.stop is None else case.stop.day
        first, last = within(case.pause, case.start.day, end, lambda each: each.day)
        return Group(
            is_open=case.stop is None,
            is_paused=case.pause.number > 0 or first < last,
            start=case.start.day,
            end=end,
            paused=case.pause.number,
            pause_from=first,
            pause_until=last,
        )

    def _time(self, case: Case) -> Group:
        elapsed, paused = self._elapsed(case) or (0, 0)
        return Group(
            is_open=case.stop is None,
            is_paused=paused > 0,
            elapsed=max(0, -(-(elapsed - paused) // SECOND)),
        )

    def _elapsed(self, case: Case) -> tuple[int, int] | None:
        """What counts from start to end, and how much of it the clock stood."""
        end = self.question.as_of_end if case.stop is None else case.stop.place
        first, last = within(case.pause, case.start.place, end, lambda each: each.place)
        elapsed = self.clock.counted(case.start.place, end)
        paused = self.clock.counted(first, last) if first < last else 0
        if elapsed is None or paused is None:
            return None
        return elapsed, paused + case.pause.number * SECOND

    def _belongs(self, case: Case) -> bool:
        """Whether a case is one of the period."""
        question = self.question
        first, last, day = question.first, question.last, case.start.day
        if question.log.population == ENDED:
            return day <= last if case.stop is None else first <= case.stop.day <= last
        if question.log.population == OPEN_TOO:
            return day <= last and (case.stop is None or case.stop.day >= first)
        return first <= day <= last

    def _touches(self, start: Instant | None, stop: Instant | None) -> bool:
        """Whether a row that is no case may be one of the period."""
        places = (stop, start) if self._is_by_end else (start, stop)
        told = next((each for each in places if each is not None), None)
        return told is None or self.question.first <= told.day <= self.question.last

    @cached_property
    def _is_by_end(self) -> bool:
        return self.question.log.population == ENDED


def _fits(where: Where, cells: Sequence[str], columns: Mapping[str, int]) -> bool:
    return all(
        cells[columns[name]].strip(BLANKS) in values for name, values in where.items()
    )
