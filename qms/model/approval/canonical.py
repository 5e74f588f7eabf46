"""JSON as approvals are written: one form for one meaning, so that bytes can be signed.

Compact, UTF-8, keys in the order in which they were put, one line feed at the end. What
reads differently when written again (a key that stands twice, a number with a needless
sign) is refused: two programs must not see two things in one file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from qms.i18n import N_

Json = Any
Shape = Mapping[str, Any]
NO_FIELDS: Mapping[str, Json] = MappingProxyType({})

MAX_DEPTH = 16
_NOTHING = object()
# what holds itself ends in a RecursionError; looking out for it costs time
_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode


class Malformed(ValueError):  # noqa: N818 - what the bytes are, not an accident
    """Bytes that are no file of this format; `reason` with `values` says why."""

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def written(data: Mapping[str, Json]) -> bytes:
    """The bytes of a file of this form."""
    return f"{_encode(dict(data))}\n".encode()


def read(data: bytes) -> Json:
    """What bytes of this form hold; raises Malformed where they are of another."""
    try:
        found = json.loads(data)
        again = written(found) if isinstance(found, dict) else b""
    except (ValueError, RecursionError, UnicodeError) as error:
        raise Malformed(N_("it is no JSON")) from error
    if again != data:
        raise Malformed(_difference(data))
    return found


def checked(data: Json, shape: Shape) -> dict[str, Json]:
    """The mapping whose known fields have their types; raises Malformed otherwise.

    A shape gives for each field a type, or a tuple of types among which None allows
    null. Fields that it does not name are kept.
    """
    if not isinstance(data, dict):
        raise Malformed(N_("it is no mapping"))
    for name, kinds in shape.items():
        allowed = kinds if isinstance(kinds, tuple) else (kinds,)
        value = data.get(name, _NOTHING)
        if type(value) not in allowed and not (value is None and None in allowed):
            _insist(data, name, allowed)
    return data


def _insist(data: Mapping[str, Json], name: str, allowed: tuple[Any, ...]) -> None:
    """Raise where a field is missing, or its value is of none of some types."""
    if name not in data:
        raise Malformed(N_("{field} is missing"), field=name)
    value = data[name]
    if value is None:
        if None not in allowed:
            raise Malformed(N_("{field} is empty"), field=name)
    elif isinstance(value, bool) or not isinstance(value, tuple(filter(None, allowed))):
        raise Malformed(N_("{field} has a value of another type"), field=name)


def _difference(data: bytes) -> str:
    """Why bytes are not what would be written again."""
    twice: list[str] = []

    def pairs(items: list[tuple[str, Json]]) -> dict[str, Json]:
        names = [name for name, _ in items]
        twice.extend(name for name in names if names.count(name) > 1)
        return dict(items)

    json.loads(data, object_pairs_hook=pairs)
    if twice:
        return N_("a key stands twice in one mapping")
    return N_("it is not written in the one form: compact JSON with one line feed")
