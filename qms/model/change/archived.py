"""The files of the archive: what each is, and which it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.change.change import STATEMENTS, Change
from qms.model.register import ARCHIVE

SUBMISSION = "/submission.json"
CONTENT = "/content/"
A_SIGNATURE = N_("a signature")
A_STATEMENT = N_("a signed statement")
A_SUBMISSION = N_("a submission")
A_TEXT = N_("an archived text")
A_FILE = N_("a file of the archive")


def sort_of(path: str) -> str:
    """What a file of the archive is, as a sentence's part marked for translation."""
    if path.startswith(STATEMENTS):
        return A_SIGNATURE if path.endswith(".sig") else A_STATEMENT
    if path.endswith(SUBMISSION):
        return A_SUBMISSION
    return A_TEXT if CONTENT in path else A_FILE


def gone(change: Change) -> Iterator[str]:
    """The paths removed that the archive needs, sorted.

    Of a whole submission that is gone its first file stands for all; so does a
    statement for its signature.
    """
    removed = {each.path for each in change.archived if each.is_removed}
    if not removed:
        return
    known = _known(change)
    for path in sorted(removed & known):
        folder, content, _rest = path.partition(CONTENT)
        if content and f"{folder}{SUBMISSION}" in removed:
            continue
        if path.endswith(".sig") and path.removesuffix(".sig") in removed:
            continue
        yield path


def _known(change: Change) -> set[str]:
    """The paths that the base's archive held as submissions and statements."""
    control = change.control_before
    archive = control.ledger.archive if control else None
    found: set[str] = set()
    for each in archive.rounds if archive else ():
        folder = f"{ARCHIVE}/{each.name}"
        found.add(f"{folder}{SUBMISSION}")
        content = each.submission.content if each.submission else ()
        found.update(f"{folder}{CONTENT}{path}" for path in content)
    for entry in archive.entries if archive else ():
        found.update((entry.path, f"{entry.path}.sig"))
    return found
