"""The older container of Microsoft's formats: which kind of file lies in it.

Only as much is read as tells a locked file from an old document of Word.
"""

from __future__ import annotations

from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_SHIFT_AT = 30
_START_AT = 116
_FLAGS_AT = 10
_IS_ENCRYPTED = 0x0100


def is_compound(data: bytes) -> bool:
    """Whether bytes are such a container."""
    return data.startswith(SIGNATURE)


def is_locked(data: bytes) -> bool:
    """Whether what lies in it opens with a password only."""
    return any(_entries(data, "EncryptedPackage")) or _is_locked_document(data)


def is_document(data: bytes) -> bool:
    """Whether it is a document of Word 97 to 2003."""
    return any(_entries(data, "WordDocument"))


def has_macros(data: bytes) -> bool:
    """Whether a project of macros lies in it."""
    return any(_entries(data, "_VBA_PROJECT")) or any(_entries(data, "Macros"))


def _entries(data: bytes, name: str) -> Iterator[bytes]:
    """The entries of the directory under a name, which begin at each 128 bytes."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    place = data.find(wanted)
    while place >= 0:
        if place % _ENTRY == 0:
            yield data[place : place + _ENTRY]
        place = data.find(wanted, place + 2)


def _is_locked_document(data: bytes) -> bool:
    """What the document's own head says of a password."""
    size = 1 << min(int.from_bytes(data[_SHIFT_AT : _SHIFT_AT + 2], "little"), 16)
    for entry in _entries(data, "WordDocument"):
        sector = int.from_bytes(entry[_START_AT : _START_AT + 4], "little")
        head = data[(sector + 1) * size :][:32]
        flags = int.from_bytes(head[_FLAGS_AT : _FLAGS_AT + 2], "little")
        if flags & _IS_ENCRYPTED:
            return True
    return False
