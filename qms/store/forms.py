"""A JSON file of the archive as the value that it holds, or the fault of its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qms.i18n import N_
from qms.model.approval.canonical import Json, Malformed, read
from qms.model.approval.fault import Fault, failed, unverifiable
from qms.model.approval.statement import Unknown

CONVERTED = N_(
    "line ends were changed: git was told to convert them; see .gitattributes"
)
SHAPELESS = N_("a field has a value of another type")

Value = TypeVar("Value")


def formed(data: bytes, shaped: Callable[[Json], Value]) -> Value | Fault:
    """What bytes hold, shaped from their JSON; a fault where they hold nothing such."""
    try:
        return shaped(read(data))
    except Unknown as error:
        return unverifiable("form", error.reason, **error.values)
    except Malformed as error:
        reason = CONVERTED if data.endswith(b"\r\n") else error.reason
        return failed("form", reason, **error.values)
    except (TypeError, RecursionError):
        return failed("form", SHAPELESS)
