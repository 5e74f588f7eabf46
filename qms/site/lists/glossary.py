"""The glossary: what the texts in force define, each term with all its meanings.

Terms of texts that are not translated stand by themselves, in their own language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from qms.i18n import N_
from qms.model.card import Card
from qms.site import places
from qms.site.collation import LetterGroup, by_letter, sort_key
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.parts import Group, Part, Way, is_long, parts_of, way_to
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.site import Site

TEMPLATE = "glossary.html"
NAME = "glossary"
TITLE = N_("Glossary")
MOST = 50
TERM, MEANING, NAMED = 60, 90, 60


@dataclass
class Meaning:
    """What a term means, and the documents that say so."""

    text: str
    documents: list[Reference] = field(default_factory=list)


@dataclass
class Term:
    """A term with its meanings, the one that most documents give before the others.

    `anchor` is where one that is defined differently stands, `address` the way there.
    """

    text: str
    language: str
    meanings: list[Meaning] = field(default_factory=list)
    anchor: str = ""
    address: str = ""

    @property
    def is_disputed(self) -> bool:
        """Whether documents give it different meanings."""
        return len(self.meanings) > 1


@dataclass(frozen=True)
class Section:
    """The terms of a language; `name` is that of one that is not the page's."""

    language: str
    name: str
    letters: tuple[LetterGroup[Term], ...]


@dataclass(frozen=True)
class View:
    """The glossary; `disputed` are the terms that documents define differently.

    Of each meaning so many documents are named as `most` says. Where all is too much
    for a page, `ways` lead to the letters; on a part, `whole` leads back.
    """

    count: int
    disputed: tuple[Term, ...]
    sections: tuple[Section, ...]
    ways: tuple[Way, ...] = ()
    whole: str = ""
    most: int = MOST


def view(page: ListPage) -> View:
    """What the page shows."""
    sections, disputed = _sections(page)
    parts = _parts(sections)
    for part in parts:
        address = page.way(part.path(page.language))
        for term in part.rows:
            term.address = f"{address}{term.address}"
    return View(
        count=sum(1 for _ in _in(sections)),
        disputed=disputed,
        sections=() if parts else sections,
        ways=tuple(way_to(page, part, lambda term: term.text) for part in parts),
    )


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the letters, where one page cannot bear them all."""
    title = site.voices[language].say(TITLE)
    whole = ListPage(site, language, title, partial(places.listed, name=NAME))
    for part in _parts(_sections(whole)[0]):
        paths = partial(_path, language, part)
        page = ListPage(site, language, f"{title}: {part.title}", paths)
        show = partial(_part_view, part=part)
        yield page_leaf(page, TEMPLATE, show, site.in_force)


def _path(own: str, part: Part[Term], language: str) -> str:
    """Where a part lies; other languages have other letters, and their whole list."""
    return part.path(own) if language == own else places.listed(language, NAME)


def _part_view(page: ListPage, part: Part[Term]) -> View:
    language = part.rows[0].language
    name = "" if language == page.language else page.voice.language_name(language)
    letters = (LetterGroup(part.title, "letter.1", part.rows),)
    whole = page.way(places.listed(page.language, NAME))
    return View(len(part.rows), (), (Section(language, name, letters),), whole=whole)


def _parts(sections: Sequence[Section]) -> Sequence[Part[Term]]:
    if not is_long(_weight(each) for each in _in(sections)):
        return ()
    groups = [
        Group(f"{section.language}-{number}", group.letter, group.items)
        for section in sections
        for number, group in enumerate(section.letters, 1)
    ]
    return parts_of(NAME, groups, _weight)


def _weight(term: Term) -> int:
    told = (
        len(each.text.encode()) + NAMED * min(len(each.documents), MOST)
        for each in term.meanings
    )
    return TERM + sum(MEANING + each for each in told)


def _in(sections: Sequence[Section]) -> Iterator[Term]:
    for section in sections:
        for group in section.letters:
            yield from group.items


def _sections(page: ListPage) -> tuple[tuple[Section, ...], tuple[Term, ...]]:
    """All terms by language and letter, and those that documents define differently."""
    found = _terms(page)
    tags = sorted(found, key=lambda tag: (tag != page.language, tag))
    disputed = tuple(term for tag in tags for term in found[tag] if term.is_disputed)
    for number, term in enumerate(disputed, 1):
        term.anchor = f"term.{number}"
        term.address = f"#{term.anchor}"
    sections = (_section(page, tag, found[tag], at) for at, tag in enumerate(tags))
    return tuple(sections), disputed


def _section(page: ListPage, language: str, terms: list[Term], number: int) -> Section:
    groups = by_letter(terms, language, lambda each: each.text)
    letters = tuple(
        LetterGroup(each.letter, f"{each.anchor}.{number}", each.items)
        for each in groups
    )
    is_own = language == page.language
    name = "" if is_own else page.voice.language_name(language)
    return Section(language, name, letters)


def _terms(page: ListPage) -> dict[str, list[Term]]:
    """The terms by language; forms that differ in capitals alone are one."""
    found: dict[str, dict[str, Term]] = {}
    meanings: dict[tuple[str, str, str], Meaning] = {}
    for document, card in _cards(page):
        reference = referred(page, document)
        terms = found.setdefault(card.facts.language, {})
        for each in card.terms:
            word, text = _alike(each.term), _alike(each.meaning)
            term = terms.setdefault(word, Term(each.term, card.facts.language))
            key = term.language, word, text
            if key not in meanings:
                meanings[key] = Meaning(each.meaning)
                term.meanings.append(meanings[key])
            if meanings[key].documents[-1:] != [reference]:
                meanings[key].documents.append(reference)
    for language, terms in found.items():
        for term in terms.values():
            term.meanings.sort(key=lambda each: _rank(each, language))
    return {tag: list(terms.values()) for tag, terms in found.items() if terms}


def _cards(page: ListPage) -> Iterator[tuple[str, Card]]:
    for shelf in page.site.in_order:
        if shelf.is_in_force and shelf.has_text:
            yield shelf.document, shelf.main.card_in(page.language)


def _rank(meaning: Meaning, language: str) -> tuple[int, object]:
    return -len(meaning.documents), sort_key(meaning.text, language)


def _alike(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .;")
