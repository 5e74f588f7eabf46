"""A file as typed, and cheap looks at it: is there anything worth a closer one?

Most rules look for what hardly ever stands in a file. Looks at bytes, and at the few
bytes that are neither small letters nor blanks, cost a hundredth of a pattern.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

_COMMON = b"abcdefghijklmnopqrstuvwxyz "
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_BETWEEN_DIGITS = b" -./"
_LONG = b"0" * 9


@dataclass(frozen=True)
class Source:
    """The text of a file, and the bytes that it was read from."""

    text: str = ""
    data: bytes = b""

    @cached_property
    def signs(self) -> bytes:
        """The bytes in their order without small letters a to z and blanks."""
        return self.data.translate(None, _COMMON)

    @cached_property
    def has_long_number(self) -> bool:
        """Whether nine digits follow one another, signs between them left out."""
        return _LONG in self.data.translate(_DIGITS, _BETWEEN_DIGITS)

    @cached_property
    def lines(self) -> list[str]:
        """The lines, the file's first being the first."""
        return self.text.split("\n")
