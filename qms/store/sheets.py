"""YAML files that were read before, remembered by their bytes.

For questions of daily use only. Every byte is read each time; what is spared is the
parser, which is slow to load and slow to run. Only what has no flaw is remembered.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from qms.model.flaw import Flaw
from qms.model.located import Fields, Items, Scalar, Value
from qms.store.bytes import digest_of
from qms.store.cache import Cache
from qms.store.fields import read_fields
from qms.store.tool import tool_state

Told = list[object]


class Sheets:
    """Reads the fields of texts, remembering those that it read before.

    Each reader has a `subject` of its own, so that none forgets what another needs.
    """

    def __init__(self, root: Path, subject: str) -> None:
        self.cache = Cache(f"{subject} of {root.resolve()}", tool_state())

    def read(self, text: str) -> tuple[Fields, list[Flaw]]:
        """The fields that a text holds, and what is wrong with how it is written."""
        key = digest_of(text.encode())
        row = self.cache.get(key)
        if row is not None:
            return cast(Fields, value_from(row)), []
        fields, flaws = read_fields(text)
        if not flaws:
            self.cache.put(key, told(fields))
        return fields, flaws

    def save(self) -> None:
        """Write what is new, if it can be written."""
        self.cache.save()


def told(value: Value) -> Told:
    """A value with its places as plain lists, which `value_from` reads again."""
    if isinstance(value, Scalar):
        return [value[:], value.line, value.column]
    place: Told = [value.line, value.column]
    if isinstance(value, Items):
        return [*place, list(map(told, value))]
    keys = [told(cast(Scalar, key)) for key in value]
    return [*place, keys, list(map(told, value.values()))]


def value_from(row: Told) -> Value:
    """The value that plain lists tell; they are ours, since their seal held."""
    first, second, third, *rest = row
    if isinstance(first, str):
        return Scalar(first, cast(int, second), cast(int, third))
    line, column = cast(int, first), cast(int, second)
    values = map(value_from, cast(list[Told], rest[0] if rest else third))
    if not rest:
        items = Items(line, column)
        items.extend(values)
        return items
    fields = Fields(line, column)
    fields.update(zip(map(_key, cast(list[Told], third)), values, strict=True))
    return fields


def _key(row: Told) -> Scalar:
    return Scalar(*cast(tuple[str, int, int], row))
