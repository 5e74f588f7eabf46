"""What stands beside a text in a site: its other revisions, and who refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.approval.submission import WITHDRAWAL
from qms.model.publication import COMING, Shelf, Showing
from qms.site import places
from qms.site.references import Reference
from qms.site.revisions import (
    RevisionRow,
    effective_on,
    history_of,
    revision_place,
)
from qms.site.said import Said
from qms.site.site import Site
from qms.site.voice import Voice


@dataclass(frozen=True)
class Coming:
    """A released text that is not in force yet; without a `day` none is set."""

    label: str
    day: str
    address: str


@dataclass(frozen=True)
class Beside:
    """What stands beside a text; the newest revision first.

    `coming` are the texts to come; `in_force` is the text in force where another one is
    shown; `replaced_by` stands where a text ended and another took its place; `large`
    is the way to the large print, and `usual` the way back from it; `results` leads to
    what became of all promises.
    """

    revisions: tuple[RevisionRow, ...]
    coming: tuple[Coming, ...]
    in_force: RevisionRow | None
    referring: tuple[Reference, ...]
    replaced_by: Reference | None
    language: str
    large: str = ""
    usual: str = ""
    results: str = ""


def beside_of(
    site: Site, shelf: Shelf, showing: Showing, voice: Voice, path: str
) -> Beside:
    """What stands beside a text on a page."""
    rows = history_of(shelf, showing, voice, path)
    is_other = shelf.is_in_force and showing is not shelf.main
    place = revision_place(shelf, shelf.main, path.partition("/")[0])
    address = places.way(path, place)
    own = [each for each in rows if is_other and each.address == address]
    return Beside(
        revisions=rows,
        coming=tuple(_coming(shelf, showing, voice, path)),
        in_force=own[0] if own else None,
        referring=tuple(
            reference_in(site, name, voice) for name in site.referring(shelf.document)
        ),
        replaced_by=_replaced_by(site, shelf, voice),
        language=path.partition("/")[0],
    )


def _coming(shelf: Shelf, shown: Showing, voice: Voice, path: str) -> Iterator[Coming]:
    """The other texts that will come into force, the next one first."""
    language = path.partition("/")[0]
    for each in shelf.revisions:
        if each.part == COMING and each is not shown:
            day = effective_on(each)
            place = revision_place(shelf, each, language)
            yield Coming(
                each.label, voice.day(day) if day else "", places.way(path, place)
            )


def successor(site: Site, shelf: Shelf) -> str:
    """The document in place of one that ended, by its id, if it has a page."""
    control, withdrawn = site.register.control, shelf.status.withdrawn
    if control is None or withdrawn is None or shelf.status.in_force is not None:
        return ""
    for release in control.ledger.releases.get((shelf.document, "", WITHDRAWAL), ()):
        submission = release.round.submission
        if submission and release.effective == withdrawn and release.counts:
            return (
                submission.replaced_by if submission.replaced_by in site.shelves else ""
            )
    return ""


def _replaced_by(site: Site, shelf: Shelf, voice: Voice) -> Reference | None:
    name = successor(site, shelf)
    return reference_in(site, name, voice) if name else None


def reference_in(site: Site, name: str, voice: Voice) -> Reference:
    """Another document with its title, marked where it is in another language."""
    shelf = site.shelves[name]
    card = shelf.main.card_in(voice.language)
    language = card.facts.language
    return Reference(
        name, Said(card.title, language if language != voice.language else "")
    )
