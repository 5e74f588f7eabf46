"""A measurement of promises as its record tells it: counts, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qms.model.days import day_or_none
from qms.model.leaves import read_integer, read_number, read_share
from qms.model.located import Fields
from qms.model.period import Period, named_period
from qms.model.record import Record
from qms.model.register import Register

KIND = "measurement"
ALL = "all"


class PromiseCounts(NamedTuple):
    """How many cases of one promise kept it in a period; no case is in here.

    `n` is met + late + open_late: what is open and still in time (`pending`) is not in
    it. None stands for what the record does not tell.
    """

    promise: str
    target: str
    unit: str
    share: float | None
    calendar: str
    counted: str
    n: int | None
    met: int | None
    late: int | None
    open_late: int | None
    pending: int | None
    paused: int | None
    excluded: Mapping[str, int]
    left_out: Mapping[str, int]
    median: float | None
    p90: float | None

    @property
    def is_full_count(self) -> bool:
        """Whether every case was counted, and not a sample."""
        return self.counted == ALL


@dataclass(frozen=True)
class Measurement:
    """The figures of a charter's promises in a period."""

    id: str
    title: str
    charter: str
    revision: str
    log: str
    period: Period | None
    as_of: date | None
    replaces: str
    promises: tuple[PromiseCounts, ...]

    def of(self, promise: str) -> PromiseCounts | None:
        """The counts of a promise, named as `CH-01/answer` or as `answer`."""
        charter, _slash, name = promise.rpartition("/")
        if charter and self.charter and charter != self.charter:
            return None
        known = (each for each in self.promises if each.promise in (promise, name))
        return next(known, None)


def measurements(register: Register) -> Iterator[tuple[Record, Measurement]]:
    """Every measurement on record, also those that another replaces."""
    for record in register.records_of(KIND):
        yield record, measurement_of(record)


def standing_measurements(register: Register) -> Iterator[tuple[Record, Measurement]]:
    """Every measurement that no other replaces."""
    known = tuple(measurements(register))
    replaced = {each.replaces for _record, each in known}
    return (each for each in known if each[1].id not in replaced)


def measurement_of(record: Record) -> Measurement:
    """What a record says of a measurement; what it cannot say is empty, or None."""
    fields = record.fields
    charter = fields.fields("charter")
    return Measurement(
        id=str(record.id),
        title=str(fields.text("title")),
        charter=str(charter.text("id")),
        revision=str(charter.text("revision")),
        log=str(fields.fields("log").text("id")),
        period=_period(str(fields.text("period"))),
        as_of=day_or_none(fields.text("as_of")),
        replaces=str(fields.text("replaces")),
        promises=tuple(_promise(row) for row in fields.rows("promises")),
    )


def number_or_none(text: str) -> float | None:
    """The number that a text is; None where it is none."""
    try:
        return read_number(text)
    except ValueError:
        return None


def count_or_none(text: str) -> int | None:
    """The whole number that a text is; None where it is none."""
    try:
        return read_integer(text)
    except ValueError:
        return None


def _period(text: str) -> Period | None:
    try:
        return named_period(text)
    except ValueError:
        return None


def _promise(row: Fields) -> PromiseCounts:
    def count(name: str) -> int | None:
        return count_or_none(row.text(name))

    return PromiseCounts(
        promise=str(row.text("promise")),
        target=str(row.text("target")),
        unit=str(row.text("unit")),
        share=_share(row.text("share")),
        calendar=str(row.text("calendar")),
        counted=str(row.text("counted")),
        n=count("n"),
        met=count("met"),
        late=count("late"),
        open_late=count("open_late"),
        pending=count("pending"),
        paused=count("paused"),
        excluded=_counts(row.fields("excluded")),
        left_out=_counts(row.fields("left_out")),
        median=number_or_none(row.text("median")),
        p90=number_or_none(row.text("p90")),
    )


def _share(text: str) -> float | None:
    try:
        return read_share(text)
    except ValueError:
        return None


def _counts(row: Fields) -> Mapping[str, int]:
    return {str(name): count_or_none(row.text(name)) or 0 for name in row}
