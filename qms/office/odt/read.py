"""An OpenDocument text as a source: its blocks, its words, and what is told of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from xml.etree.ElementTree import Element

from qms.i18n import _
from qms.model.importing.source import Block, Source
from qms.office.damage import damage_of
from qms.office.limits import Limits
from qms.office.odt.body import Body
from qms.office.odt.reading import Reading
from qms.office.odt.styles import read_styles
from qms.office.odt.words import words_in
from qms.office.package import Package, locked, opened
from qms.office.refused import RefusedError
from qms.office.telling import DRAWING
from qms.office.word.read import macros
from qms.office.xml import parsed

_NAMES = {
    "dc:title": "title",
    "dc:creator": "lastModifiedBy",
    "dc:subject": "subject",
    "dc:description": "description",
    "dc:language": "language",
    "dc:date": "modified",
    "meta:initial-creator": "creator",
    "meta:creation-date": "created",
    "meta:keyword": "keywords",
    "meta:editing-cycles": "revision",
}


def read_odt(name: str, data: bytes, limits: Limits) -> Source:
    """The source that an OpenDocument text is; raises RefusedError."""
    package = opened(data, limits)
    _require_open(package, limits)
    content = _part(package, "content.xml", limits)
    styles = _part(package, "styles.xml", limits)
    body = next(content.iter("office:text"), None)
    if body is None:
        raise _no_text()
    reading = Reading(package, limits, read_styles([content, styles]))
    blocks = Body(reading).read(body)
    headers = _repeated(reading, styles, "header")
    footers = _repeated(reading, styles, "footer")
    blocks += _notes(reading)
    _tell_objects(reading)
    words = words_in(body) + _words_repeated(styles)
    return Source(
        name=name,
        format="odt",
        digest=sha256(data).hexdigest(),
        blocks=tuple(blocks),
        headers=headers,
        footers=footers,
        properties=_properties(_part(package, "meta.xml", limits)),
        pictures=reading.album.pictures,
        told=(*damage_of(words), *reading.telling.all()),
        words=words,
    )


def _part(package: Package, name: str, limits: Limits) -> Element:
    """A part of the package; one that is missing says nothing."""
    if name not in package:
        return Element("missing")
    return parsed(package.read(name), name, limits)


def _require_open(package: Package, limits: Limits) -> None:
    """Refuse what is locked, or carries programs."""
    manifest = _part(package, "META-INF/manifest.xml", limits)
    is_locked = next(manifest.iter("manifest:encryption-data"), None) is not None
    if is_locked or "encrypted-package" in package:
        raise locked()
    if any(each.startswith(("Basic/", "Scripts/")) for each in package.names):
        raise macros()


def _no_text() -> RefusedError:
    return RefusedError(
        _("this is no text, but a document of another kind"),
        hint=_("bring in documents of text only: .docx, .odt, .html, .rtf"),
    )


def _pages(styles: Element, kind: str) -> Iterator[Element]:
    """The heads or feet of pages, those of first and of left pages too."""
    for page in styles.iter("style:master-page"):
        for element in page:
            if element.tag.startswith(f"style:{kind}"):
                yield element


def _repeated(reading: Reading, styles: Element, kind: str) -> tuple[Block, ...]:
    """The blocks of the pages' heads or feet, each text once."""
    found: list[Block] = []
    seen: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
    for element in _pages(styles, kind):
        blocks = [
            replace(each, kind="paragraph", level=0, marker="")
            if each.kind == "heading"
            else each
            for each in Body(reading, kind).read(element)
        ]
        found += [each for each in blocks if (each.plain, each.plain_rows) not in seen]
        seen |= {(each.plain, each.plain_rows) for each in blocks}
    return tuple(found)


def _words_repeated(styles: Element) -> Counter[str]:
    words: Counter[str] = Counter()
    for kind in ("header", "footer"):
        for element in _pages(styles, kind):
            words |= words_in(element)
    return words


def _notes(reading: Reading) -> list[Block]:
    """The notes of the text's end."""
    found: list[Block] = []
    for at, note in enumerate(reading.notes):
        for body in note.findall("text:note-body"):
            found += Body(reading, f"footnote {at + 1}").read(body)
    return found


def _tell_objects(reading: Reading) -> None:
    for name in reading.package.names:
        if name.startswith("Object ") and name.endswith("/content.xml"):
            text = " ".join(_part(reading.package, name, reading.limits).itertext())
            reading.telling.tell_text(DRAWING, text)


def _properties(meta: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in meta.iter():
        text = " ".join("".join(element.itertext()).split())
        name = _NAMES.get(element.tag, "")
        if element.tag == "meta:user-defined":
            name = element.get("meta:name", "")
        if name and text:
            found.setdefault(name, unicodedata.normalize("NFC", text))
    return found
