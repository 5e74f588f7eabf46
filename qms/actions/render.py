"""Render: one document as one page that stands alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qms.actions.documents import read_register
from qms.actions.evaluated import with_evaluated
from qms.actions.named import document_named
from qms.actions.page_templates import page_templates
from qms.actions.remarks import remarks_by_path
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.document import Document
from qms.model.facts import Facts
from qms.model.leaves import read_path
from qms.model.register import Register
from qms.site.control import page_name
from qms.site.pages import page_of
from qms.site.subject import Subject
from qms.store.archived import archived_document
from qms.store.bytes import digest_of, read_file
from qms.store.documents import parse
from qms.store.writing import write_whole

if TYPE_CHECKING:
    from qms.model.approval.control import Control

MOST_BYTES = 2 * 1024 * 1024
PICTURES = {
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".svg": ("image/svg+xml", b"<"),
}


@dataclass(frozen=True)
class Wanted:
    """Which document, in which language (its own if empty), and how it is printed.

    Without a `revision` the text in force is shown; `is_draft` asks for the working
    text.
    """

    document: str
    language: str = ""
    is_large: bool = False
    revision: str = ""
    is_draft: bool = False


def render(
    root: Path,
    as_of: date,
    wanted: Wanted,
    target: Path | None,
    now: datetime | None = None,
) -> Path:
    """Write the page of a document and give its path.

    Without a target it lies in the current folder, named by id and language.
    """
    if wanted.revision and wanted.is_draft:
        raise UsageError(_("a draft is no released revision: ask for one of them"))
    register = read_register(root, as_of, now=now)
    subject = subject_of(root, register, wanted)
    name = page_name(str(subject.source.id), str(subject.shown.language))
    path = target or Path(name)
    write_whole(path, _page(root, subject, wanted))
    return path


def _page(root: Path, subject: Subject, wanted: Wanted) -> bytes:
    with page_templates(root) as own:
        return page_of(subject, is_large=wanted.is_large, own=own).encode()


def subject_of(root: Path, register: Register, wanted: Wanted) -> Subject:
    """What the page is about; raises UsageError on an unknown id or language."""
    register = with_evaluated(register)
    control = register.control
    if control is not None and (wanted.document.upper(), "") in control.rounds:
        return _controlled(root, register, control, wanted)
    if wanted.revision:
        raise UsageError(
            _("{id} {revision} was never released").format(
                id=wanted.document.upper(), revision=wanted.revision
            ),
            hint=_("released are: {known}").format(known="–"),
        )
    return _working(root, register, wanted)


def _working(root: Path, register: Register, wanted: Wanted) -> Subject:
    """The working text as the subject of a page."""
    facts = document_named(register, wanted.document)
    source = _read(root, register, facts)
    version, shown = None, facts
    if wanted.language and wanted.language != facts.language:
        shown = _version(register, facts, wanted.language)
        version = _read(root, register, shown)
    pictures = dict(_pictures(root, source, version or source))
    status = register.status_of(shown)
    remarks = remarks_by_path(register.findings).get(shown.path, {})
    return Subject(register, source, version, pictures, status=status, remarks=remarks)


def _controlled(
    root: Path, register: Register, control: Control, wanted: Wanted
) -> Subject:
    """The archived text that is asked for, else the working text."""
    # the archive is read here only, and what reads it is slow to load
    from qms.actions.shown import shown_of, translated

    name = wanted.document.upper()
    if wanted.is_draft:
        return _working(root, register, wanted)
    source = shown_of(root, register, control, (name, ""))
    own = source.document.language if source.document else _language(register, name)
    is_version = wanted.language and wanted.language != own
    key = (name, wanted.language) if is_version else (name, "")
    shown = shown_of(root, register, control, key, wanted.revision)
    if shown.document is None:
        return _working(root, register, wanted)
    version = shown.document if is_version else None
    binding = shown.document
    if is_version:
        found = translated(control, shown)
        binding = archived_document(root, found, register.house) if found else binding
    pictures = dict(_pictures(root, binding, shown.document))
    return Subject(register, binding, version, pictures, shown.text, shown.status)


def _language(register: Register, name: str) -> str:
    facts = register.by_id.get(name)
    return facts.language if facts else ""


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
