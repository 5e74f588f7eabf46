"""Files beside documents: swapped, left alone, or taken away by a change."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from qms.model.change.change import PROCEDURES, Change
from qms.model.change.laid import Number
from qms.model.change.library import files_of
from qms.model.change.numbers import number_of
from qms.model.change.pairs import key_of
from qms.model.change.submitted import is_altered
from qms.model.change.touched import Touched
from qms.model.document import Document
from qms.model.finding import Place
from qms.model.register import Key

_DOCUMENTS = (".md", ".yaml")


def swapped(change: Change) -> Iterator[tuple[str, Key, Number]]:
    """The files with other bytes than those put up with the text that lists them."""
    for each in _files(change):
        if not each.is_edited or each.after is None:
            continue
        for owner in change.library.owners(each.path):
            number = number_of(owner)
            if number is None:
                continue
            key = key_of(owner)
            laid = [one for one in change.laid_of(key) if one.number == number]
            name = _name(owner, each.path)
            stated = {
                one.submission.content.get(name) for one in laid if one.submission
            }
            digest = each.after.pointed or each.after.digest
            if not laid or digest in stated or stated <= {None}:
                continue
            if is_altered(change, key, laid, owner, {name: digest}):
                yield each.path, key, number


def orphans(change: Change) -> Iterator[str]:
    """The files that stand there, and that no document lists any more, sorted."""
    found = {
        each.path
        for each in _files(change)
        if each.is_added and each.after and each.after.is_file
    }
    for pair in change.documents:
        if pair.before is not None:
            kept = files_of(pair.after) if pair.after else ()
            found.update(set(files_of(pair.before)) - set(kept))
    for path in sorted(found):
        if change.library.stands(path) and not change.library.owners(path):
            yield path


def missing(change: Change) -> Iterator[tuple[str, str, Place]]:
    """The files taken away that a document still lists, with it and where it does."""
    for each in _files(change):
        if each.is_removed:
            for owner in change.library.owners(each.path):
                yield each.path, str(owner.id), _place(owner, each.path)


def _files(change: Change) -> Iterator[Touched]:
    for each in change.under(PROCEDURES):
        name = each.path.rpartition("/")[2]
        if not name.endswith(_DOCUMENTS) and not name.startswith("."):
            yield each


def _name(owner: Document, path: str) -> str:
    """A file's path as its document lists it."""
    return path.removeprefix(f"{owner.folder}/")


def _place(owner: Document, path: str) -> Place:
    wanted = normalize("NFC", _name(owner, path))
    for text in owner.head.texts("attachments"):
        if normalize("NFC", text) == wanted:
            return owner.near(text)
    return owner.at_key("body")
