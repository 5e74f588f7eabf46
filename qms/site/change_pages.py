"""What changed between two neighbouring revisions, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qms.errors import QmsError
from qms.i18n import N_
from qms.model.publication import Shelf, Showing
from qms.model.redline.comparison import Written, redline
from qms.model.redline.worded import Redlined, redlined
from qms.site import places
from qms.site.leaf import Leaf, digest_of
from qms.site.list_page import ListPage, list_html
from qms.site.revisions import WORDS, revision_place
from qms.site.site import Site
from qms.site.voice import Voice

# in letters, of both texts together: what takes a few seconds to compare
MOST = 400_000
TEMPLATE = "change.html"
TITLE = N_("What changed from revision {old} to {new}")
NOT_TRANSLATED = N_(
    "There is no translation of both texts; what changed is shown in {language}."
)


@dataclass(frozen=True)
class Side:
    """One of the two texts, with the way to its page."""

    label: str
    word: str
    since: str
    until: str
    address: str


@dataclass(frozen=True)
class Neighbour:
    """The change before this one, or the one after it."""

    title: str
    address: str


@dataclass(frozen=True)
class ChangeView:
    """What the page shows; `redlined` is None where the texts are too long for it.

    `language` is that of the texts, `banner` a sentence where it is not the reader's.
    """

    document: str
    title: str
    language: str
    banner: str
    old: Side
    new: Side
    reason: str
    summary: str
    redlined: Redlined | None
    before: Neighbour | None
    after: Neighbour | None


def change_leaves(site: Site) -> Iterator[Leaf]:
    """The changes of every document that has more than one revision."""
    for shelf in site.in_order:
        for pair in pairwise(shelf.revisions):
            for language in site.languages_of(shelf):
                yield _Change(site, shelf, *pair, language).leaf


@dataclass(frozen=True)
class _Change:
    """The way from one revision to the next, in a reader's language."""

    site: Site
    shelf: Shelf
    old: Showing
    new: Showing
    reader: str

    @property
    def leaf(self) -> Leaf:
        """The page; its texts are read and compared only when it is made."""
        return Leaf(self.path_in(self.reader), self._ingredients, self._made)

    def path_in(self, language: str) -> str:
        """Where the page lies in a language."""
        return places.change(
            language, self.shelf.document, self.old.label, self.new.label
        )

    @property
    def version(self) -> str:
        """The language of the translations that are compared; empty for the texts."""
        is_in_both = (
            self.reader in self.old.versions and self.reader in self.new.versions
        )
        return self.reader if is_in_both else ""

    @property
    def language(self) -> str:
        """The language of the texts that are compared."""
        return self.version or self.new.card.facts.language

    @property
    def _ingredients(self) -> str:
        sides = [
            (each.label, each.part, each.card_in(self.reader).facts.digest)
            for each in self.shelf.revisions
        ]
        days = [
            (each.state.since, each.state.until)
            for each in self.shelf.revisions
            if each.state
        ]
        return digest_of(self.site.laid_down, self.reader, self.version, sides, days)

    def _made(self) -> bytes:
        voice = self.site.voices[self.reader]
        title = voice.say(TITLE).format(old=self.old.label, new=self.new.label)
        page = ListPage(
            self.site,
            self.reader,
            title,
            self.path_in,
            self.site.languages_of(self.shelf),
            about=self.shelf.document,
        )
        return list_html(page, TEMPLATE, self._view(page)).encode()

    def _view(self, page: ListPage) -> ChangeView:
        voice = page.voice
        card = self.new.card_in(self.language)
        is_readers = self.language == self.reader
        told = voice.say(NOT_TRANSLATED).format(
            language=voice.language_name(self.language)
        )
        before, after = self._neighbours(page)
        return ChangeView(
            document=self.shelf.document,
            title=card.title,
            language="" if is_readers else self.language,
            banner="" if is_readers else told,
            old=self._side(self.old, page),
            new=self._side(self.new, page),
            reason=card.reason,
            summary=card.summary,
            redlined=self._redlined(voice),
            before=before,
            after=after,
        )

    def _side(self, showing: Showing, page: ListPage) -> Side:
        state, voice = showing.state, page.voice
        return Side(
            label=showing.label,
            word=voice.say(WORDS[showing.part]),
            since=voice.day(state.since) if state and state.since else "",
            until=voice.day(state.until) if state and state.until else "",
            address=page.way(revision_place(self.shelf, showing, self.reader)),
        )

    def _redlined(self, voice: Voice) -> Redlined | None:
        old, new = self._written(self.old), self._written(self.new)
        if old is None or new is None or len(old.text) + len(new.text) > MOST:
            return None
        return redlined(redline(old, new), voice)

    def _written(self, showing: Showing) -> Written | None:
        """The text of one side; None where it holds nothing that can be compared."""
        document = self.site.library.document(showing, self.version)
        try:
            return Written.of(document)
        except QmsError:
            return None

    def _neighbours(self, page: ListPage) -> tuple[Neighbour | None, ...]:
        pairs = list(pairwise(self.shelf.revisions))
        here = pairs.index((self.old, self.new))
        around = (pairs[here - 1] if here else None, *pairs[here + 1 : here + 2], None)
        return tuple(self._neighbour(each, page) for each in around[:2])

    def _neighbour(
        self, pair: tuple[Showing, Showing] | None, page: ListPage
    ) -> Neighbour | None:
        if pair is None:
            return None
        old, new = (each.label for each in pair)
        target = places.change(self.reader, self.shelf.document, old, new)
        title = page.voice.say(TITLE).format(old=old, new=new)
        return Neighbour(title, page.way(target))
