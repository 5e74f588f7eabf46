"""The charters in force, and the services that they offer, each with its own page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.model.charter import charters
from qms.model.document import Document
from qms.model.publication import Shelf
from qms.site import places
from qms.site.said import Said, Twofold
from qms.site.site import Site
from qms.site.subject import Subject

SERVICES = "services"


@dataclass(frozen=True)
class Charter:
    """A charter in force with its translations, by language."""

    site: Site
    shelf: Shelf
    source: Document
    versions: Mapping[str, Document]

    def subject(self, language: str) -> Subject:
        """The charter in a language, or in its own where it is not translated."""
        return Subject(self.site.register, self.source, self.versions.get(language))

    def spoken(self, language: str) -> str:
        """The language in which a reader of a language is shown the charter."""
        own = str(self.source.language)
        return language if language in self.versions else own


@dataclass(frozen=True)
class Offered:
    """A service of a charter; `name` is that of its page."""

    charter: Charter
    id: str
    name: str

    def row(self, subject: Subject) -> Twofold:
        """What the charter says of it."""
        rows = subject.head.rows("services")
        return next(row for row in rows if row.data("id") == self.id)

    def promises(self, subject: Subject) -> Iterator[Twofold]:
        """What the charter promises about it."""
        for row in subject.head.rows("promises"):
            if row.data("service") == self.id:
                yield row

    def path(self, language: str) -> str:
        """Where its page lies."""
        return places.below(language, SERVICES, self.name)

    def title(self, language: str) -> Said:
        """Its title for a reader of a language."""
        return told_in(self.charter, language, self._said(language, "title"))

    def text(self, language: str) -> Said:
        """What it is, in a sentence or two."""
        return told_in(self.charter, language, self._said(language, "text"))

    def words(self, language: str) -> Iterator[Said]:
        """Its everyday words, unless they are of a language that is not shown."""
        for word in self.row(self.charter.subject(language)).list_of("words"):
            if not word.is_wanting:
                yield told_in(self.charter, language, word)

    def _said(self, language: str, name: str) -> Said:
        return self.row(self.charter.subject(language)).said(name)


def told_in(charter: Charter, language: str, said: Said) -> Said:
    """A text of a charter on a page of a language, marked if it is in another one."""
    spoken = charter.spoken(language)
    return said if said.language or spoken == language else Said(said.text, spoken)


def charters_in_force(site: Site) -> tuple[Charter, ...]:
    """The charters whose text in force is shown, in the order of their ids."""
    sources = {str(each.id): each for each in charters(site.register)}
    return tuple(
        Charter(site, site.shelves[name], sources[name], _versions(site, name))
        for name in sorted(sources)
        if name in site.shelves and site.shelves[name].is_in_force
    )


def _versions(site: Site, name: str) -> dict[str, Document]:
    return {
        str(each.language): each
        for each in site.register.charters
        if each.is_version and each.id == name
    }


def services_of(site: Site) -> tuple[Offered, ...]:
    """Every service, as the charters list them; of two alike in name, both."""
    taken: set[str] = set()
    found = []
    for charter in charters_in_force(site):
        for row in charter.source.head.rows("services"):
            plain = str(row.text("id"))
            name = plain if plain not in taken else f"{charter.source.id}.{plain}"
            if plain and name not in taken:
                taken.add(name)
                found.append(Offered(charter, plain, name))
    return tuple(found)
