"""What is remembered of the archive: the bytes of folders in which nothing changed.

For questions of daily use only: what proves, and what signs, reads every byte. Kept are
the submissions with the owner that their text names, and the statements with the key by
which their signature holds: of a whole folder, and only if nothing in it was wrong. So
no fault and no verdict is ever remembered, and nothing that is damaged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from qms.model.approval.archive import Entry, Round, Signature
from qms.model.approval.canonical import written
from qms.model.approval.statement import statement_bytes, statement_of
from qms.model.approval.submission import submission_of
from qms.store.bytes import printable
from qms.store.cache import Cache
from qms.store.marks import Marks, is_unchanged, marks_under
from qms.store.ordinary import digest_of
from qms.store.sheets import Sheets
from qms.store.tool import tool_state

Told = list[list[str]]


class Memory:
    """What was read of the folders of an archive before, by their paths."""

    def __init__(self, root: Path) -> None:
        self.top = str(root)
        self.sheets = Sheets(root, "archived sheets")
        self.cache = Cache(f"archive of {root.resolve()}", tool_state())

    def rounds(self, path: str) -> list[Round] | None:
        """The rounds in a document's folder; None where they must be read."""
        told = self._told(path)
        return None if told is None else [_round(*row) for row in told]

    def entries(self, path: str) -> list[Entry] | None:
        """The statements in a day's folder; None where they must be read."""
        told = self._told(path)
        return None if told is None else [_entry(path, *row) for row in told]

    def keep_rounds(self, path: str, began: int, rounds: Sequence[Round]) -> None:
        """Remember a document's folder, of which a reading began at a moment."""
        told = [_row_of_round(each) for each in rounds]
        self._keep(path, began, told)

    def keep_entries(self, path: str, began: int, entries: Sequence[Entry]) -> None:
        """Remember a day's folder, of which a reading began at a moment."""
        told = [_row_of_entry(each) for each in entries]
        self._keep(path, began, told)

    def save(self) -> None:
        """Write what is new, if it can be written."""
        self.cache.save()
        self.sheets.save()

    def _told(self, path: str) -> Told | None:
        row = self.cache.get(path)
        if row is None:
            return None
        marks, told = cast(tuple[Marks, Told], row)
        return told if is_unchanged(f"{self.top}/{path}", marks) else None

    def _keep(self, path: str, began: int, told: Sequence[list[str] | None]) -> None:
        if self.cache.seal is None or not told or None in told:
            return
        marks = marks_under(f"{self.top}/{path}", began)
        # a cache holds no name that is no text
        if marks is not None and all(map(_is_text, (path, *marks))):
            self.cache.put(path, [marks, told])


def _is_text(path: str) -> bool:
    return printable(path) == path


def _row_of_round(found: Round) -> list[str] | None:
    submission = found.submission
    if submission is None or found.faults or submission.is_governance:
        return None
    return [found.name, written(submission.raw).decode(), found.owner]


def _round(name: str, text: str, owner: str) -> Round:
    submission = submission_of(json.loads(text))
    return Round(name, digest_of(text.encode()), submission, (), owner)


def _row_of_entry(entry: Entry) -> list[str] | None:
    statement, seal = entry.statement, entry.signature
    if statement is None or entry.faults or seal.fault:
        return None
    data = statement_bytes(statement.subjects, statement.raw)
    if digest_of(data) != entry.digest:
        return None
    return [entry.path.rpartition("/")[2], data.decode(), seal.key]


def _entry(folder: str, name: str, text: str, key: str) -> Entry:
    statement = statement_of(json.loads(text))
    return Entry(
        f"{folder}/{name}", digest_of(text.encode()), statement, Signature(key)
    )
