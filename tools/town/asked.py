"""The questionnaires of the town as they were asked in a year, with their versions."""

from __future__ import annotations

from collections.abc import Sequence

from qms.model.document import Document
from qms.model.house import House
from qms.store.bytes import Reading
from qms.store.documents import parse
from tools.town.person import CHECKOUT
from tools.town.texts import earlier, undone

FOLDER = "procedures/questionnaires"
FIRST_REVISIONS = "2025"


def asked(document: str, year: str) -> tuple[Document, Sequence[Document]]:
    """A questionnaire, and its language versions, as people read it in a year."""
    source, *versions = (
        _read(path.relative_to(CHECKOUT).as_posix(), year)
        for path in sorted(
            (CHECKOUT / FOLDER).glob(f"{document}*.yaml"),
            key=lambda each: len(each.name),
        )
    )
    return source, versions


def _read(path: str, year: str) -> Document:
    text = (CHECKOUT / path).read_text(encoding="utf-8")
    if year == FIRST_REVISIONS:
        for row in earlier().rows("texts"):
            if row.text("path") == path:
                text = undone(text, row.rows("edits"), path)
    data = text.encode()
    return parse(path, Reading(text, data), House(), "").document
