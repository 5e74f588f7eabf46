"""How SSH writes bytes: strings with their length, and numbers (RFC 4251, part 5)."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.approval.canonical import Malformed

_DAMAGED = N_("the signature or the key in it is damaged")


def string(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return len(data).to_bytes(4) + data


def strings(data: bytes, count: int) -> list[bytes]:
    """The strings of which data wholly consists; raises Malformed if it does not."""
    found: list[bytes] = []
    at = 0
    while at < len(data) and len(found) < count:
        start = at + 4
        at = start + int.from_bytes(data[at:start])
        found.append(data[start:at])
    if at != len(data) or len(found) != count:
        raise Malformed(_DAMAGED)
    return found


def first_string(data: bytes) -> bytes:
    """The string that data begins with; empty if there is none, or only a part."""
    size = int.from_bytes(data[:4])
    found = data[4 : 4 + size]
    return found if len(found) == size else b""


def positive(data: bytes) -> int:
    """A positive number written in its only form; raises Malformed otherwise."""
    number = int.from_bytes(data)
    if not number or number.to_bytes(number.bit_length() // 8 + 1) != data:
        # the byte of the sign is needed only where the highest bit is set
        raise Malformed(_DAMAGED)
    return number
