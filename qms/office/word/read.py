"""A document of Word as a source: its blocks, its words, and what is told of it."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from qms.i18n import _
from qms.model.importing.source import Source
from qms.office.damage import damage_of
from qms.office.limits import Limits
from qms.office.package import opened
from qms.office.refused import RefusedError
from qms.office.telling import INSERTED, SIGNED
from qms.office.word import beside
from qms.office.word.body import Body
from qms.office.word.numbering import read_lists
from qms.office.word.parts import Parts
from qms.office.word.properties import properties_of
from qms.office.word.reading import Reading
from qms.office.word.styles import read_styles
from qms.office.word.words import words_in_all

_ONE_EACH = ("header", "footer")
_NOTES = ("footnotes", "endnotes", "comments")


def read_word(name: str, data: bytes, limits: Limits) -> Source:
    """The source that a file of Word is; raises RefusedError."""
    parts = Parts(opened(data, limits), limits)
    _require_no_macros(parts)
    main = parts.main()
    styles = next((each.root for each in parts.pointed(main, "styles")), None)
    lists = next((each.root for each in parts.pointed(main, "numbering")), None)
    reading = Reading(parts, main, read_styles(styles), read_lists(lists))
    blocks = [
        block for body in main.root.iter("w:body") for block in Body(reading).read(body)
    ]
    headers = beside.repeated(reading, "header")
    footers = beside.repeated(reading, "footer")
    blocks += beside.notes(reading)
    _tell_rest(reading)
    words = _words(reading)
    return Source(
        name=name,
        format="docx",
        digest=sha256(data).hexdigest(),
        blocks=tuple(blocks),
        headers=headers,
        footers=footers,
        properties=properties_of(parts, main, styles),
        pictures=reading.album.pictures,
        told=(*damage_of(words), *reading.telling.all()),
        words=words,
    )


def _require_no_macros(parts: Parts) -> None:
    has_project = any("vbaproject" in each.lower() for each in parts.package.names)
    types = "[Content_Types].xml"
    is_named = types in parts.package and b"macroEnabled" in parts.package.read(types)
    if has_project or is_named:
        raise macros()


def macros() -> RefusedError:
    """The refusal of a file that carries programs."""
    return RefusedError(
        _("the file carries macros, which are programs"),
        hint=_("open it where macros are switched off, and save it as .docx"),
    )


def _tell_rest(reading: Reading) -> None:
    beside.tell_remarks(reading)
    beside.tell_drawings(reading)
    runs = [each.find("w:r") for each in reading.part.root.iter("w:ins")]
    inserted = sum(each is not None for each in runs)
    if inserted:
        reading.telling.count(INSERTED, inserted)
    if any(each.startswith("_xmlsignatures/") for each in reading.parts.package.names):
        reading.telling.tell(SIGNED)


def _words(reading: Reading) -> Counter[str]:
    parts, main = reading.parts, reading.part
    once = [part.root for kind in _NOTES for part in parts.pointed(main, kind)]
    often = [part.root for kind in _ONE_EACH for part in parts.pointed(main, kind)]
    return words_in_all([main.root, *once, *beside.drawings(reading)], often)
