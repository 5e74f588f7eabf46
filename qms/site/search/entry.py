"""An entry of the index: a document or a service in a language, as people look for it.

A citizen looks for what he wants to get, in his own words: so each service is found by
its title and its everyday words, and leads to its own page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from qms.i18n import N_
from qms.model.approval.status import WORDS
from qms.model.document import Document
from qms.model.folding import words_in
from qms.model.passages import Passage, passages_of
from qms.model.publication import Shelf
from qms.model.titles import kind_title
from qms.site import places
from qms.site.catalogue import Offered, services_of
from qms.site.site import Site

Read = Callable[[], Document]

FORM = 2
FIELDS = 4
TEXT, HEADING, TITLE, ID = range(FIELDS)
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Entry(Protocol):
    """What can be found."""

    @property
    def key(self) -> str:
        """What tells its words from those of everything else."""

    def words(self) -> tuple[frozenset[str], ...]:
        """Its words by the fields, each word in the highest field that has it."""

    def told(self) -> str:
        """Its passages, as the script of the site reads them."""

    def row(self) -> list[str]:
        """What is told of it: id, title, language if another, address, sort, status."""


@dataclass(frozen=True)
class Written:
    """A document as it is found in a language; `version` is that of its text."""

    site: Site = field(repr=False)
    shelf: Shelf
    language: str

    @property
    def version(self) -> str:
        """The language of the translation that stands for it, if one does."""
        return self.language if self.language in self.shelf.main.versions else ""

    @property
    def title(self) -> str:
        """Its title, in the language if there is one."""
        return self.shelf.main.card_in(self.language).title

    @property
    def key(self) -> str:
        """What tells its words from those of every other text."""
        digest = self.shelf.main.card_in(self.language).facts.digest
        return f"{self.shelf.document} {digest if self.shelf.has_text else self.title}"

    def words(self) -> tuple[frozenset[str], ...]:
        """Its words by the fields, each word in the highest field that has it."""
        return tuple(map(_set, self._found()[:FIELDS]))

    def told(self) -> str:
        """Its passages, as the script of the site reads them."""
        return self._found()[FIELDS]

    def row(self) -> list[str]:
        """What is told of a document that was found."""
        site, language, name = self.site, self.language, self.shelf.document
        card = self.shelf.main.card_in(language)
        tag = card.facts.language
        word = self.shelf.status.word
        return [
            name,
            card.title,
            tag if tag != language else "",
            _way(language, places.document(language, name)),
            kind_title(site.register, self.shelf.main.card.facts.kind, language),
            site.voices[language].say(WORDS.get(word, word)),
        ]

    def note(self, document: Document) -> None:
        """Keep what is found in its text, if that is the one being read for a page."""
        if document.digest == self.shelf.main.card_in(self.language).facts.digest:
            self._kept(lambda: document)

    def _found(self) -> list[str]:
        """Its words, a line for each field, and its passages: from one reading."""
        main, version = self.shelf.main, self.version
        kept = self._kept(lambda: self.site.library.document(main, version))
        return kept.split("\n", FIELDS)

    def _kept(self, read: Read) -> str:
        key = f"found {FORM} {self.key}"
        return self.site.library.kept(key, lambda: self._told(read))

    def _told(self, read: Read) -> str:
        found = tuple(passages_of(read())) if self.shelf.has_text else ()
        words = _by_field(
            words_in("\n".join(each.text for each in found)),
            words_in("\n".join(each.heading for each in found)),
            words_in(self.title),
            id_words(self.shelf.document),
        )
        return f"{words}\n{_json(found)}"


@dataclass(frozen=True)
class Service:
    """A service as it is found in a language."""

    site: Site = field(repr=False)
    offered: Offered
    language: str

    @property
    def key(self) -> str:
        """What tells its words from those of everything else."""
        main = self.offered.charter.shelf.main
        texts = f"{main.card.facts.digest} {main.card_in(self.language).facts.digest}"
        return f"service {self.offered.name} {texts}"

    def words(self) -> tuple[frozenset[str], ...]:
        """Its words: everyday ones weigh as much as headings."""
        text, everyday = (words_in(each.text) for each in self._passages())
        title = words_in(self.offered.title(self.language).text)
        return tuple(map(_set, _by_field(text, everyday, title, ()).split("\n")))

    def told(self) -> str:
        """What it is, and its everyday words."""
        return _json(self._passages())

    def row(self) -> list[str]:
        """What is told of a service that was found."""
        title = self.offered.title(self.language)
        return [
            "",
            title.text,
            title.language,
            _way(self.language, self.offered.path(self.language)),
            self.site.voices[self.language].say(N_("Service")),
            "",
        ]

    def _passages(self) -> tuple[Passage, Passage]:
        everyday = (each.text for each in self.offered.words(self.language))
        text = self.offered.text(self.language).text
        return Passage("", "", text), Passage("", "", " · ".join(everyday))


def _by_field(*fields: Iterable[str]) -> str:
    """Words from the lowest field to the highest, each in the highest alone."""
    by_field = [set(found) for found in fields]
    seen: set[str] = set()
    for found in reversed(by_field):
        found -= seen
        seen |= found
    return "\n".join(" ".join(sorted(found)) for found in by_field)


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split(" ")) - {""}


def _way(language: str, path: str) -> str:
    return places.way(places.listed(language, "search"), path)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def id_words(name: str) -> Iterator[str]:
    """An id as people type it: in parts, in one word, with or without its zeros."""
    for each in (name, _ZEROS.sub("", name)):
        words = words_in(each)
        yield from words
        yield "".join(words)


def entries_of(site: Site, language: str) -> tuple[Entry, ...]:
    """Every document of a site, in the order of the ids, then every service."""
    return (
        *(Written(site, shelf, language) for shelf in site.in_order),
        *(Service(site, each, language) for each in services_of(site)),
    )
