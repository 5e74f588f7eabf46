"""What the profile says of a record's kind, and whether a record is still open."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.days import day_or_none
from qms.model.located import Fields
from qms.model.record import Record
from qms.model.register import Register


def of_known_kind(register: Register) -> Iterator[tuple[Record, Fields]]:
    """Every record whose kind the profile declares, with what it declares."""
    kinds = register.profile.record_kinds
    for record in register.records:
        if record.kind in kinds:
            yield record, kinds[record.kind]


def is_closed(record: Record) -> bool:
    """Whether a record says on which day it was closed."""
    return day_or_none(record.fields.text("closed")) is not None
