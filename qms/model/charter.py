"""Charters as their rules see them: which there are, and what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.document import Document, texts_of
from qms.model.finding import Place
from qms.model.located import Fields, Value, is_nothing
from qms.model.register import Register


def charters(register: Register) -> Iterator[Document]:
    """Every charter whose text stands in its file, without the language versions."""
    for document in register.charters:
        is_written_here = not document.is_version and not document.head.text("body")
        if document.is_charter and is_written_here:
            yield document


def rows_of(register: Register, name: str) -> Iterator[tuple[Document, Fields]]:
    """Every row of a list field (`promises`) of every charter, with its charter."""
    for charter in charters(register):
        for row in charter.head.rows(name):
            yield charter, row


def promises_made(register: Register) -> frozenset[str]:
    """What charters promise, each by its id and as `CH-01/answer`."""
    return frozenset(
        name
        for charter, row in rows_of(register, "promises")
        for name in (str(row.text("id")), f"{charter.id}/{row.text('id')}")
    )


def title_in(language: str, row: Fields) -> str:
    """The title of a profile's row in a language, else in the first that there is."""
    titles = row.fields("title")
    return titles.text(language) or next(map(str, titles.values()), "–")


def has(head: Fields, name: str) -> bool:
    """Whether a field says anything; `name` leads down: `dissatisfied.complaint`."""
    value: Value | None = head
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Fields) else None
    return value is not None and not all(map(is_nothing, texts_of(value)))


def place_of(charter: Document, name: str) -> Place:
    """The place of a field, or of the deepest mapping on the way that is there."""
    within = charter.head
    *way, last = name.split(".")
    for part in way:
        below = within.get(part)
        if not isinstance(below, Fields):
            return charter.at_key(part, within)
        within = below
    return charter.at_key(last, within)


def lacking(head: Fields, item: Fields) -> list[str]:
    """The fields that an item of the checklist needs, and the charter lacks."""
    return [str(name) for name in item.texts("needs") if not has(head, name)]


def is_wanting(register: Register, charter: Document, name: str) -> bool:
    """Whether a field is missing, and the checklist does not tell it already."""
    return not has(charter.head, name) and not is_told(register, charter, name)


def is_told(register: Register, charter: Document, name: str) -> bool:
    """Whether the checklist already tells that a field is wanting.

    It does if it needs the field, something above it or something below it, and
    that is wanting: then a rule of its own has nothing to add.
    """
    return any(
        _is_on_way(name, needed)
        for item in register.profile.checklist
        for needed in lacking(charter.head, item)
    )


def _is_on_way(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
