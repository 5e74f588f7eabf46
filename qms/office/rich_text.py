"""RTF laid out for pandoc: letters as letters, and what it would lose taken out.

Each byte over 127 is a letter of the font's code page, which pandoc does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from qms.office.rich_words import (
    APART,
    KEPT,
    KNOWN_PAGES,
    PAGES_OF_FONTS,
    PLACES,
    QUOTES,
    TOKEN,
    UNSAID,
)
from qms.office.word.fields import PAGES

_ASCII = 128


@dataclass
class Group:
    """What holds between two braces."""

    place: str = "body"
    page: str = ""
    skips: int = 1
    is_deleted: bool = False
    is_hidden: bool = False
    is_unsaid: bool = False
    is_field_of_page: bool = False
    is_left_out: bool = False

    @property
    def voice(self) -> str:
        """Under which name its words are noted."""
        if self.is_hidden or self.is_deleted:
            return "hidden" if self.is_hidden else "deleted"
        return self.place


@dataclass
class RichText:
    """A text in RTF as it is read: for pandoc, and by the places of its words."""

    data: bytes
    made: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=lambda: [Group()])
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    usual: str = "cp1252"
    waiting: int = 0
    code: str = ""
    has_pictures: bool = False
    is_strange: bool = False

    @property
    def group(self) -> Group:
        """What holds here."""
        return self.groups[-1]

    def read(self) -> None:
        """Go through the whole text once."""
        at = 0
        while at < len(self.data):
            found = TOKEN.match(self.data, at)
            if found is None:
                break
            at = found.end()
            if found["word"] == b"bin":
                at += max(int(found["number"] or 0), 0)
            elif found["word"]:
                self._word(found["word"].decode(), found["number"], found[0])
            elif found["brace"]:
                self._brace(found[0])
            elif found["octet"]:
                self._text(bytes([int(found["octet"], 16)]))
            elif found["sign"]:
                self._sign(found["sign"], found[0])
            elif found["text"]:
                self._text(found["text"])
            else:
                self.made.append("\n")

    def _brace(self, brace: bytes) -> None:
        self.made.append(brace.decode())
        if brace == b"{":
            self.groups.append(replace(self.group))
        elif len(self.groups) > 1:
            self._close(self.groups.pop())

    def _close(self, closed: Group) -> None:
        """A group ends, and with it the passage of its place.

        A group with a field's code tells whether the field counts pages.
        """
        if closed.voice != self.group.voice:
            self.said.setdefault(closed.voice, []).append("\n")
        if closed.place == "fldinst":
            names = set(re.findall(r"[A-Z]+", self.code.upper()))
            self.group.is_field_of_page = bool(names & PAGES)
            self.code = ""

    def _word(self, word: str, number: bytes | None, raw: bytes) -> None:
        value = int(number) if number else None
        if word in _WORDS:
            _WORDS[word](self, value)
        elif word in PLACES or word in KEPT:
            self.group.place, self.group.is_unsaid = PLACES.get(word, word), False
            self.group.is_left_out |= word in PLACES or word == "annotation"
        elif word == "fldinst" or word in UNSAID:
            self.group.place, self.group.is_unsaid = word, True
            self.has_pictures |= word == "pict"
        elif word in APART:
            self.say("\n" if word in ("par", "sect") else " ")
        elif word in QUOTES:
            self.say(QUOTES[word])
        if word not in ("uc", "u") and not self.group.is_left_out:
            is_strange = self.is_strange and word not in KEPT
            self.made.append(("\\*" if is_strange else "") + raw.decode("latin-1"))
        self.is_strange = False

    def _sign(self, sign: bytes, raw: bytes) -> None:
        if sign == b"*":
            self.group.is_unsaid = self.is_strange = True
            return
        if sign == b"-":
            return
        if sign in b"\\{}":
            self.say(sign.decode())
        elif sign in b"~_\r\n":
            self.say(" ")
        if not self.group.is_left_out and sign.isascii():
            self.made.append(raw.decode("latin-1"))

    def _text(self, data: bytes) -> None:
        skipped = min(self.waiting, len(data))
        self.waiting -= skipped
        letters = data[skipped:].decode(self._page, "replace")
        if self.group.place == "fldinst":
            self.code += letters
        self.add(letters)

    @property
    def _page(self) -> str:
        return self.group.page or self.usual

    def add(self, letters: str) -> None:
        """Letters of the text, for pandoc and for the count of words."""
        self.say(letters)
        group = self.group
        if self.group.is_left_out or group.is_deleted or group.is_hidden:
            return
        self.made += [
            each if ord(each) < _ASCII else "".join(map(_escape, _units(each)))
            for each in letters
        ]

    def say(self, letters: str) -> None:
        """Note letters at the place where they stand."""
        group = self.group
        if group.is_unsaid or group.is_field_of_page or group.place == "fonttbl":
            return
        self.said.setdefault(group.voice, []).append(letters)

    def _letter(self, value: int | None) -> None:
        self.waiting = self.group.skips
        number = (value or 0) % 65536
        self.add(chr(number) if not 0xD800 <= number < 0xE000 else "\ufffd")

    def _fonts(self, _value: int | None) -> None:
        self.group.place, self.group.is_left_out = "fonttbl", True

    def _font(self, value: int | None) -> None:
        self.font = value or 0
        if self.group.place != "fonttbl":
            self.group.page = self.fonts.get(self.font, "")

    def _charset(self, value: int | None) -> None:
        self.fonts[self.font] = PAGES_OF_FONTS.get(value or 0, "")

    def _usual(self, value: int | None) -> None:
        self.usual = f"cp{value}" if value in KNOWN_PAGES else self.usual

    def _skips(self, value: int | None) -> None:
        self.group.skips = min(max(1 if value is None else value, 0), 9)

    def _deleted(self, value: int | None) -> None:
        self.group.is_deleted = value != 0

    def _hidden(self, value: int | None) -> None:
        self.group.is_hidden = value != 0

    def _plain(self, _value: int | None) -> None:
        self.group.is_deleted = self.group.is_hidden = False


_WORDS: dict[str, Callable[[RichText, int | None], None]] = {
    "u": RichText._letter,
    "uc": RichText._skips,
    "f": RichText._font,
    "fonttbl": RichText._fonts,
    "fcharset": RichText._charset,
    "ansicpg": RichText._usual,
    "deleted": RichText._deleted,
    "v": RichText._hidden,
    "plain": RichText._plain,
}


def _units(letter: str) -> list[int]:
    """The letter as numbers of two bytes, the larger ones below zero."""
    wide = letter.encode("utf-16-le", "replace")
    return [
        int.from_bytes(wide[at : at + 2], "little", signed=True)
        for at in range(0, len(wide), 2)
    ]


def _escape(unit: int) -> str:
    return f"\\u{unit} ?"
