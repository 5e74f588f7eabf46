"""The older container of Microsoft's formats: which kind of file lies in it.

Only as much is read as tells a locked file from an old document of Word.
"""

from __future__ import annotations

from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_SHIFT_AT = 30
_START_AT = 116
_SIZE_AT = 120
_SMALL_AT = 56
_SMALL_SECTOR = 64
_DOCUMENT = b"\xec\xa5"
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
    """What the document's own head says of a password, where it is found."""
    for entry in _entries(data, "WordDocument"):
        head = data[_place_of(data, entry) :][:32]
        if head[:2] == _DOCUMENT and _number(head, _FLAGS_AT, 2) & _IS_ENCRYPTED:
            return True
    return False


def _place_of(data: bytes, entry: bytes) -> int:
    """Where a stream begins; small ones lie together, in a stream of the root's."""
    size = 1 << min(_number(data, _SHIFT_AT, 2), 16)
    sector = _number(entry, _START_AT, 4)
    if _number(entry, _SIZE_AT, 4) >= _number(data, _SMALL_AT, 4):
        return (sector + 1) * size
    root = next(_entries(data, "Root Entry"), bytes(_ENTRY))
    return (_number(root, _START_AT, 4) + 1) * size + sector * _SMALL_SECTOR


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")
