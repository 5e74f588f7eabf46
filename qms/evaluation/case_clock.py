"""The clock of a case log: which legal day and which moment a cell tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property, lru_cache
from typing import NamedTuple

from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import Counting
from qms.evaluation.calendar_line import EVERYTHING, Line
from qms.evaluation.calendar_moments import midnight, moment_in, place_of
from qms.evaluation.calendar_office import OfficeTime, time_line
from qms.model.cases import DAY, SECOND, OpenRow, ZoneRow
from qms.model.time_style import BLANKS, FIRST_YEAR, LAST_YEAR, TimeStyle

EPOCH = date(1970, 1, 1).toordinal()
_KNOWN = 200_000


class Instant(NamedTuple):
    """When something was: the office's legal day since 1970, and the microsecond.

    Where only days count, no microsecond is told.
    """

    day: int
    place: int = 0


@dataclass(frozen=True)
class CaseClock:
    """How the cells of a log are read, by the log's clock, for the office's calendar.

    Where the two clocks are one and days are counted, it does not matter whether a
    local time came twice or never: its day is the same.
    """

    style: TimeStyle
    local: tzinfo
    office: OfficeTime
    counting: Counting

    @property
    def is_same_zone(self) -> bool:
        """Whether the log's clock is the office's."""
        return str(self.local) == str(self.office.zone)

    @cached_property
    def line(self) -> Line:
        """What counts, along time; only where time is counted."""
        return time_line(self.counting, self.office, ())

    @cached_property
    def read(self) -> Callable[[str], Instant | None]:
        """What reads a cell; the same cells come again and again."""
        return lru_cache(maxsize=_KNOWN)(self._read)

    def _read(self, cell: str) -> Instant | None:
        found = self.style.read(cell)
        if found is None:
            return None
        if self.counting.is_of_days:
            return self._day(found)
        if not self.style.tells_time(cell.strip(BLANKS)):
            return None
        moment = self._moment(found)
        return None if moment is None else self._instant(moment)

    def _day(self, found: datetime) -> Instant | None:
        if found.tzinfo is None and self.is_same_zone:
            return Instant(found.toordinal() - EPOCH)
        moment = self._moment(found)
        return None if moment is None else Instant(self._instant(moment).day)

    def _moment(self, found: datetime) -> datetime | None:
        try:
            return moment_in(self.local, found)
        except CalendarError:
            return None

    def _instant(self, moment: datetime) -> Instant:
        day = moment.astimezone(self.office.zone).toordinal() - EPOCH
        return Instant(day, place_of(moment))

    def end_of(self, day: date) -> int:
        """The moment at which a day of the office ends."""
        return midnight(day + timedelta(days=1), self.office.zone)

    @cached_property
    def known(self) -> tuple[int, int]:
        """The moments between which it is known what counts, both included."""
        legal, zone = self.office.legal, self.office.zone
        following = legal.last + timedelta(days=1)
        return midnight(legal.first, zone), midnight(following, zone)

    @property
    def known_days(self) -> range:
        """The days of UTC in which something is known."""
        first, last = self.known
        return range(first // DAY, last // DAY + 1)

    def before(self, place: int) -> int:
        """How much counts before a moment; nothing does where nothing is known."""
        first, last = self.known
        return self.line.before(max(first, min(place, last)))

    @property
    def counts_all(self) -> bool:
        """Whether all time counts."""
        return self.line is EVERYTHING

    def counted(self, first: int, end: int) -> int | None:
        """How many microseconds count from a moment to another; None if unknown."""
        if self.counts_all:
            return end - first
        if first // DAY not in self.known_days or end // DAY not in self.known_days:
            return None
        return self.before(end) - self.before(first)


def counted_rows(clock: CaseClock) -> tuple[OpenRow, ...]:
    """What counts of each day of UTC, for a database; nothing where all time counts."""
    if clock.counting.is_of_days or clock.counts_all:
        return ()
    days: dict[int, list[tuple[int, int]]] = {}
    for opens, closes in _spans(clock):
        while opens < closes:
            day = opens // DAY
            end = min(closes, (day + 1) * DAY)
            days.setdefault(day, []).append((opens - day * DAY, end - opens))
            opens = end
    return tuple(
        OpenRow(day, clock.before(day * DAY), tuple(days.get(day, ())))
        for day in clock.known_days
    )


def _spans(clock: CaseClock) -> Iterator[tuple[int, int]]:
    """Every span that counts, each within a day of the office."""
    for opens, closes in _stretches(clock.office, clock.counting):
        counted = clock.line.before(closes) - clock.line.before(opens)
        if counted:
            yield opens, closes


def _stretches(office: OfficeTime, counting: Counting) -> Iterator[tuple[int, int]]:
    if counting.is_in_opening_hours and office.opening is not None:
        yield from ((each.opens, each.closes) for each in office.opening.rows())
        return
    day = office.legal.first
    while day <= office.legal.last:
        following = day + timedelta(days=1)
        yield midnight(day, office.zone), midnight(following, office.zone)
        day = following


def zone_rows(zone: tzinfo, *, by_local: bool) -> tuple[ZoneRow, ...]:
    """What a zone's clock is ahead of UTC on each day, for a database."""
    first = date(FIRST_YEAR, 1, 1).toordinal() - EPOCH
    last = date(LAST_YEAR, 12, 31).toordinal() - EPOCH
    row = _local_row if by_local else _utc_row
    return tuple(row(zone, day) for day in range(first - 1, last + 2))


def _ahead(zone: tzinfo, place: int) -> int:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=place)
    offset = moment.astimezone(zone).utcoffset()
    return (offset or timedelta()) // timedelta(microseconds=1)


def _change(zone: tzinfo, start: int, end: int) -> int:
    """The moment at which a clock is put, between two at which it shows otherwise."""
    before = _ahead(zone, start)
    while end - start > SECOND:
        middle = (start + end) // 2 // SECOND * SECOND
        start, end = (
            (middle, end) if _ahead(zone, middle) == before else (start, middle)
        )
    return end


def _utc_row(zone: tzinfo, day: int) -> ZoneRow:
    start, end = day * DAY, (day + 1) * DAY
    first, second = _ahead(zone, start), _ahead(zone, end)
    change = start if first == second else _change(zone, start, end)
    return ZoneRow(day, first, change, change, second)


def _local_row(zone: tzinfo, day: int) -> ZoneRow:
    """A local day with one change of the clock at most, as all known zones have."""
    start, end = day * DAY, (day + 1) * DAY
    margin = DAY // 24
    first, second = _around(zone, start - margin), _around(zone, end + margin)
    if first == second:
        return ZoneRow(day, first, start, start, second)
    change = _change(zone, start - margin - first, end + margin - second)
    begins, ends = sorted((change + first, change + second))
    return ZoneRow(day, first, begins, ends, second)


def _around(zone: tzinfo, local: int) -> int:
    """What the clock is ahead when it shows a time, near enough off its changes."""
    return _ahead(zone, local - _ahead(zone, local))
