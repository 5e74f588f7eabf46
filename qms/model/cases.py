"""What is asked of a case log, and what every way of reading it answers.

A log is read by one of two engines: row by row without any further package, or by a
database. Both give the same groups of rows that are alike, and nothing else: no case
leaves them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qms.model.case_log import CaseLog, Entry

SAME, CONTRADICTING = "same", "contradicting"
NO_START, STOP_BEFORE_START = "no-start", "stop-before-start"
UNREADABLE, FUTURE = "unreadable", "future"

DAY = 86_400_000_000
SECOND = 1_000_000


class Group(NamedTuple):
    """Rows that are alike: why they are left out, or how long their clock ran.

    Where days count, `start` and `end` are days since 1970 and `paused` takes as many
    off, or the days between `pause_from` and `pause_until`. Where time counts,
    `elapsed` holds the seconds, and the others nothing.
    """

    fault: str = ""
    reason: str = ""
    is_open: bool = False
    is_paused: bool = False
    start: int = 0
    end: int = 0
    paused: int = 0
    pause_from: int = 0
    pause_until: int = 0
    elapsed: int = 0


Groups = Mapping[Group, int]


class OpenRow(NamedTuple):
    """What counts of a day of UTC: how many microseconds before it, and when in it."""

    day: int
    before: int
    spans: tuple[tuple[int, int], ...]


class ZoneRow(NamedTuple):
    """A day of the clock in a zone: what its time is ahead of UTC, in microseconds.

    Until `begins` by `first`, from `ends` on by `second`; what lies between came twice
    or never.
    """

    day: int
    first: int
    begins: int
    ends: int
    second: int


@dataclass(frozen=True)
class Tables:
    """The tables by which a database counts time as the office does, once it must.

    `local` tells of each day by the log's clock what it is ahead of UTC, `legal` of
    each day of UTC what the office's clock is ahead.
    """

    local: Callable[[], Sequence[ZoneRow]]
    legal: Callable[[], Sequence[ZoneRow]]


@dataclass(frozen=True)
class Question:
    """What is asked of a log: one promise, in a period, as of a day.

    Days are counted from 1970. `as_of_end` is the moment at which the last day that
    the log shows ends, in microseconds. `is_same_zone` tells that the log's clock is
    the office's. Where no `counted` rows are, all time counts.
    """

    log: CaseLog
    entry: Entry
    is_of_days: bool
    is_same_zone: bool
    first: int
    last: int
    as_of: int
    as_of_end: int
    unit: int = SECOND
    counted: Sequence[OpenRow] = ()


class LogFile(NamedTuple):
    """A file of a log that was read: its digest, its rows, those that are no rows."""

    name: str
    digest: str
    rows: int
    broken: int


class LeftRow(NamedTuple):
    """A row that was left out, or taken with a word: its file, its number, why."""

    file: str
    row: int
    why: str


class Read(NamedTuple):
    """What was read of a log: groups for each question, the files, the rows left."""

    groups: Sequence[Groups]
    files: Sequence[LogFile]
    left: Sequence[LeftRow] = ()
