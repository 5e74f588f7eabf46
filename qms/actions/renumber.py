"""Renumber: give a document that was never submitted another id, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

from qms.actions.new import ids_taken, next_id
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.store.act_files import carry_out, recover
from qms.store.bytes import look_at
from qms.store.house import read_house
from qms.store.lock import repository_locked
from qms.store.tree import DOCUMENTS, RECORDS, is_document, walk

Changes = dict[str, bytes | None]


def renumber(root: Path, old: str, new: str = "", path: str = "") -> list[str]:
    """Rename a document's files and every mention of its id; the paths written.

    `path` tells which file is meant where two bear the same id: then only that file,
    its language versions and attachments are renamed, and mentions are left alone.
    Raises QmsError if the document was submitted or a file stands in the way,
    UsageError if an id is not there, stands twice, or is taken.
    """
    with repository_locked(root):
        recover(root)
        own = _files(root, old, path)
        chosen = new or _next(root, old)
        _require_free(root, old, chosen)
        changes = _renamed(root, own, old, chosen)
        if not path:
            changes |= _mentions(root, own, old, chosen)
        message = f"{old} -> {chosen}"
        carry_out(root, changes, message, commit=False)
        return sorted(each for each, data in changes.items() if data is not None)


def _files(root: Path, old: str, path: str) -> list[str]:
    """The files that bear the id: document, language versions, attachments."""
    found = [each for each in walk(root, DOCUMENTS) if _swap(each, old, "") != each]
    mains = [each for each in found if _is_main(each, old)]
    if path:
        mains = [each for each in mains if each == path]
        folder, _slash, name = path.rpartition("/")
        beside = (f"{folder}/{name.partition('.')[0]}.", f"{folder}/{old}/")
        found = [each for each in found if each.startswith(beside)]
    if not mains:
        raise UsageError(_("no document has the id {id}").format(id=old))
    if len(mains) > 1:
        raise UsageError(
            _("{count} files bear the id {id}").format(count=len(mains), id=old),
            hint=_("name one of them with --file: {paths}").format(
                paths=", ".join(mains)
            ),
        )
    return found


def _is_main(path: str, name: str) -> bool:
    """Whether a path is that of a document itself, and not of a version of it."""
    file = path.rpartition("/")[2]
    return is_document(path) and file.rpartition(".")[0] == name


def _next(root: Path, old: str) -> str:
    kind = read_house(root).house.profile.kind_by_id(old)
    if kind is None:
        raise UsageError(_("{id} does not fit the ids of any kind").format(id=old))
    return next_id(kind, ids_taken(root))


def _require_free(root: Path, old: str, chosen: str) -> None:
    """Raise unless the old id may be given up and the new one be taken."""
    if (root / "approvals" / old).exists():
        raise QmsError(
            _("{id} was submitted: its number stays its own").format(id=old),
            hint=_("withdraw it, and begin a new document"),
        )
    if chosen in ids_taken(root):
        raise UsageError(
            _("{id} is taken, here or on another branch").format(id=chosen)
        )
    profile = read_house(root).house.profile
    kind = profile.kind_by_id(old)
    if not (kind or profile.kind_by_id(chosen)):
        raise UsageError(_("{id} does not fit the ids of any kind").format(id=chosen))
    if kind and not kind.pattern.match(chosen):
        raise UsageError(
            _("{id} does not fit the ids of this kind").format(id=chosen),
            hint=_("they look like {example}").format(example=kind.example),
        )


def _renamed(root: Path, own: list[str], old: str, new: str) -> Changes:
    """The files of the document under their new names, and none under the old ones."""
    changes: Changes = {}
    for path in own:
        target = _swap(path, old, new)
        if (root / target).exists():
            raise QmsError(_("{path} exists already").format(path=target))
        if look_at(root / path):
            raise QmsError(
                _("{path} is no ordinary file").format(path=path),
                hint=_("remove it, then run the command again"),
            )
        source = root / path
        is_text = is_document(path)
        changes[target] = _swapped(source, old, new) if is_text else source.read_bytes()
    return changes | dict.fromkeys(own)


def _mentions(root: Path, own: list[str], old: str, new: str) -> Changes:
    """The other documents and records that mention the id, with the new one."""
    changes: Changes = {}
    for folder in (DOCUMENTS, RECORDS):
        for path in walk(root, folder):
            if path in own or not is_document(path) or look_at(root / path):
                continue
            data = _swapped(root / path, old, new)
            if data != (root / path).read_bytes():
                changes[path] = data
    return changes


def _swapped(path: Path, old: str, new: str) -> bytes:
    """The bytes of a file with the new id; all others stay, readable or not."""
    text = path.read_bytes().decode(errors="surrogateescape")
    return _swap(text, old, new).encode(errors="surrogateescape")


def _swap(text: str, old: str, new: str) -> str:
    """A text with one id for another; a case ending may follow, another id may not."""
    whole = rf"(?<![^\W_])(?<![^\W_]_)(?<!-){re.escape(old)}(?!_?[^\W_]|-[A-Z0-9])"
    return re.sub(whole, lambda _found: new, text)
