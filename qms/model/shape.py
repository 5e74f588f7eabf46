"""What a value of a file may look like: the shapes that fields are built of.

A shape reads nothing and knows no file. `faults` walks a typed value against a
shape and names each place where they differ; `schema` in `qms.model.schema`
turns the same shapes into JSON Schema for editors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from qms.i18n import N_
from qms.model.located import Fields, Items, Scalar, Value, is_nothing

FORBIDDEN = "forbidden"
MISSING = "missing"
UNKNOWN = "unknown"
WRONG = "wrong"
A_LIST = N_("a list, each line after a hyphen")
A_MAPPING = N_("fields of its own, as name: value")
_SIGNS: dict[type, str] = {Items: "[…]", Fields: "{…}"}


class Leaf(NamedTuple):
    """One text of a certain form; `read` raises ValueError on any other."""

    name: str
    read: Callable[[str], object]
    expected: str
    pattern: str = ""
    choices: tuple[str, ...] = ()


class Maybe(NamedTuple):
    """A value that may be null."""

    of: Shape


class ListOf(NamedTuple):
    """A list; where `alone` holds, a single value stands for a list of one."""

    of: Shape
    alone: bool = True


class Keyed(NamedTuple):
    """A mapping with free keys of one form, and values of one shape."""

    key: Leaf
    of: Shape


class Either(NamedTuple):
    """A text or a structure: the first shape whose nature fits is taken."""

    options: tuple[Shape, ...]


@dataclass(frozen=True)
class Anything:
    """A value of which this version asks nothing."""


class Field(NamedTuple):
    """A named field of a structure, with what it is for."""

    name: str
    shape: Shape
    about: str = ""
    required: bool = False


@dataclass(frozen=True)
class Structure:
    """A mapping with named fields; `forbidden` names say where the fact belongs."""

    fields: tuple[Field, ...]
    forbidden: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names."""
        return {each.name: each for each in self.fields}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The names of the fields that must be there."""
        return tuple(each.name for each in self.fields if each.required)

    def with_fields(self, *more: Field) -> Structure:
        """The same structure with further fields, which replace their namesakes."""
        replaced = {each.name for each in more}
        kept = tuple(each for each in self.fields if each.name not in replaced)
        return Structure((*kept, *more), self.forbidden)


Shape = Leaf | Maybe | ListOf | Keyed | Either | Anything | Structure


class Fault(NamedTuple):
    """A place where a value differs from its shape.

    `nature` is one of MISSING, UNKNOWN, WRONG, FORBIDDEN; `name` the field with
    its way down (`steps.office`), `given` what was typed, `hint` what was expected,
    what a missing field is for, the nearest known name, or where a forbidden fact
    belongs.
    """

    nature: str
    name: str
    line: int
    column: int
    given: str = ""
    hint: str = ""


def faults(shape: Shape, value: Value, name: str = "") -> Iterator[Fault]:
    """Every place where a value differs from its shape, in the order typed."""
    yield from _CHECKS[type(shape)](shape, value, name)


def _leaf_faults(shape: Leaf, value: Value, name: str) -> Iterator[Fault]:
    if not isinstance(value, Scalar):
        yield _wrong(value, name, shape.expected)
        return
    if shape.choices and value not in shape.choices:
        yield _wrong(value, name, " | ".join(shape.choices))
        return
    try:
        shape.read(value)
    except ValueError:
        yield _wrong(value, name, shape.expected)


def _maybe_faults(shape: Maybe, value: Value, name: str) -> Iterator[Fault]:
    if not is_nothing(value):
        yield from faults(shape.of, value, name)


def _list_faults(shape: ListOf, value: Value, name: str) -> Iterator[Fault]:
    if isinstance(value, Items):
        for item in value:
            yield from faults(shape.of, item, name)
    elif shape.alone and not is_nothing(value):
        yield from faults(shape.of, value, name)
    elif not is_nothing(value):
        yield _wrong(value, name, A_LIST)


def _keyed_faults(shape: Keyed, value: Value, name: str) -> Iterator[Fault]:
    if not isinstance(value, Fields):
        yield _wrong(value, name, A_MAPPING)
        return
    for key, item in value.items():
        where = f"{name}.{key}" if name else str(key)
        if isinstance(key, Scalar):
            yield from _leaf_faults(shape.key, key, where)
        yield from faults(shape.of, item, where)


def _either_faults(shape: Either, value: Value, name: str) -> Iterator[Fault]:
    for option in shape.options:
        if isinstance(value, natures(option)):
            yield from faults(option, value, name)
            return
    yield from faults(shape.options[0], value, name)


def _structure_faults(shape: Structure, value: Value, name: str) -> Iterator[Fault]:
    if not isinstance(value, Fields):
        yield _wrong(value, name, A_MAPPING)
        return
    for key, item in value.items():
        yield from _field_faults(shape, key, item, f"{name}.{key}" if name else key)
    for missing in shape.required:
        if is_nothing(value.get(missing)):
            where = f"{name}.{missing}" if name else missing
            about = shape.by_name[missing].about
            yield Fault(MISSING, where, value.line, value.column, hint=about)


def _field_faults(
    shape: Structure, key: str, item: Value, name: str
) -> Iterator[Fault]:
    known = shape.by_name.get(key)
    if known is not None:
        if not is_nothing(item):
            yield from faults(known.shape, item, name)
        return
    line, column = _place(key)
    if key in shape.forbidden:
        yield Fault(FORBIDDEN, name, line, column, key, shape.forbidden[key])
        return
    near = get_close_matches(key, shape.by_name, 1)
    yield Fault(UNKNOWN, name, line, column, key, near[0] if near else "")


def _nothing_faults(shape: Anything, value: Value, name: str) -> Iterator[Fault]:
    return iter(())


def _wrong(value: Value, name: str, expected: str) -> Fault:
    given = str(value) if isinstance(value, Scalar) else _SIGNS[type(value)]
    return Fault(WRONG, name, value.line, value.column, given, expected)


def _place(key: str) -> tuple[int, int]:
    return (key.line, key.column) if isinstance(key, Scalar) else (0, 0)


def natures(shape: Shape) -> tuple[type, ...]:
    """The sorts of value that a shape may take."""
    if isinstance(shape, Leaf):
        return (Scalar,)
    if isinstance(shape, ListOf):
        return (Items,)
    if isinstance(shape, Keyed | Structure):
        return (Fields,)
    return (Scalar, Items, Fields)


_CHECKS: dict[type, Callable[..., Iterator[Fault]]] = {
    Anything: _nothing_faults,
    Either: _either_faults,
    Keyed: _keyed_faults,
    Leaf: _leaf_faults,
    ListOf: _list_faults,
    Maybe: _maybe_faults,
    Structure: _structure_faults,
}
