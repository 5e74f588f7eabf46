"""What stands beside a text in a site: its other revisions, and who refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
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
from qms.site.references import Reference
from qms.site.said import Said
from qms.site.site import Site
from qms.site.voice import Voice

WORDS = {
    IN_FORCE: N_("in force"),
    COMING: N_("not in force yet"),
    EARLIER: N_("superseded"),
    ENDED: N_("withdrawn"),
    DRAFT: N_("draft"),
}


@dataclass(frozen=True)
class RevisionRow:
    """A revision in the history, with the way to it unless it is the one shown.

    `change` leads to what changed since the one before, empty for the first.
    """

    label: str
    word: str
    since: str
    until: str
    summary: str
    address: str
    change: str


@dataclass(frozen=True)
class Beside:
    """What stands beside a text; the newest revision first."""

    revisions: tuple[RevisionRow, ...]
    referring: tuple[Reference, ...]
    language: str


def beside_of(
    site: Site, shelf: Shelf, showing: Showing, voice: Voice, path: str
) -> Beside:
    """What stands beside a text on a page."""
    language = path.partition("/")[0]
    return Beside(
        revisions=tuple(_revisions(site, shelf, showing, voice, path)),
        referring=tuple(
            Reference(name, Said(site.title(name, voice.language)))
            for name in site.referring(shelf.document)
        ),
        language=language,
    )


def _revisions(
    site: Site, shelf: Shelf, shown: Showing, voice: Voice, path: str
) -> Iterator[RevisionRow]:
    language = path.partition("/")[0]
    rows = []
    for each in (*shelf.revisions, *(one for one in shelf.others if not one.state)):
        place = (
            places.document(language, shelf.document)
            if each is shelf.main
            else places.revision(
                language, shelf.document, each.label if each.state else "draft"
            )
        )
        state = each.state
        rows.append(
            RevisionRow(
                label=each.label,
                word=voice.say(WORDS[each.part]),
                since=voice.day(state.since) if state and state.since else "",
                until=voice.day(state.until) if state and state.until else "",
                summary=each.card_in(voice.language).summary,
                address="" if each is shown else places.way(path, place),
                change="",
            )
        )
    return reversed(rows)
