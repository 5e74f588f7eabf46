"""The pages of a document: its own in every language, and those of its revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from qms.model.approval.text_in_force import signed_text
from qms.model.card import Card
from qms.model.publication import Shelf, Showing
from qms.site import places
from qms.site.beside import Beside, beside_of, successor
from qms.site.files import belonging
from qms.site.frame import Frame
from qms.site.leaf import Leaf, digest_of
from qms.site.lists.results import NAME as RESULTS
from qms.site.pages import document_page, head_of
from qms.site.reading import reading
from qms.site.revisions import revision_place
from qms.site.search.entry import Written
from qms.site.shell import Shell, shell_of
from qms.site.site import Site, told_of
from qms.site.subject import Subject
from qms.site.voice import Voice
from qms.site.ways import WaysOut


def shelf_leaves(site: Site, shelf: Shelf) -> Iterator[Leaf]:
    """Every page of a document."""
    for language in site.languages_of(shelf):
        for showing in (shelf.main, *shelf.others):
            yield _Page(site, shelf, showing, language).leaf
        if has_large_print(site, shelf):
            yield _Page(site, shelf, shelf.main, language, is_large=True).leaf


def has_large_print(site: Site, shelf: Shelf) -> bool:
    """Whether a document has a page in large print: a charter that can be read."""
    kind = site.register.profile.kinds.get(shelf.main.card.facts.kind)
    return shelf.has_text and kind is not None and kind.form == "charter"


@dataclass(frozen=True)
class _Page:
    """A text in a language, at its address."""

    site: Site
    shelf: Shelf
    showing: Showing
    language: str
    is_large: bool = False

    @property
    def leaf(self) -> Leaf:
        """The page as a file of the site."""
        return Leaf(self.path, self.ingredients, self.made)

    @property
    def path(self) -> str:
        """Where it lies."""
        return self.path_in(self.language)

    def path_in(self, language: str) -> str:
        """Where the same page lies in a language."""
        if self.is_large:
            return places.large(language, self.shelf.document)
        return revision_place(self.shelf, self.showing, language)

    @property
    def ingredients(self) -> str:
        """A digest of everything that the page is made of."""
        site, showing, language = self.site, self.showing, self.language
        card = showing.card_in(language)
        near = {*site.referring(self.shelf.document)}
        near.update(name for name, _place in showing.card.facts.cited)
        near.add(successor(site, self.shelf))
        return digest_of(
            site.laid_down,
            language,
            showing.label,
            showing.card.facts.digest,
            card.facts.digest,
            told_of(self.shelf),
            self._statements,
            [(name, site.title(name, language)) for name in sorted(near)],
            [site.library.file_digest(showing, name) for name in self._loose_files],
            self._ways(card).ingredients,
        )

    @property
    def _statements(self) -> list[str]:
        """The statements about the text and its translations, by digest.

        On a text taken over from paper, later ones are shown that fill no step.
        """
        control, showing = self.site.register.control, self.showing
        rounds = (showing.round, *showing.version_rounds.values())
        names = sorted(each.name for each in rounds if each)
        by_round = control.ledger.by_round if control else {}
        return [digest for name in names for digest in by_round.get(name, ())]

    @property
    def _loose_files(self) -> tuple[str, ...]:
        """The files of a working text, which no submission holds to their bytes."""
        is_loose = self.showing.round is None
        return self.showing.card.facts.attachments if is_loose else ()

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
        if self.showing is self.shelf.main and language in site.languages:
            text = subject.version or subject.source
            Written(site, self.shelf, language).note(text)

        def shell(frame: Frame) -> Shell:
            return shell_of(
                site,
                self.path,
                language,
                f"{frame.document} – {frame.title}",
                self.path_in,
                tags=site.languages_of(self.shelf),
                style=head_of(frame, subject),
            )

        return document_page(
            subject,
            shell,
            partial(site.address, language=self.home, origin=self.path),
            shown.banner,
            tell=voice.say,
            beside=self._beside(subject.voice),
            has_text=self.shelf.has_text,
            own=site.own,
            is_large=self.is_large,
        ).encode()

    def _beside(self, voice: Voice) -> Beside:
        """What stands beside the text; of the large print, the way back alone."""
        shelf, name = self.shelf, self.shelf.document
        beside = beside_of(self.site, shelf, self.showing, voice, self.path)
        if self.is_large:
            usual = places.way(self.path, places.document(self.language, name))
            return replace(beside, revisions=(), referring=(), usual=usual)
        is_main = self.showing is shelf.main
        if not is_main or not has_large_print(self.site, shelf):
            return beside
        large = places.way(self.path, places.large(self.language, name))
        results = places.way(self.path, places.listed(self.home, RESULTS))
        return replace(beside, large=large, results=results)

    def _subject(self, version: str) -> Subject:
        """The text with its signatures, as a page shows it."""
        site, showing = self.site, self.showing
        source = site.library.document(showing)
        translated = site.library.document(showing, version) if version else None
        found = showing.version_rounds[version] if version else showing.round
        control = site.register.control
        text = signed_text(control, found) if control and found else None
        status = self.shelf.statuses[version]
        voice = Voice(version or showing.card.facts.language)
        files = belonging(site, showing, version, self.path, voice)
        library, path = site.library, (translated or source).path
        return Subject(
            register=site.register,
            source=source,
            version=translated,
            pictures={
                name: each.address for name, each in files.items() if all(each.size)
            },
            text=text,
            status=status,
            files=files,
            remarks=library.remarks(path) if showing.round is None else {},
            ways=self._ways(showing.card_in(version)),
            kept=library.kept,
        )

    def _ways(self, card: Card) -> WaysOut:
        return WaysOut(self.site, card, self.home, self.path)
