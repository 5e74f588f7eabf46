"""The number of a text, and which numbers may follow those that were put up."""

from __future__ import annotations

from collections.abc import Collection

from qms.model.change.laid import Number
from qms.model.document import Document
from qms.model.finding import Place
from qms.model.revision import number_or_none


def number_of(document: Document) -> Number | None:
    """Edition and revision as typed; of a language version, what it translates."""
    head = document.head
    fields = head.fields("translates") if document.is_version else head
    edition = number_or_none(fields.text("edition"))
    revision = number_or_none(fields.text("revision") or "0")
    return None if edition is None or revision is None else (edition, revision)


def number_place(document: Document) -> Place:
    """Where the number stands; the head, where it has none."""
    name = "translates" if document.is_version else "revision"
    found = name if name in document.head else "edition"
    return (
        document.near(document.head[found])
        if found in document.head
        else (Place(document.path, 1, 1))
    )


def follows(number: Number, before: Collection[Number]) -> bool:
    """Whether a number is the next revision of one, or begins its next edition."""
    edition, revision = number
    if revision:
        return (edition, revision - 1) in before
    return any(edition == each + 1 for each, _revision in before)
