"""What a year has on record: waves, measurements, feedback, and what was closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from qms.model.chain.links import ACTION, FEEDBACK
from qms.model.chain.measured import Measurement
from qms.model.chain.readings import Readings
from qms.model.days import day_or_none
from qms.model.fields.chain import OUTCOMES, SORTS
from qms.model.indicator import Indicator, indicators
from qms.model.record import Record
from qms.model.register import Register
from qms.model.wave import FEWEST_KEPT, Wave

ANSWERED, OPEN = "answered", "open"


@dataclass(frozen=True)
class Feedback:
    """The feedback of a year, counted; no summary of any is in here."""

    records: tuple[Record, ...]

    @property
    def n(self) -> int:
        """How many there were."""
        return len(self.records)

    @cached_property
    def sorts(self) -> Mapping[str, int]:
        """How many suggestions, complaints and praises there were."""
        found = Counter(str(each.fields.text("sort")) for each in self.records)
        return {sort: found[sort] for sort in SORTS}

    @cached_property
    def outcomes(self) -> Mapping[str, int]:
        """How many were decided which way."""
        found = Counter(
            str(each.fields.fields("decision").text("outcome")) for each in self.records
        )
        return {outcome: found[outcome] for outcome in OUTCOMES}

    @cached_property
    def answered(self) -> int:
        """How many have been answered."""
        days = (day_or_none(each.fields.text("answered")) for each in self.records)
        return sum(day is not None for day in days)

    @cached_property
    def themes(self) -> Mapping[str, int]:
        """How many were about what, the most frequent first, those under five left out.

        What one or two wrote about could be told to be theirs.
        """
        found = Counter(str(each.fields.text("theme")) for each in self.records)
        known = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return {name: n for name, n in known if name and n >= FEWEST_KEPT}


@dataclass(frozen=True)
class Year:
    """What is on record of a year, as of a day."""

    year: int
    waves: tuple[Wave, ...]
    measurements: tuple[Measurement, ...]
    feedback: Feedback
    indicators: tuple[Indicator, ...]
    closed: tuple[Record, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was asked, measured or heard."""
        return not (self.waves or self.measurements or self.feedback.n)


def year_of(register: Register, year: int) -> Year:
    """What a register has on record of a year."""
    readings = Readings(register)
    waves = (wave for _record, wave in readings.waves.values())
    measured = (found for _record, found in readings.measured.values())
    return Year(
        year=year,
        waves=tuple(
            sorted(
                (each for each in waves if _is_in(each.last or each.first, year)),
                key=_of_wave,
            )
        ),
        measurements=tuple(
            sorted(
                (each for each in measured if _is_in(each.day, year)), key=_of_measured
            )
        ),
        feedback=Feedback(tuple(_opened(register, FEEDBACK, year))),
        indicators=tuple(
            each
            for each in indicators(register)
            if any(_is_in(one.day, year) for one in each.readings)
        ),
        closed=tuple(
            each
            for each in register.records_of(ACTION)
            if _is_in(day_or_none(each.fields.text("closed")), year)
        ),
    )


def _opened(register: Register, kind: str, year: int) -> Iterator[Record]:
    for record in register.records_of(kind):
        if _is_in(day_or_none(record.fields.text("opened")), year):
            yield record


def _is_in(day: date | None, year: int) -> bool:
    return day is not None and day.year == year


def _of_wave(wave: Wave) -> tuple[date, str]:
    return wave.first or date.min, wave.id


def _of_measured(found: Measurement) -> tuple[date, str]:
    return found.day or date.min, found.id
