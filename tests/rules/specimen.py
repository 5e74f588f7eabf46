"""One document in memory, for rules that look at a single document."""

from __future__ import annotations

from functools import cache

from qms.model.document import Document
from qms.model.house import House
from qms.model.rule import DocumentRule
from qms.store.bytes import reading_of
from qms.store.documents import parse
from qms.store.house import read_house
from tests.example_tree import HOUSE

HEAD = "id: {id}\nkind: {kind}\ntitle: {title}\nlanguage: {language}\n"


@cache
def house() -> House:
    return read_house(HOUSE).house


def document(
    text: str,
    language: str = "en",
    kind: str = "procedure",
    title: str = "A procedure",
    more: str = "",
) -> Document:
    """A procedure with this text; `more` are further lines of its front matter."""
    name = {"form": "F-01-1"}.get(kind, "PO-01")
    head = HEAD.format(id=name, kind=kind, title=title, language=language)
    data = f"---\n{head}{more}---\n{text}".encode()
    return parse(f"procedures/{name}.md", reading_of(data), house(), "").document


def lines(rule: DocumentRule, given: Document) -> list[int]:
    """The lines of the text, counted from 1, that a rule complains of."""
    return [place.line - given.outline.first + 1 for place, _ in rule.check(given)]


def values(rule: DocumentRule, given: Document, name: str) -> list[object]:
    """One value of each finding of a rule."""
    return [found[name] for _, found in rule.check(given)]
