"""The copies that somebody may hold in the hand: released texts and translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qms.model.approval import status as states
from qms.model.publication import COMING, EARLIER, IN_FORCE, Shelf, Showing
from qms.site.revisions import effective_on
from qms.site.site import Site


@dataclass(frozen=True)
class Copy:
    """A released text, or a translation of one, by the digest of its bytes.

    `part` is what it is on the day of the site; `since` and `until` its days in force.
    """

    shelf: Shelf
    showing: Showing
    language: str
    digest: str
    part: str
    since: date | None
    until: date | None

    @property
    def name(self) -> str:
        """Id and revision, which are the same in every language."""
        return f"{self.shelf.document} · {self.showing.label}"


def copies_of(site: Site, shelf: Shelf) -> Iterator[Copy]:
    """The copies of a document, with those of its translations; corrected ones too."""
    for showing in (*shelf.gone, *shelf.revisions):
        state = showing.state
        if showing.round and state:
            since, own = effective_on(showing), showing.card.facts
            yield Copy(
                shelf,
                showing,
                own.language,
                own.digest,
                showing.part,
                since,
                state.until,
            )
    for language in sorted(filter(None, shelf.statuses)):
        yield from _translations(site, shelf, language)


def _translations(site: Site, shelf: Shelf, language: str) -> Iterator[Copy]:
    control = site.register.control
    rounds = control.rounds.get((shelf.document, language), ()) if control else ()
    by_name = {each.name: each.submission for each in rounds}
    texts = (*shelf.gone, *shelf.revisions)
    sources = {each.round.digest: each for each in texts if each.round}
    for state in shelf.statuses[language].revisions:
        submission = by_name.get(state.round)
        if submission is None or state.release is None or submission.is_withdrawal:
            continue
        showing = sources.get(submission.translates)
        if showing is not None:
            digest = submission.content.get(submission.main, "")
            part = _part(showing, state.state)
            yield Copy(shelf, showing, language, digest, part, state.since, state.until)


def _part(source: Showing, state: str) -> str:
    """What a translation is: no more than its source, and no more than itself."""
    if source.part != IN_FORCE or state == states.IN_FORCE:
        return source.part
    return COMING if state == states.WAITING else EARLIER
