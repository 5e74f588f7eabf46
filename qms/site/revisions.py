"""The revisions of a document as a site tells of them: states, days, ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from qms.i18n import N_, NC_
from qms.model.approval import status as states
from qms.model.publication import (
    COMING,
    DRAFT,
    EARLIER,
    ENDED,
    IN_FORCE,
    Shelf,
    Showing,
)
from qms.site import places
from qms.site.said import Said
from qms.site.voice import Voice

WORDS = {
    IN_FORCE: NC_("status", "in force"),
    COMING: N_("not in force yet"),
    EARLIER: NC_("status", "superseded"),
    ENDED: NC_("status", "withdrawn"),
    DRAFT: NC_("status", "draft"),
}
LAPSED = N_("lapsed, not ratified in time")
DRAFT_NAME = "draft"


@dataclass(frozen=True)
class RevisionRow:
    """A revision in the history, with the way to it unless it is the one shown.

    `change` leads to what changed since the one before, empty for the first; `before`
    is the label of that one.
    """

    label: str
    word: str
    approved: str
    since: str
    until: str
    summary: Said
    address: str
    change: str = ""
    before: str = ""


class Change(NamedTuple):
    """Where the page lies that compares a text with the one before, and its label."""

    place: str
    before: str


def change_to(shelf: Shelf, showing: Showing, language: str) -> Change | None:
    """The page of what changed with a text, if there is one."""
    for old, new in pairwise(shelf.revisions):
        if new is showing:
            place = places.change(language, shelf.document, old.label, new.label)
            return Change(place, old.label)
    return None


def history_of(
    shelf: Shelf, shown: Showing, voice: Voice, path: str
) -> tuple[RevisionRow, ...]:
    """Every text of a document, seen from the page of one of them; the newest first."""
    return tuple(_rows(shelf, shown, voice, path))[::-1]


def _rows(
    shelf: Shelf, shown: Showing, voice: Voice, path: str
) -> Iterator[RevisionRow]:
    language = path.partition("/")[0]
    drafts = (each for each in (shelf.main, *shelf.others) if each.state is None)
    for each in (*shelf.revisions, *drafts):
        change = change_to(shelf, each, language)
        place = revision_place(shelf, each, language)
        is_altered = each.state is None and shelf.status.working == states.ALTERED
        word = states.WORDS[states.ALTERED] if is_altered else word_of(each)
        yield RevisionRow(
            label=each.label,
            word=voice.say(word),
            approved=_day(approved_on(each), voice),
            since=_day(each.state.since if each.state else None, voice),
            until=_day(each.state.until if each.state else None, voice),
            summary=summary_in(each, voice.language),
            address="" if each is shown else places.way(path, place),
            change=places.way(path, change.place) if change else "",
            before=change.before if change else "",
        )


def summary_in(showing: Showing, language: str) -> Said:
    """What a text changes, marked where the page's language does not say it."""
    card, own = showing.card, showing.card_in(language)
    if own.summary:
        tag = own.facts.language
        return Said(own.summary, "" if tag == language else tag)
    return Said(card.summary, card.facts.language)


def _day(day: date | None, voice: Voice) -> str:
    return voice.short_day(day.isoformat()) if day else ""


def word_of(showing: Showing) -> str:
    """How a text stands, in one word of a list."""
    state = showing.state
    is_lapsed = state is not None and state.state == states.LAPSED
    return LAPSED if is_lapsed else WORDS[showing.part]


def approved_on(showing: Showing) -> date | None:
    """The day of the last signature on a text; none for one taken over from paper."""
    release = showing.state.release if showing.state else None
    if release is None or release.is_adoption:
        return None
    return max((each.day for each in release.fills), default=None)


def revision_place(shelf: Shelf, showing: Showing, language: str) -> str:
    """Where the page of a text lies: the document's own, or one below it."""
    if showing is shelf.main:
        return places.document(language, shelf.document)
    label = showing.label if showing.round else DRAFT_NAME
    return places.revision(language, shelf.document, label)


def effective_on(showing: Showing) -> date | None:
    """The day on which a text comes, or came, into force."""
    state = showing.state
    if state is None:
        return None
    return state.since or (state.release.effective if state.release else None)
