"""Certificates on record: which of them counts, and how long it still does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qms.model.clause import clause_or_none
from qms.model.days import day_or_none
from qms.model.record import Record
from qms.model.register import Register


@dataclass(frozen=True)
class Certificate:
    """A certificate that no later one follows; `left` counts days, 0 on the last."""

    record: Record
    until: date
    left: int

    @property
    def name(self) -> str:
        """What it certifies, as typed, else the record's id."""
        return str(self.record.fields.text("standard") or self.record.id)


def certificates(register: Register) -> Iterator[Certificate]:
    """The last certificate to each standard, whatever its edition; closed ones not."""
    last: dict[str, tuple[date, Record]] = {}
    for record in register.records_of("certificate"):
        until = day_or_none(record.fields.text("until"))
        if until is None or day_or_none(record.fields.text("closed")):
            continue
        standard = _standard(record)
        if standard not in last or until > last[standard][0]:
            last[standard] = until, record
    for until, record in last.values():
        yield Certificate(record, until, (until - register.as_of).days)


def _standard(record: Record) -> str:
    text = record.fields.text("standard")
    named = clause_or_none(text)
    return named.standard if named else str(text)
