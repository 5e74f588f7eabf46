"""The office that a text names as its owner, found without reading the whole head.

Thousands of archived texts are asked for this one field. Where every line before it
is as simple as heads mostly are, the field is what the line says; all else goes to
the parser, whose answer is the one that counts.
"""

from __future__ import annotations

import re

from qms.store.bytes import reading_of
from qms.store.fields import read_fields

_KEY = rb"(?!owner:)[a-z][a-z_]{0,40}"
# letters of our scripts, digits, dashes; nothing that YAML or a line could end at
_SIGN = rb"(?:[A-Za-z0-9 .,()/_-]|[\xc3-\xdf][\x80-\xbf]|\xe2\x80[\x90-\x9f])"
_PLAIN = rb"(?=[A-Za-z0-9\xc3-\xdf])" + _SIGN + rb"{1,200}"
_LINES = rb"(?:" + _KEY + rb": " + _PLAIN + rb"\n){0,20}"
_OWNER = rb"owner: (?!null\n)([a-z0-9]+(?:[._-][a-z0-9]+)*)\n(?=[a-z]|---\n|\Z)"
_IN_TEXT = re.compile(rb"---\n" + _LINES + _OWNER)
_IN_DATA = re.compile(_LINES + _OWNER)
_END = b"\n---\n"


def owner_of(path: str, data: bytes) -> str:
    """The owner that a document's bytes name, and nothing where they name none.

    Where the bytes cannot be read as a document, it may still be the one that stands
    in a simple line.
    """
    is_data = path.endswith(".yaml")
    found = (_IN_DATA if is_data else _IN_TEXT).match(data)
    if found and (is_data or data.find(_END, found.end() - 1) >= 0):
        return found[1].decode()
    return parsed_owner(path, data)


def parsed_owner(path: str, data: bytes) -> str:
    """The owner as the parser reads it."""
    reading = reading_of(data)
    if not reading.is_readable:
        return ""
    if path.endswith(".yaml"):
        return str(read_fields(reading.text)[0].text("owner"))
    # hardly any text needs it, and it is slow to load
    from qms.store.documents import split

    head, _, _, flaw = split(reading.text)
    return "" if flaw else str(read_fields(head, 2)[0].text("owner"))
