"""The titles of offices, processes and kinds in a reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from qms.model.located import Fields
from qms.model.register import Register


def office_title(register: Register, name: str, language: str) -> str:
    """The title of an office, else its name."""
    return _title(register, register.profile.offices.get(name), language) or name


def process_title(register: Register, name: str, language: str) -> str:
    """The title of a process, else its name."""
    return _title(register, register.profile.processes.get(name), language) or name


def kind_title(register: Register, name: str, language: str) -> str:
    """The title of a kind of documents, else its name."""
    kind = register.profile.kinds.get(name)
    return said_in(register, kind.titles, language) if kind else name


def said_in(register: Register, titles: Mapping[str, str], language: str) -> str:
    """A text kept in many languages: this one, else the binding one, else any."""
    binding = register.organisation.binding
    for tag in (language, language.partition("-")[0], binding, *titles):
        if titles.get(tag):
            return str(titles[tag])
    return ""


def _title(register: Register, row: Fields | None, language: str) -> str:
    texts = row.fields("title") if row else Fields()
    return said_in(register, {tag: texts.text(tag) for tag in texts}, language)
