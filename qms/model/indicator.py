"""An indicator over time: where it began, what it showed since, what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from qms.model.chain.readings import Readings, entered
from qms.model.days import after, day_or_none
from qms.model.fields.chain import EVERY
from qms.model.located import Fields, is_nothing
from qms.model.numbers import number_or_none
from qms.model.reading import PERCENT, Reading
from qms.model.record import Record
from qms.model.register import Register

COLLECTING = "1 month"
"""What is left after each period for collecting its figures."""
BEGINNINGS = ("survey", "measurement", "value", "n", "met")


@dataclass(frozen=True)
class Indicator:
    """What a record measures itself by, with every reading through a day."""

    record: Record
    name: str
    unit: str
    target: float | None
    is_higher_better: bool
    every: str
    baseline: Reading | None
    readings: tuple[Reading, ...]

    @cached_property
    def since(self) -> date | None:
        """The day of the baseline; of one without a day, that of the record."""
        day = self.baseline.day if self.baseline else None
        return day or day_or_none(self.record.fields.text("opened"))

    @cached_property
    def newest(self) -> Reading | None:
        """The last reading of all."""
        return self.readings[-1] if self.readings else None

    @cached_property
    def again(self) -> Reading | None:
        """The last reading after the baseline: what it was measured again by."""
        since = self.since
        later = (
            each
            for each in reversed(self.readings)
            if each.day and (since is None or each.day > since)
        )
        return next(later, None)

    @cached_property
    def expected(self) -> date | None:
        """The day by which the next reading is due; None where none is promised."""
        period = EVERY.get(self.every, "")
        days = [each.day for each in self.readings if each.day]
        last = max([*days, *([self.since] if self.since else [])], default=None)
        if last is None or not period:
            return None
        try:
            return after(after(last, period), COLLECTING)
        except OverflowError:  # in the year 9999
            return None

    def is_stale(self, as_of: date) -> bool:
        """Whether the next reading is overdue by the indicator's own frequency."""
        return self.expected is not None and self.expected < as_of


def has_indicator(record: Record) -> bool:
    """Whether a record has an indicator of its own."""
    return bool(record.fields.fields("indicator"))


def has_baseline(record: Record) -> bool:
    """Whether a record's own indicator says where it begins, rightly or wrongly."""
    value = record.fields.fields("indicator").get("baseline")
    if isinstance(value, Fields):
        return any(value.text(each) for each in BEGINNINGS)
    return not entered(value, "").is_empty


def indicators(register: Register) -> Iterator[Indicator]:
    """Every indicator on record, as of the register's day."""
    readings = Readings(register)
    for record in register.records:
        if has_indicator(record):
            yield indicator_of(record, readings, register.as_of)


def indicator_of(record: Record, readings: Readings, as_of: date) -> Indicator:
    """A record's own indicator, with its readings through a day."""
    row = record.fields.fields("indicator")
    unit = str(row.text("unit"))
    typed = (entered(each, unit) for each in row.rows("values"))
    # of one day, what is on record stands above what was typed
    found = [
        *(each for each in typed if each.day and each.day <= as_of),
        *readings.series(row.fields("read"), as_of),
    ]
    known = (each for each in found if not each.is_empty)
    return Indicator(
        record=record,
        name=str(row.text("name")),
        unit=unit,
        target=number_or_none(row.text("target")),
        is_higher_better=row.text("direction") != "down",
        every=str(row.text("every")),
        baseline=_baseline(row, readings, unit),
        readings=tuple(sorted(known, key=lambda each: each.day or as_of)),
    )


def _baseline(row: Fields, readings: Readings, unit: str) -> Reading | None:
    value = row.get("baseline")
    if value is None or is_nothing(value):
        return None
    if isinstance(value, Fields):
        return readings.named(value, unit or PERCENT)
    reading = entered(value, unit)
    return None if reading.is_empty else reading
