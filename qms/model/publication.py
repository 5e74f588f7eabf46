"""Publication: which texts a site shows on a day, to whom, and what it leaves out.

A text is shown in one of five parts. What is not in force is never shown as if it
were; what is broken or unproven is not shown at all, unless somebody asked for it. A
translation is shown only in place of the very text that it translates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from qms.i18n import N_
from qms.model.approval import status as states
from qms.model.approval.status import RevisionState, Status
from qms.model.card import Card

if TYPE_CHECKING:
    from qms.model.approval.archive import Round

IN_FORCE = "in force"
COMING = "coming"
EARLIER = "earlier"
ENDED = "ended"
DRAFT = "draft"

PARTS: Mapping[str, str] = {
    states.IN_FORCE: IN_FORCE,
    states.WAITING: COMING,
    states.WITHDRAWN: ENDED,
}
ORDER = (IN_FORCE, ENDED, COMING, DRAFT)
DOUBTS = (states.BROKEN, states.UNPROVEN)

NOT_PUBLIC = N_("it is not classified as public")
NO_TEXT = N_("no text of it is in force")
UNREADABLE = N_("its archived text cannot be read")
BROKEN_TEXT = N_("its archive or an approval of it is broken")
UNPROVEN_TEXT = N_("an approval of it is not proven")
REASONS = {states.BROKEN: BROKEN_TEXT, states.UNPROVEN: UNPROVEN_TEXT}


class Audience(NamedTuple):
    """For whom a site is: the public or the office, with drafts or without.

    `allowed` are the doubts (`broken`, `unproven`) that do not stop it.
    """

    is_internal: bool = False
    with_drafts: bool = False
    allowed: frozenset[str] = frozenset()


PUBLIC = Audience()


class Wanted(NamedTuple):
    """For whom a site is, in which languages (the organisation's if none)."""

    audience: Audience = PUBLIC
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Showing:
    """A text that may have a page: a revision of the archive, or a working text.

    `round` and `state` are None for a working text. `card` is that of the text,
    `classification` the stated or usual one. `versions` are the cards of its exact
    translations by language, `version_rounds` where those lie in the archive.
    """

    document: str
    part: str
    label: str
    card: Card
    classification: str
    round: Round | None = None
    state: RevisionState | None = None
    versions: Mapping[str, Card] = field(default_factory=dict)
    version_rounds: Mapping[str, Round] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.classification == "public"

    def card_in(self, language: str) -> Card:
        """The card in a language, if there is a translation into it, else its own."""
        return self.versions.get(language, self.card)


class LeftOut(NamedTuple):
    """A text that has no page, and why; `doubt` is its mark where it has one."""

    document: str
    label: str
    reason: str
    doubt: str = ""


@dataclass(frozen=True)
class Shelf:
    """The pages of one document: its own page, and those of its other revisions.

    `statuses` are those of the document (under an empty language) and its versions.
    `has_text` is false for a text that ended, where the public reads; the revisions
    before it are `gone` then: they have no pages, and only printed copies of them.
    """

    main: Showing
    others: tuple[Showing, ...] = ()
    statuses: Mapping[str, Status] = field(default_factory=dict)
    has_text: bool = True
    gone: tuple[Showing, ...] = ()

    @property
    def document(self) -> str:
        """The document's id."""
        return self.main.document

    @property
    def status(self) -> Status:
        """The status of the document itself."""
        return self.statuses[""]

    @property
    def is_in_force(self) -> bool:
        """Whether its own page shows a text in force."""
        return self.main.part == IN_FORCE

    @property
    def revisions(self) -> tuple[Showing, ...]:
        """Every released text, the oldest first."""
        released = [
            (each.state.number, each)
            for each in (self.main, *self.others)
            if each.state is not None
        ]
        return tuple(each for _number, each in sorted(released, key=itemgetter(0)))


@dataclass(frozen=True)
class Candidate:
    """A document with all its texts as they may be shown, before anybody chose.

    `doubts` are the labels of revisions that are broken.
    """

    statuses: Mapping[str, Status]
    showings: tuple[Showing, ...] = ()
    broken: frozenset[str] = frozenset()

    @property
    def status(self) -> Status:
        """The status of the document itself."""
        return self.statuses[""]


@dataclass(frozen=True)
class Publication:
    """What a site shows, by the ids of documents, and what it leaves out."""

    audience: Audience = PUBLIC
    shelves: Mapping[str, Shelf] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def in_force(self) -> tuple[Shelf, ...]:
        """The documents whose text in force is shown."""
        return tuple(each for each in self.shelves.values() if each.is_in_force)

    @property
    def stopping(self) -> tuple[LeftOut, ...]:
        """What cannot be shown whole, and was not allowed to be missing."""
        allowed = self.audience.allowed
        return tuple(
            each for each in self.left_out if each.doubt and each.doubt not in allowed
        )
