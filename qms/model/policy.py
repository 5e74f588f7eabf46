"""Policies as their rules see them: what they commit to, by the tags of the text."""

from __future__ import annotations

from qms.model.document import Document
from qms.model.finding import Place
from qms.model.located import NOTHING, Fields

POLICY = "policy"


def is_policy(document: Document) -> bool:
    """Whether it is a policy itself, and no language version of one."""
    kind = document.kind
    return kind is not None and kind.name == POLICY and not document.is_version


def commitments(document: Document) -> tuple[Fields, ...]:
    """The commitments of a policy; of any other document, none."""
    return tuple(document.head.rows("commitments")) if is_policy(document) else ()


def tags(document: Document) -> dict[str, Place]:
    """The tags of a text and the anchors given to its headings, where first set."""
    found: dict[str, Place] = {}
    for name, line, column in document.outline.tags:
        found.setdefault(name, document.on(line, column))
    for heading in document.outline.headings:
        found.setdefault(heading.anchor, document.on(heading.line))
    return found


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
    return not any(row.text("about") == about and _reaches(row, reach) for row in rows)


def _reaches(row: Fields, reach: str) -> bool:
    return not reach or row.text("reach") in (reach, *NOTHING)
