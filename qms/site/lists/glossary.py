"""The glossary: what the texts in force define, each term with all its meanings.

Terms of texts that are not translated stand by themselves, in their own language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qms.model.card import Card
from qms.site.collation import LetterGroup, by_letter, sort_key
from qms.site.list_page import ListPage
from qms.site.references import Reference
from qms.site.referred import referred

TEMPLATE = "glossary.html"


@dataclass
class Meaning:
    """What a term means, and the documents that say so."""

    text: str
    documents: list[Reference] = field(default_factory=list)


@dataclass
class Term:
    """A term with its meanings, the one that most documents give before the others.

    `anchor` is where one that is defined differently stands.
    """

    text: str
    language: str
    meanings: list[Meaning] = field(default_factory=list)
    anchor: str = ""

    @property
    def is_disputed(self) -> bool:
        """Whether documents give it different meanings."""
        return len(self.meanings) > 1


@dataclass(frozen=True)
class Part:
    """The terms of a language; `name` is that of one that is not the page's."""

    language: str
    name: str
    letters: tuple[LetterGroup[Term], ...]


@dataclass(frozen=True)
class View:
    """The glossary; `disputed` are the terms that documents define differently."""

    count: int
    disputed: tuple[Term, ...]
    parts: tuple[Part, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    found = _terms(page)
    tags = sorted(found, key=lambda tag: (tag != page.language, tag))
    terms = [term for tag in tags for term in found[tag]]
    disputed = tuple(each for each in terms if each.is_disputed)
    for number, term in enumerate(disputed, 1):
        term.anchor = f"term.{number}"
    return View(
        count=len(terms),
        disputed=disputed,
        parts=tuple(_part(page, tag, found[tag], at) for at, tag in enumerate(tags)),
    )


def _part(page: ListPage, language: str, terms: list[Term], number: int) -> Part:
    groups = by_letter(terms, language, lambda each: each.text)
    letters = tuple(
        LetterGroup(each.letter, f"{each.anchor}.{number}", each.items)
        for each in groups
    )
    is_own = language == page.language
    return Part(language, "" if is_own else page.voice.language_name(language), letters)


def _terms(page: ListPage) -> dict[str, list[Term]]:
    """The terms by language; forms that differ in capitals alone are one."""
    found: dict[str, dict[str, Term]] = {}
    for document, card in _cards(page):
        reference = referred(page, document)
        terms = found.setdefault(card.facts.language, {})
        for each in card.terms:
            term = terms.setdefault(
                _alike(each.term), Term(each.term, card.facts.language)
            )
            _add(term, each.meaning, reference)
    for language, terms in found.items():
        for term in terms.values():
            term.meanings.sort(key=lambda each: _rank(each, language))
    return {tag: list(terms.values()) for tag, terms in found.items() if terms}


def _cards(page: ListPage) -> Iterator[tuple[str, Card]]:
    for shelf in page.site.in_order:
        if shelf.is_in_force and shelf.has_text:
            yield shelf.document, shelf.main.card_in(page.language)


def _add(term: Term, text: str, document: Reference) -> None:
    for meaning in term.meanings:
        if _alike(meaning.text) == _alike(text):
            if document not in meaning.documents:
                meaning.documents.append(document)
            return
    term.meanings.append(Meaning(text, [document]))


def _rank(meaning: Meaning, language: str) -> tuple[int, object]:
    return -len(meaning.documents), sort_key(meaning.text, language)


def _alike(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .;")
