"""The texts that lie in the archive, as documents to be read."""

from __future__ import annotations

from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.document import Document
from qms.model.house import House
from qms.store.bytes import digest_of, read_file
from qms.store.documents import parse
from qms.store.rounds import round_path


def archived_document(
    root: Path, found: Round, house: House, name: str = ""
) -> Document:
    """The archived text of a submission, or another text of its content.

    Raises QmsError where it cannot be read; whether its bytes are those that were
    signed is for the archive to tell.
    """
    submission = found.submission
    path = name or (submission.main if submission else "")
    full = content_path(found, path)
    reading = read_file(root / full)
    if not path or not reading.is_readable:
        raise QmsError(
            _("the archived text {path} cannot be read").format(path=full),
            hint=_("see what is wrong with it: qms verify"),
        )
    return parse(full, reading, house, digest_of(reading.data)).document


def content_path(found: Round, name: str) -> str:
    """Where a file of a round's content lies, as a path from the root."""
    return f"{round_path(found.name)}/content/{name}"
