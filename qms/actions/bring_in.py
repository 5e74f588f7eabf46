"""Bring in: foreign files become documents, each with its original beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qms.errors import QmsError, UsageError
from qms.i18n import N_, _, catalogue
from qms.model.house import House
from qms.model.importing.accounting import words_lost
from qms.model.importing.made import Made, make_document
from qms.model.importing.plan import Row
from qms.office.limits import USUAL
from qms.reports.importing import entry_of
from qms.store.act_files import carry_out, recover
from qms.store.bytes import raw_file
from qms.store.house import read_house
from qms.store.lock import repository_locked
from qms.store.ordinary import digest_of
from qms.store.tree import DOCUMENTS

Tell = Callable[[int, int], None]
REASON = N_("brought into the register")
SUMMARY = N_("the text is that of the file {file}")
TOO_LARGE = N_("its text is too long for one document: register the file only")
CHANGED = N_("the file has changed since it was read")


@dataclass(frozen=True)
class Form:
    """How documents are made: where they go, and whether the file stays the text."""

    into: str = ""
    registers_only: bool = False


@dataclass(frozen=True)
class Brought:
    """A row with the document made of it, and what the report says of it.

    `lost` are the words that stand neither in the document nor in `told`; `fault` says
    why it was not written after all.
    """

    row: Row
    made: Made
    told: str
    lost: Mapping[str, int] = field(default_factory=dict)
    fault: str = ""


def prepare(root: Path, rows: Sequence[Row], form: Form) -> list[Brought]:
    """Make the documents of all rows that are ready; nothing is written.

    Raises UsageError where the folder asked for is none of the register's.
    """
    fixed = replace(form, into=_folder_asked(root, form.into))
    house = read_house(root).house
    return [_brought(row, house, fixed) for row in rows if row.is_ready]


def bring_in(
    root: Path,
    brought: Sequence[Brought],
    paths: Mapping[str, Path],
    tell: Tell = lambda done, of: None,
) -> list[Brought]:
    """Write the documents, each whole with its files; what fails is told, and not lost.

    `paths` are those of the originals, by how they were named.
    """
    found = []
    with repository_locked(root):
        recover(root)
        for number, each in enumerate(brought):
            found.append(_written(root, each, paths[each.row.file]))
            tell(number + 1, len(brought))
    return found


def _brought(row: Row, house: House, form: Form) -> Brought:
    speak = catalogue(row.facts["language"]).gettext
    source = row.source
    name = source.name if source else row.file
    change = {"reason": speak(REASON), "summary": speak(SUMMARY).format(file=name)}
    made = make_document(
        row, house, change, into=form.into, registers_only=form.registers_only
    )
    told = entry_of(row, made)
    if form.registers_only or source is None:
        return Brought(row, made, told)
    lost = words_lost(source.words, (made.text, told))
    fault = _(TOO_LARGE) if made.is_too_large else ""
    return Brought(row, made, told, lost, fault)


def _written(root: Path, brought: Brought, original: Path) -> Brought:
    if brought.fault:
        return brought
    made = brought.made
    try:
        data = _original_bytes(original, brought.row.digest)
        _require_free(root, made)
        changes: dict[str, bytes | None] = {
            made.path: made.text.encode(),
            made.original: data,
            **made.files,
        }
        carry_out(root, changes, f"import {brought.row.id}", commit=False)
    except QmsError as error:
        return replace(brought, fault=str(error))
    return brought


def _original_bytes(original: Path, digest: str) -> bytes:
    """The bytes that were surveyed; raises QmsError where they are others now."""
    data = raw_file(str(original), USUAL.file)
    if not isinstance(data, bytes) or digest_of(data) != digest:
        raise QmsError(_(CHANGED))
    return data


def _require_free(root: Path, made: Made) -> None:
    documents = root.resolve() / DOCUMENTS
    if not (root / made.path).resolve().is_relative_to(documents):
        raise QmsError(
            _("{path} lies outside of {folder}").format(
                path=made.path, folder=DOCUMENTS
            )
        )
    for path in (made.path, made.original, *made.files):
        place = root / path
        if place.exists() or place.is_symlink():
            raise QmsError(_("{path} exists already").format(path=path))


def _folder_asked(root: Path, into: str) -> str:
    """The folder as a path from the root; raises UsageError if it is none of ours."""
    if not into:
        return ""
    top, place = root.resolve(), (root / into).resolve()
    if not place.is_relative_to(top / DOCUMENTS):
        raise UsageError(
            _("{path} lies outside of {folder}").format(path=into, folder=DOCUMENTS),
            hint=_("name a folder below it: --into procedures/old"),
        )
    return place.relative_to(top).as_posix()
