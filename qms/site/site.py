"""The site: what all its pages know of one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from qms.model.approval.status import Status
from qms.model.document import Document
from qms.model.publication import Publication, Shelf, Showing
from qms.model.register import Register
from qms.site import places
from qms.site.leaf import digest_of
from qms.site.office import Office
from qms.site.subject import Remark
from qms.site.templates import Own
from qms.site.voice import Voice

Told = Callable[[str], str]


class Library(Protocol):
    """Where texts and files are read; nothing of it is believed without its digest."""

    def document(self, showing: Showing, language: str = "") -> Document:
        """The text of a showing, or its translation into a language."""

    def file_digest(self, showing: Showing, name: str, language: str = "") -> str:
        """The digest by which a file belongs to a text; empty if it does not."""

    def file(
        self, showing: Showing, name: str, language: str = ""
    ) -> tuple[str, bytes] | None:
        """The digest and bytes of a file that belongs to a text, if they are whole."""

    def kept(self, key: str, make: Callable[[], str]) -> str:
        """What was made of a key before, else what is made now, and kept."""

    def save(self) -> None:
        """Write down what was made, for the next build."""

    def remarks(self, path: str) -> Mapping[int, tuple[Remark, ...]]:
        """What a draft is told, by the lines of its file."""


@dataclass(frozen=True)
class Origin:
    """What a copy of the site was made from, for whoever holds it.

    `commit` is empty outside of git, and ends in `+` where the folder differs from it;
    `made` is set by SOURCE_DATE_EPOCH alone, so that two builds are alike.
    """

    version: str
    commit: str = ""
    root: str = ""
    made: datetime | None = None


@dataclass(frozen=True)
class Site:
    """A site of a register on a day.

    `register` holds the texts that are shown, and its records; `working` the working
    tree's. `base` is the address at which the site will stand, if that is known;
    `laid_down` is a digest of everything that every page depends on; `office` is what
    only an internal site knows.
    """

    register: Register
    working: Register
    publication: Publication
    library: Library
    origin: Origin
    languages: tuple[str, ...]
    base: str = ""
    laid_down: str = ""
    own: Own = ()
    office: Office | None = None

    @property
    def as_of(self) -> date:
        """The day as of which everything is shown."""
        return self.register.as_of

    @property
    def is_internal(self) -> bool:
        """Whether it is for the office alone."""
        return self.publication.audience.is_internal

    @property
    def binding(self) -> str:
        """The language that binds."""
        return self.languages[0]

    @property
    def shelves(self) -> Mapping[str, Shelf]:
        """The documents that have pages, by id."""
        return self.publication.shelves

    @cached_property
    def in_order(self) -> tuple[Shelf, ...]:
        """The documents in the order of their ids."""
        return tuple(self.shelves[each] for each in sorted(self.shelves))

    @cached_property
    def charter(self) -> str:
        """The id of the charter in force, the first if there are more; else empty."""
        kinds = self.register.profile.kinds
        charters = {name for name, kind in kinds.items() if kind.form == "charter"}
        return self._first_of(charters)

    @cached_property
    def policy(self) -> str:
        """The id of the quality policy in force, the first if there are more."""
        return self._first_of({"policy"})

    def _first_of(self, kinds: set[str]) -> str:
        found = (
            each.document
            for each in self.in_order
            if each.is_in_force and each.main.card.facts.kind in kinds
        )
        return next(found, "")

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """A voice for each language in which there is any page."""
        tags = set(self.languages)
        for shelf in self.shelves.values():
            for showing in (shelf.main, *shelf.others, *shelf.gone):
                tags.update(showing.versions)
        return {tag: Voice(tag) for tag in sorted(tags)}

    @cached_property
    def everything(self) -> str:
        """A digest of all that lists are made of."""
        shelves = [(each.document, told_of(each)) for each in self.in_order]
        inside = self.office.digest if self.office else ""
        left_out = self.publication.left_out
        return digest_of(self.laid_down, self.origin, shelves, left_out, inside)

    @cached_property
    def in_force(self) -> str:
        """A digest of all that lists of nothing but the texts in force are made of."""
        return digest_of(
            self.laid_down,
            [
                (
                    each.document,
                    each.status.review_due,
                    each.status.confirmed,
                    _texts(each.main),
                )
                for each in self.in_order
                if each.is_in_force
            ],
        )

    def referring(self, name: str) -> tuple[str, ...]:
        """The documents whose text in force names a document, by id."""
        return self._referring.get(name, ())

    @cached_property
    def _referring(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for shelf in self.in_order:
            facts = shelf.main.card.facts
            cited = {name for name, _place in facts.cited} | set(facts.mentioned)
            for name in cited - {shelf.document}:
                found.setdefault(name, []).append(shelf.document)
        return {name: tuple(ids) for name, ids in found.items()}

    def languages_of(self, shelf: Shelf) -> tuple[str, ...]:
        """The languages in which a document has pages: the site's, and its own."""
        more = sorted(set(shelf.main.versions) - set(self.languages))
        return (*self.languages, *more)

    def title(self, name: str, language: str) -> str:
        """The title of a document that is shown, in a language if it has one in it."""
        shelf = self.shelves.get(name)
        return shelf.main.card_in(language).title if shelf else ""

    def address(self, name: str, language: str, origin: str) -> str:
        """The way from a page to the page of a document; empty where it has none."""
        if name not in self.shelves:
            return ""
        return places.way(origin, places.document(language, name))


def told_of(shelf: Shelf) -> list[object]:
    """Everything that a page tells of a document besides its text, in plain values."""
    return [
        shelf.main.part,
        shelf.main.classification,
        shelf.has_text,
        [_status(tag, each) for tag, each in sorted(shelf.statuses.items())],
        [_showing(each) for each in (shelf.main, *shelf.others)],
    ]


def _status(language: str, status: Status) -> list[object]:
    coming = status.next
    return [
        language,
        status.word,
        status.marks,
        status.since,
        status.review_due,
        status.confirmed,
        status.withdrawn,
        status.emergency_until,
        (coming.state, coming.round, coming.step, coming.offices, coming.act),
        (coming.day, coming.reason),
        [(each.check, each.reason) for each in status.faults],
    ]


def _texts(showing: Showing) -> list[object]:
    """A text and its translations by their digests, from which all else follows."""
    versions = sorted(showing.versions.items())
    own = showing.card.facts.digest
    return [own, [(tag, each.facts.digest) for tag, each in versions]]


def _showing(showing: Showing) -> list[object]:
    state = showing.state
    release = state.release if state else None
    return [
        showing.part,
        showing.label,
        _texts(showing),
        (state.round, state.state, state.since, state.until) if state else None,
        (release.digest, [each.digest for each in release.fills]) if release else None,
    ]
