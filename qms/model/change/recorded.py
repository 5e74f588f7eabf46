"""What differs between a record and what it was."""

from __future__ import annotations

from qms.model.finding import Place
from qms.model.located import Fields, Value
from qms.model.record import Record


def differing(before: Fields, after: Fields) -> str:
    """The first field with another value than before; empty where there is none."""
    names = dict.fromkeys((*map(str, after), *map(str, before)))
    return next((each for each in names if before.get(each) != after.get(each)), "")


def place_in(record: Record, name: str) -> Place:
    """Where a field of a record stands; its beginning, where it has none."""
    fields = record.fields
    if name not in fields:
        return Place(record.path, 1, 1)
    key = fields.key(name)
    return Place(record.path, key.line, key.column)


def at(record: Record, value: Value) -> Place:
    """Where a value of a record stands."""
    return Place(record.path, value.line, value.column)
