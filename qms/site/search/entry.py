"""An entry of the index: a document in a language, as people look for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qms.model.folding import words_in
from qms.model.passages import Passage, passages_of
from qms.model.publication import Shelf
from qms.site.site import Site

FORM = 2
FIELDS = 4
TEXT, HEADING, TITLE, ID = range(FIELDS)
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


@dataclass(frozen=True)
class Entry:
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
        lines = self._found()[:FIELDS]
        return tuple(frozenset(line.split(" ")) - {""} for line in lines)

    def told(self) -> str:
        """Its passages, as the script of the site reads them."""
        return self._found()[FIELDS]

    def _found(self) -> list[str]:
        """Its words, a line for each field, and its passages: from one reading."""
        kept = self.site.library.kept(f"found {FORM} {self.key}", self._read)
        return kept.split("\n", FIELDS)

    def _read(self) -> str:
        found = tuple(self._passages())
        told = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return "\n".join((*self._lines(found), told))

    def _passages(self) -> Iterable[Passage]:
        if not self.shelf.has_text:
            return ()
        return passages_of(self.site.library.document(self.shelf.main, self.version))

    def _lines(self, passages: Iterable[Passage]) -> Iterator[str]:
        by_field: list[set[str]] = [set() for _ in range(FIELDS)]
        by_field[TEXT].update(words_in("\n".join(each.text for each in passages)))
        headings = "\n".join(each.heading for each in passages)
        by_field[HEADING].update(words_in(headings))
        by_field[TITLE].update(words_in(self.title))
        by_field[ID].update(id_words(self.shelf.document))
        seen: set[str] = set()
        for found in reversed(by_field):
            found -= seen
            seen |= found
        for found in by_field:
            yield " ".join(sorted(found))


def id_words(name: str) -> Iterator[str]:
    """An id as people type it: in parts, in one word, with or without its zeros."""
    for each in (name, _ZEROS.sub("", name)):
        words = words_in(each)
        yield from words
        yield "".join(words)


def entries_of(site: Site, language: str) -> tuple[Entry, ...]:
    """Every document of a site, in the order of the ids."""
    return tuple(Entry(site, shelf, language) for shelf in site.in_order)
