"""Other documents that a page names, with their titles as far as they are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qms.site.said import Said
from qms.site.subject import Subject


@dataclass(frozen=True)
class Reference:
    """Another document of the register, with its title if it is known."""

    id: str
    title: Said


def references_to(subject: Subject, ids: Iterable[str]) -> tuple[Reference, ...]:
    """The documents of these ids, in their order."""
    return tuple(reference_to(subject, str(each)) for each in ids)


def reference_to(subject: Subject, name: str) -> Reference:
    """A document, with its title in the page's language if it is written in it."""
    return Reference(name, _title(subject, name))


def _title(subject: Subject, name: str) -> Said:
    register, language = subject.register, subject.voice.language
    for version in register.versions:
        if version.id == name and version.language == language:
            return Said(version.title)
    facts = register.by_id.get(name)
    if facts is None:
        return Said("")
    return Said(facts.title, "" if facts.language == language else facts.language)
