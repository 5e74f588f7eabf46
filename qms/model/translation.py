"""Language versions beside their sources: which revision they follow."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.facts import Facts
from qms.model.register import Register
from qms.model.revision import number_or_none

Revision = tuple[int, int]


def pairs(register: Register) -> Iterator[tuple[Facts, Facts]]:
    """Each language version with its source, where there is one."""
    for version in register.versions:
        source = register.by_id.get(version.id)
        if source is not None:
            yield version, source


def translated(version: Facts) -> Revision | None:
    """Edition and revision that a version translates, as far as it says so."""
    edition, _, revision = version.translates.partition(".")
    return _revision(edition, revision)


def current(source: Facts) -> Revision | None:
    """Edition and revision of a document, as far as it says so."""
    return _revision(source.edition, source.revision)


def _revision(edition: str, revision: str) -> Revision | None:
    first, second = number_or_none(edition), number_or_none(revision)
    return None if first is None or second is None else (first, second)
