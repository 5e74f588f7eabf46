"""A sheet: the fields of one file with the shape that they must have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from qms.model.finding import Place
from qms.model.fitting import fits
from qms.model.located import Fields
from qms.model.shape import Anything, Fault, Field, Structure, faults

MOST_FAULTS = 200
RECORDS = "records/"


@dataclass(frozen=True)
class Sheet:
    """Front matter or a YAML file, and what differs from its shape."""

    path: str
    fields: Fields
    shape: Structure
    document: str = ""

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Where the fields first differ from the shape, in the order typed."""
        if fits(self.shape)(self.fields):
            return ()
        return tuple(islice(faults(self.shape, self.fields), MOST_FAULTS))

    @property
    def is_document(self) -> bool:
        """Whether it is the head of a document, and not a record or governance."""
        return bool(self.shape.forbidden) and not self.is_record

    @property
    def is_record(self) -> bool:
        """Whether it is a record, which proves what happened."""
        return self.path.startswith(RECORDS)

    def at(self, fault: Fault) -> Place:
        """The place of a fault."""
        return Place(self.path, fault.line, fault.column)


@lru_cache(maxsize=256)
def _demanding(shape_id: int, names: frozenset[str]) -> Structure:
    shape = _KNOWN[shape_id]
    demanded = tuple(
        Field(
            name,
            known.shape if known else Anything(),
            known.about if known else "",
            True,
        )
        for name in sorted(names)
        for known in (shape.by_name.get(name),)
    )
    return shape.with_fields(*demanded)


_KNOWN: dict[int, Structure] = {}


def demanding(shape: Structure, names: Collection[str]) -> Structure:
    """The same structure with further fields demanded, made once for each set."""
    if not names:
        return shape
    _KNOWN[id(shape)] = shape
    return _demanding(id(shape), frozenset(names))
