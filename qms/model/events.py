"""Events: on which days texts come into force and end, as everybody may know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from qms.model.approval.status import WITHDRAWN, RevisionState
from qms.model.publication import COMING, Shelf, Showing
from qms.model.revision import revision_key

NEW = "new"
COMES = "comes"
ENDS = "ends"
FIRST = (1, 0)


class Event(NamedTuple):
    """A text that comes into force on a day, or ends.

    `is_main` tells that the text stands at the document's own address; `instead` is
    the document that takes the place of one that ends, if any is named.
    """

    day: date
    what: str
    showing: Showing
    is_main: bool
    instead: str = ""

    @property
    def document(self) -> str:
        """The document's id."""
        return self.showing.document

    @property
    def label(self) -> str:
        """Edition and revision."""
        return self.showing.label


def past(
    shelves: Iterable[Shelf], until: date, instead: Mapping[str, str]
) -> list[Event]:
    """What happened until a day, the newest first, one day by the ids.

    `instead` gives by the ids of documents what the acts that ended them name in their
    place.
    """
    found = [
        each
        for shelf in shelves
        for each in _events(shelf, instead.get(shelf.document, ""))
        if each.day <= until
    ]
    found.sort(key=lambda each: (revision_key(each.document), revision_key(each.label)))
    return sorted(found, key=lambda each: each.day, reverse=True)


def coming(shelves: Iterable[Shelf]) -> list[Event]:
    """What is approved and comes into force on a day that is known, the next first."""
    found = []
    for shelf in shelves:
        for showing in shelf.revisions:
            release = showing.state.release if showing.state else None
            day = release.effective if release else None
            if showing.part == COMING and day is not None:
                found.append(Event(day, COMES, showing, showing is shelf.main))
    return sorted(found, key=lambda each: (each.day, each.document))


def _events(shelf: Shelf, instead: str) -> Iterator[Event]:
    """The first days of a document's texts; of one that ended, its last one too.

    Of a text that ended the public is told no more than that.
    """
    for showing in shelf.revisions if shelf.has_text else ():
        state = showing.state
        if state is not None and state.since is not None and showing.part != COMING:
            what = NEW if _is_new(shelf, state) else COMES
            yield Event(state.since, what, showing, showing is shelf.main)
    ended, last = shelf.status.withdrawn, shelf.main.state
    if ended is not None and last is not None and last.state == WITHDRAWN:
        yield Event(ended, ENDS, shelf.main, True, instead)


def _is_new(shelf: Shelf, state: RevisionState) -> bool:
    """Whether a text is the first of its document, and not one taken over later."""
    came = [each.number for each in shelf.status.revisions if each.since is not None]
    is_taken_over = state.release is not None and state.release.is_adoption
    is_first = state.number == min(came, default=state.number)
    return is_first and (not is_taken_over or state.number == FIRST)
