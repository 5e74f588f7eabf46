"""What archived texts say of themselves, where no working text tells it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from qms.errors import QmsError
from qms.model.approval.archive import Round
from qms.model.facts import Facts
from qms.model.register import Register


def archived_facts(
    root: Path, register: Register, rounds: Collection[Round]
) -> Facts | None:
    """What the newest archived text of a document says of itself, if it can be read."""
    newest = max(rounds, key=number, default=None)
    if newest is None or newest.submission is None or not newest.submission.main:
        return None
    # what parses texts is slow to load, and most documents have a working text
    from qms.model.gathering import facts_of
    from qms.store.archived import archived_document

    try:
        return facts_of(archived_document(root, newest, register.house))
    except QmsError:
        return None


def number(found: Round) -> tuple[int, int, int]:
    """Edition, revision and round of a submission, as they are compared."""
    submission = found.submission
    return (*submission.number, submission.round) if submission else (0, 0, 0)
