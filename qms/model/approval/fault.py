"""What a check of the proof found, in a sentence that can be told in any language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

Values = Mapping[str, str | int]


class Weight(Enum):
    """How much a fault weighs.

    `FAILED`: it is wrong, and has no effect. `UNVERIFIABLE`: it cannot be checked here,
    and has no effect. `UNPROVEN`: it may be right, and nothing shows when it was made.
    `NOTE`: nothing is wrong, and a reader should know it.
    """

    FAILED = "failed"
    UNVERIFIABLE = "not verifiable"
    UNPROVEN = "unproven"
    NOTE = "note"


class Fault(NamedTuple):
    """One thing that a check found: which check, how grave, and why.

    `check` is one of CHECKS; `reason` is a sentence marked for translation whose
    places `values` fill.
    """

    check: str
    weight: Weight
    reason: str
    values: Values = MappingProxyType({})


CHECKS = (
    "form",
    "signature",
    "governance",
    "key",
    "office",
    "deputy",
    "content",
    "subject",
    "time",
    "chain",
    "revocation",
    "steps",
    "order",
    "separation",
    "return",
    "effect",
    "release",
)


def failed(check: str, reason: str, **values: str | int) -> Fault:
    """A fault that takes every effect away."""
    return Fault(check, Weight.FAILED, reason, values)


def unverifiable(check: str, reason: str, **values: str | int) -> Fault:
    """A fault of our means: it cannot be checked here."""
    return Fault(check, Weight.UNVERIFIABLE, reason, values)


def unproven(check: str, reason: str, **values: str | int) -> Fault:
    """A fault of the proof: an end lies where it may have been signed."""
    return Fault(check, Weight.UNPROVEN, reason, values)


def note(check: str, reason: str, **values: str | int) -> Fault:
    """Something that a reader should know."""
    return Fault(check, Weight.NOTE, reason, values)


def as_note(fault: Fault) -> Fault:
    """A fault that keeps nobody from anything any more."""
    return fault._replace(weight=Weight.NOTE)
