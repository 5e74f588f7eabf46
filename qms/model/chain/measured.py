"""The measurements on record: which charter's promises, in which period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qms.model.days import day_or_none
from qms.model.located import Fields
from qms.model.measurement import PromiseMeasured, measured_of
from qms.model.period import Period, named_period
from qms.model.record import Record
from qms.model.register import Register

KIND = "measurement"


@dataclass(frozen=True)
class Measurement:
    """The figures of a charter's promises in a period."""

    id: str
    title: str
    charter: str
    revision: str
    period: Period | None
    as_of: date | None
    replaces: str
    promises: tuple[PromiseMeasured, ...]

    @property
    def day(self) -> date | None:
        """The day that its figures stand for: the last of its period."""
        return self.period.last if self.period else self.as_of

    def of(self, promise: str) -> PromiseMeasured | None:
        """What was measured of a promise, named as `CH-01/answer` or as `answer`."""
        charter, _slash, name = promise.rpartition("/")
        if charter and self.charter and charter != self.charter:
            return None
        names = {promise, name, f"{self.charter}/{name}"}
        known = (each for each in self.promises if each.promised.promise in names)
        return next(known, None)


def measurements(register: Register) -> Iterator[tuple[Record, Measurement]]:
    """Every measurement on record that no other replaces."""
    known = [(each, measurement_of(each)) for each in register.records_of(KIND)]
    replaced = {found.replaces for _record, found in known}
    return ((record, found) for record, found in known if found.id not in replaced)


def measurement_of(record: Record) -> Measurement:
    """What a record says of a measurement; rows that cannot be read are left out."""
    fields = record.fields
    charter = fields.fields("charter")
    return Measurement(
        id=str(record.id),
        title=str(fields.text("title")),
        charter=str(charter.text("id")),
        revision=str(charter.text("revision")),
        period=_period(str(fields.text("period"))),
        as_of=day_or_none(fields.text("as_of")),
        replaces=str(fields.text("replaces")),
        promises=tuple(_promises(fields)),
    )


def _promises(fields: Fields) -> Iterator[PromiseMeasured]:
    for row in fields.rows("promises"):
        try:
            yield measured_of(row)
        except ValueError:
            continue


def _period(text: str) -> Period | None:
    try:
        return named_period(text)
    except ValueError:
        return None
