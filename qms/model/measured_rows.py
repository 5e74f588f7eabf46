"""The rows of measurements as they were typed, for the rules over them."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.located import Fields
from qms.model.numbers import count_or_none
from qms.model.record import Record
from qms.model.register import Register

COUNTS = ("met", "late", "open_late")


def measured_rows(register: Register) -> Iterator[tuple[Record, Fields]]:
    """Every promise of every measurement, as its row was typed."""
    for record in register.records_of("measurement"):
        for row in record.fields.rows("promises"):
            yield record, row


def counts_told(row: Fields) -> tuple[int | None, dict[str, int]]:
    """The cases of a row, and which counts of them it tells."""
    told = {name: count_or_none(row.text(name)) for name in COUNTS}
    known = {name: count for name, count in told.items() if count is not None}
    return count_or_none(row.text("n")), known
