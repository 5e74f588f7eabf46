"""Which encoding a foreign text is in, and what it says.

A mark at the beginning and faultless UTF-8 tell it; older encodings, in which each
byte is some letter, are only more or less plausible. What is plausible only is a guess:
it is shown to somebody before anything is saved.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OLDER = ("cp1250", "cp1251", "cp1252", "iso-8859-2")
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", *OLDER)
_SAMPLE = 40_000
_MOST_SHOWN = 3
_SMALL = bytes(range(6))
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]{2,}")
_OF_THE_REGION = frozenset("áéíóöőúüűÁÉÍÓÖŐÚÜŰăâîșțşţĂÂÎȘȚŞŢ")
_SIGNS = frozenset("„”“«»–—…’§°€№×•")
_NEIGHBOURS = frozenset("äßčšžřůýňďťľĺŕçèêëïôûùàñãõÄŠŽČ")


class UnreadableTextError(ValueError):
    """The bytes are no text in the encoding told, or in any that is known."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with LF at line ends, the encoding it was in, whether that is a guess."""

    text: str
    encoding: str
    is_guess: bool = False


def decoded(data: bytes, encoding: str = "") -> Decoded:
    """The text of a file, in the encoding told or in the one that it shows.

    Raises UnreadableTextError where the bytes are no text in it.
    """
    found = _told(data, encoding) if encoding else _shown(data)
    if len(_CONTROLS.findall(found.text[:_SAMPLE])) * 50 > len(found.text[:_SAMPLE]):
        raise UnreadableTextError(found.encoding)
    text = found.text.removeprefix("\ufeff")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, found.encoding, found.is_guess)


def telling_lines(text: str) -> tuple[str, ...]:
    """The lines by which a person sees whether an encoding was guessed right."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    found = [line for line in lines if not line.isascii()]
    return tuple(found[:_MOST_SHOWN])


def _told(data: bytes, encoding: str) -> Decoded:
    for mark, name in MARKS:
        if data.startswith(mark) and name.startswith(encoding):
            return _decoded(data[len(mark) :], name)
    name = "utf-16-le" if encoding == "utf-16" else encoding
    return _decoded(data, name)


def _shown(data: bytes) -> Decoded:
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        return _likeliest(data)


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UnreadableTextError(encoding) from error


def _wide(data: bytes) -> Decoded:
    """UTF-16 without its mark: every other byte is small in the scripts we write in."""
    sample = data[:4000]
    for name, half in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(half.translate(None, _SMALL)) * 4 < len(half):
            return Decoded(_decoded(data, name).text, name, is_guess=True)
    raise UnreadableTextError("utf-16")


def _likeliest(data: bytes) -> Decoded:
    """The older encoding in which the letters make sense, the more usual one first."""
    readings: list[tuple[float, int, Decoded]] = []
    for rank, name in enumerate(OLDER):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        likelihood = plausibility(text[:_SAMPLE])
        readings.append((likelihood, -rank, Decoded(text, name, is_guess=True)))
    if not readings:
        raise UnreadableTextError("")
    return max(readings, key=lambda each: each[:2])[2]


def plausibility(text: str) -> float:
    """How far the letters beyond ASCII are those of the region's languages, at most 1.

    Cyrillic letters stand in words of their own; one beside Latin letters is none.
    """
    beyond = [sign for sign in text if sign > "\x7f" and sign != "\xa0"]
    if not beyond:
        return 0.0
    cyrillic = sum(len(word) for word in _CYRILLIC.findall(text))
    usual = sum(sign in _OF_THE_REGION or sign in _SIGNS for sign in beyond)
    near = sum(sign in _NEIGHBOURS for sign in beyond)
    strange = len(_CONTROLS.findall(text))
    return (usual + near / 2 + cyrillic - strange) / len(beyond)
