"""Renumber: give a document that was never submitted another id, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

from qms.actions.new import ids_taken, next_id
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.store.bytes import read_file
from qms.store.house import read_house
from qms.store.tree import DOCUMENTS, RECORDS, is_document, walk
from qms.store.writing import write_whole


def renumber(root: Path, old: str, new: str = "", path: str = "") -> list[str]:
    """Rename a document's files and every mention of its id; the paths written.

    `path` tells which file is meant where two bear the same id: then only that file
    and its language versions are renamed, and mentions are left alone. Raises QmsError
    if the document was submitted, UsageError if an id is not there or is taken.
    """
    profile = read_house(root).house.profile
    kind = profile.kind_by_id(old)
    files = _files(root, old, path)
    if not files or kind is None:
        raise UsageError(_("no document has the id {id}").format(id=old))
    if (root / "approvals" / old).exists():
        raise QmsError(
            _("{id} was submitted: its number stays its own").format(id=old),
            hint=_("withdraw it, and begin a new document"),
        )
    taken = ids_taken(root)
    chosen = new or next_id(kind, taken)
    if chosen in taken:
        raise UsageError(
            _("{id} is taken, here or on another branch").format(id=chosen)
        )
    if not kind.pattern.match(chosen):
        raise UsageError(
            _("{id} does not fit the ids of this kind").format(id=chosen),
            hint=_("they look like {example}").format(example=kind.example),
        )
    written = [_rename(root, each, old, chosen) for each in files]
    if not path:
        written += _mentions(root, old, chosen)
    return sorted(set(written))


def _files(root: Path, old: str, path: str) -> list[str]:
    """The document's own files: itself, its language versions, its attachments."""
    found = [each for each in walk(root, DOCUMENTS) if _bears(each, old)]
    if path:
        folder = path.rpartition("/")[0]
        found = [each for each in found if each.startswith(f"{folder}/")]
    return found


def _bears(path: str, name: str) -> bool:
    parts = path.split("/")
    return parts[-1].split(".")[0] == name or name in parts[:-1]


def _rename(root: Path, path: str, old: str, new: str) -> str:
    target = "/".join(
        new + part[len(old) :] if part == old or part.startswith(f"{old}.") else part
        for part in path.split("/")
    )
    source = root / path
    if is_document(path):
        text = read_file(source).text
        write_whole(root / target, _swap(text, old, new).encode(), may_replace=False)
        source.unlink()
    else:
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        source.rename(root / target)
        if not any(source.parent.iterdir()):
            source.parent.rmdir()
    return target


def _mentions(root: Path, old: str, new: str) -> list[str]:
    written = []
    for folder in (DOCUMENTS, RECORDS):
        for path in walk(root, folder):
            if not is_document(path):
                continue
            reading = read_file(root / path)
            text = _swap(reading.text, old, new)
            if reading.is_readable and text != reading.text:
                write_whole(root / path, text.encode())
                written.append(path)
    return written


def _swap(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)
