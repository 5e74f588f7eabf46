"""The documents of a change's head, listed once and read when somebody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from unicodedata import normalize

from qms.model.change.library import Library, files_of
from qms.model.change.touched import State, is_hidden
from qms.model.document import Document
from qms.store.sides import Sides
from qms.store.tree import DOCUMENTS, is_document

Parse = Callable[[str, State], Document]


class Shelf(Library):
    """Finds documents by the names of their files; the rest is read only if it must."""

    def __init__(self, sides: Sides, parse: Parse) -> None:
        self.sides, self.parse = sides, parse
        self.read: dict[str, Document] = {}

    @cached_property
    def files(self) -> Mapping[str, State]:
        """Every file of the head under `procedures/`, by path."""
        return self.sides.after(self.sides.before(DOCUMENTS), [DOCUMENTS])

    @cached_property
    def by_stem(self) -> Mapping[str, list[str]]:
        """The paths of documents by the first part of their names: the id, mostly."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            if is_document(path) and not is_hidden(path):
                name = path.rpartition("/")[2].partition(".")[0]
                found.setdefault(name, []).append(path)
        return found

    def versions(self, document: str) -> tuple[Document, ...]:
        """A document and its language versions, by the name of its file."""
        found = map(self._document, self.by_stem.get(document, ()))
        return tuple(each for each in found if each.id == document)

    def data(self) -> tuple[Document, ...]:
        """Every document that is data, as charters are."""
        paths = [path for path in sorted(self.files) if path.endswith(".yaml")]
        return tuple(map(self._document, paths))

    def owners(self, path: str) -> tuple[Document, ...]:
        """The documents that list a file beside them.

        Those named like the file's folder are asked first: nearly always it is one.
        """
        near = self._listing(path, self._near(path))
        return near or self._listing(path, self._that_may(path))

    def stands(self, path: str) -> bool:
        """Whether a file is there."""
        return path in self.files

    def at(self, path: str) -> Document | None:
        """The document in a file; None where there is none."""
        is_there = self.stands(path) and is_document(path) and not is_hidden(path)
        return self._document(path) if is_there else None

    def _document(self, path: str) -> Document:
        if path not in self.read:
            self.read[path] = self.parse(path, self.files[path])
        return self.read[path]

    def _listing(self, path: str, among: Iterator[str]) -> tuple[Document, ...]:
        wanted = normalize("NFC", path)
        return tuple(
            document
            for document in map(self._document, among)
            if any(normalize("NFC", each) == wanted for each in files_of(document))
        )

    def _near(self, path: str) -> Iterator[str]:
        parts = path.split("/")
        for place in range(1, len(parts)):
            stem = parts[place].partition(".")[0]
            folder = "/".join(parts[:place])
            for each in self.by_stem.get(stem, ()):
                if each.rpartition("/")[0] == folder:
                    yield each

    def _that_may(self, path: str) -> Iterator[str]:
        """The documents above a file in whose bytes its name stands."""
        name = normalize("NFC", path.rpartition("/")[2])
        for each, state in sorted(self.files.items()):
            folder = each.rpartition("/")[0]
            if is_document(each) and path.startswith(f"{folder}/"):
                text = (state.data or b"").decode(errors="replace")
                if name in text or name in normalize("NFC", text):
                    yield each
