"""Render: one document as one page that stands alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.show import document_named
from qms.actions.validate import read_register
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.document import Document
from qms.model.facts import Facts
from qms.model.leaves import read_path
from qms.model.register import Register
from qms.site.control import page_name
from qms.site.pages import page_of
from qms.site.subject import Subject
from qms.store.bytes import read_file
from qms.store.documents import digest_of, parse
from qms.store.writing import write_whole

MOST_BYTES = 2 * 1024 * 1024
PICTURES = {
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".svg": ("image/svg+xml", b"<"),
}


@dataclass(frozen=True)
class Wanted:
    """Which document, in which language (its own if empty), and how it is printed."""

    document: str
    language: str = ""
    is_large: bool = False


def render(root: Path, as_of: date, wanted: Wanted, target: Path | None) -> Path:
    """Write the page of a document and give its path.

    Without a target it lies in the current folder, named by id and language.
    """
    register = read_register(root, as_of)
    subject = subject_of(root, register, wanted)
    name = page_name(str(subject.source.id), str(subject.shown.language))
    path = target or Path(name)
    write_whole(path, page_of(subject, is_large=wanted.is_large).encode())
    return path


def subject_of(root: Path, register: Register, wanted: Wanted) -> Subject:
    """What the page is about; raises UsageError on an unknown id or language."""
    facts = document_named(register, wanted.document)
    source = _read(root, register, facts)
    version = None
    if wanted.language and wanted.language != facts.language:
        version = _read(root, register, _version(register, facts, wanted.language))
    shown = version or source
    return Subject(register, source, version, dict(_pictures(root, source, shown)))


def _version(register: Register, facts: Facts, language: str) -> Facts:
    versions = [each for each in register.versions if each.id == facts.id]
    for each in versions:
        if each.language == language:
            return each
    known = sorted({facts.language, *(each.language for each in versions)})
    raise UsageError(
        _("{id} is not written in {language}").format(id=facts.id, language=language),
        hint=_("it is written in: {languages}").format(languages=", ".join(known)),
    )


def _read(root: Path, register: Register, facts: Facts) -> Document:
    reading = read_file(root / facts.path)
    parsed = parse(facts.path, reading, register.house, digest_of(reading.data))
    if not parsed.is_whole:
        raise QmsError(
            _("{path} cannot be read").format(path=facts.path),
            hint=_("see why: qms validate {path}").format(path=facts.path),
        )
    return parsed.document


def _pictures(
    root: Path, source: Document, shown: Document
) -> Iterator[tuple[str, str]]:
    """The listed pictures as data addresses, by the path that the text writes."""
    for document in dict.fromkeys((source.path, shown.path)):
        holder = source if document == source.path else shown
        for name in holder.head.texts("attachments"):
            address = _address(root, holder.folder, str(name))
            if address:
                yield str(name), address


def _address(root: Path, folder: str, name: str) -> str:
    """A picture as a data address; nothing where it is none, too large, or a link."""
    kind = PICTURES.get(Path(name).suffix.lower())
    try:
        path = root / folder / read_path(name)
        is_plain = path.resolve() == root.resolve() / folder / name
        if kind is None or not is_plain or path.stat().st_size > MOST_BYTES:
            return ""
        data = path.read_bytes()
    except (OSError, ValueError):
        return ""
    media, beginning = kind
    if not data.lstrip().startswith(beginning):
        return ""
    return f"data:{media};base64,{base64.b64encode(data).decode()}"
