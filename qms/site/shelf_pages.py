"""The pages of a document: its own in every language, and those of its revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from qms.model.approval.text_in_force import signed_text
from qms.model.card import Card
from qms.model.publication import Shelf, Showing
from qms.site import places
from qms.site.beside import beside_of
from qms.site.frame import Frame
from qms.site.leaf import Leaf, digest_of
from qms.site.pages import document_page, running_head
from qms.site.reading import reading
from qms.site.shell import Shell, shell_of
from qms.site.site import Site, told_of
from qms.site.subject import Subject
from qms.site.ways import WaysOut

DRAFT = "draft"


def shelf_leaves(site: Site, shelf: Shelf) -> Iterator[Leaf]:
    """Every page of a document."""
    for language in site.languages_of(shelf):
        yield _leaf(_Page(site, shelf, shelf.main, language, is_main=True))
        for showing in shelf.others:
            yield _leaf(_Page(site, shelf, showing, language, is_main=False))


def _leaf(page: _Page) -> Leaf:
    return Leaf(page.path, page.ingredients, page.made)


@dataclass(frozen=True)
class _Page:
    """A text in a language, at its address."""

    site: Site
    shelf: Shelf
    showing: Showing
    language: str
    is_main: bool

    @property
    def path(self) -> str:
        """Where it lies."""
        return self.path_in(self.language)

    def path_in(self, language: str) -> str:
        """Where the same page lies in a language."""
        if self.is_main:
            return places.document(language, self.shelf.document)
        label = DRAFT if self.showing.round is None else self.showing.label
        return places.revision(language, self.shelf.document, label)

    @property
    def ingredients(self) -> str:
        """A digest of everything that the page is made of."""
        site, showing, language = self.site, self.showing, self.language
        card = showing.card_in(language)
        near = {*site.referring(self.shelf.document)}
        near.update(name for name, _place in showing.card.facts.cited)
        return digest_of(
            site.laid_down,
            language,
            showing.label,
            showing.card.facts.digest,
            card.facts.digest,
            told_of(self.shelf),
            [(name, site.title(name, language)) for name in sorted(near)],
            self._ways(card).ingredients,
        )

    @property
    def home(self) -> str:
        """The language of the lists that the page leads to."""
        return (
            self.language if self.language in self.site.languages else self.site.binding
        )

    def made(self) -> bytes:
        """The page."""
        site, language = self.site, self.language
        voice = site.voices[language]
        shown = reading(self.shelf, self.showing, voice)
        subject = self._subject(shown.version)

        def shell(frame: Frame) -> Shell:
            return shell_of(
                site,
                self.path,
                language,
                f"{frame.document} – {frame.title}",
                self.path_in,
                tags=site.languages_of(self.shelf),
                style=running_head(frame, subject),
            )

        return document_page(
            subject,
            shell,
            partial(site.address, language=self.home, origin=self.path),
            shown.banner,
            tell=voice.say,
            beside=beside_of(site, self.shelf, self.showing, subject.voice, self.path),
            has_text=self.shelf.has_text,
        ).encode()

    def _subject(self, version: str) -> Subject:
        """The text with its signatures, as a page shows it."""
        site, showing = self.site, self.showing
        source = site.library.document(showing)
        translated = site.library.document(showing, version) if version else None
        found = showing.version_rounds[version] if version else showing.round
        control = site.register.control
        text = signed_text(control, found) if control and found else None
        status = self.shelf.statuses[version]
        library, path = site.library, (translated or source).path
        return Subject(
            register=site.register,
            source=source,
            version=translated,
            text=text,
            status=status,
            remarks=library.remarks(path) if showing.round is None else {},
            ways=self._ways(showing.card_in(version)),
            kept=library.kept,
        )

    def _ways(self, card: Card) -> WaysOut:
        return WaysOut(self.site, card, self.home, self.path)
