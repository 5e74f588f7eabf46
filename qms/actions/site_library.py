"""The texts and files of a site, read where they lie."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from qms.actions.remarks import Remarks, remarks_by_path
from qms.model.approval.submission import content_fault
from qms.model.document import Document
from qms.model.publication import Showing
from qms.model.register import Register
from qms.store.archived import archived_document
from qms.store.bytes import digest_of, read_file
from qms.store.documents import parse
from qms.store.kept_texts import KeptTexts
from qms.store.ordinary import digest_of as named_digest
from qms.store.ordinary import read_bytes
from qms.store.rounds import round_path
from qms.store.tool import tool_state

MOST_BYTES = 64 * 1024 * 1024


class SiteLibrary:
    """Reads the texts and files of the pages of a site."""

    def __init__(self, root: Path, register: Register) -> None:
        self.root, self.register = root, register
        name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
        self._texts = KeptTexts(f"{name}-texts", tool_state())

    def document(self, showing: Showing, language: str = "") -> Document:
        """The text of a showing, or its translation into a language."""
        found = showing.version_rounds[language] if language else showing.round
        if found is not None:
            return archived_document(self.root, found, self.register.house)
        path = self.register.by_id[showing.document].path
        reading = read_file(self.root / path)
        return parse(
            path, reading, self.register.house, digest_of(reading.data)
        ).document

    def file_digest(self, showing: Showing, name: str, language: str = "") -> str:
        """The digest by which a file belongs to a text; empty if it does not."""
        found = showing.version_rounds[language] if language else showing.round
        if found is None:
            working = self._working_file(showing, name)
            return named_digest(working) if working is not None else ""
        return found.submission.content.get(name, "") if found.submission else ""

    def file(
        self, showing: Showing, name: str, language: str = ""
    ) -> tuple[str, bytes] | None:
        """The digest and bytes of a file that belongs to a text, if they are whole."""
        found = showing.version_rounds[language] if language else showing.round
        if found is None:
            working = self._working_file(showing, name)
            return None if working is None else (named_digest(working), working)
        stated = self.file_digest(showing, name, language)
        path = self.root / round_path(found.name) / "content" / name
        data, reason = read_bytes(str(path), MOST_BYTES) if stated else (b"", "")
        if not stated or reason or named_digest(data) != stated:
            return None
        return stated, data

    def _working_file(self, showing: Showing, name: str) -> bytes | None:
        """A file beside a draft; none where its name leads elsewhere."""
        if content_fault(name):
            return None
        folder = self.root / Path(self.register.by_id[showing.document].path).parent
        path = folder / name
        if path.resolve() != folder.resolve() / name:
            return None
        data, reason = read_bytes(str(path), MOST_BYTES)
        return None if reason else data

    def kept(self, key: str, make: Callable[[], str]) -> str:
        """What was made of a key before, else what is made now."""
        found = self._texts.get(key)
        if found is None:
            found = make()
            self._texts.put(key, found)
        return found

    def save(self) -> None:
        """Write down what was made, for the next build."""
        self._texts.save()

    def remarks(self, path: str) -> Remarks:
        """What a draft is told, by the lines of its file."""
        return self._remarks.get(path, {})

    @cached_property
    def _remarks(self) -> dict[str, Remarks]:
        return remarks_by_path(self.register.findings)
