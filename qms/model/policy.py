"""Policies as their rules see them: what they commit to, by the tags of the text."""

from __future__ import annotations

from qms.model.document import Document
from qms.model.located import Fields

POLICY = "policy"


def is_policy(document: Document) -> bool:
    """Whether it is a policy itself, and no language version of one."""
    kind = document.kind
    return kind is not None and kind.name == POLICY and not document.is_version


def commitments(document: Document) -> tuple[Fields, ...]:
    """The commitments of a policy; of any other document, none."""
    return tuple(document.head.rows("commitments")) if is_policy(document) else ()


def lacks(document: Document, about: str, reach: str = "") -> bool:
    """Whether a policy has no commitment about something.

    A `reach` is the one that must not be missing: a commitment that says to reach
    less does not count. Where the field itself is missing although the kind demands
    it, that is told already, and nothing is lacking here.
    """
    if not is_policy(document):
        return False
    rows = commitments(document)
    if not rows and document.kind and "commitments" in document.kind.needs:
        return False
    return not any(
        row.text("about") == about and _reaches(row, reach) for row in rows
    )


def _reaches(row: Fields, reach: str) -> bool:
    return not reach or row.text("reach") in ("", reach)
