"""What changed: the texts that came into force and those that ended, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from qms.i18n import N_, NC_
from qms.model.events import COMES, ENDS, NEW, Event, coming, past
from qms.site import places
from qms.site.list_page import ListPage
from qms.site.looks import Look
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.revisions import Change, change_to, summary_in
from qms.site.said import Said
from qms.site.site import Site

TEMPLATE = "changes.html"
NAME = "changes"
MOST = 50

WORDS = {
    NEW: N_("new"),
    COMES: N_("revision {revision}"),
    ENDS: NC_("status", "withdrawn"),
}
LOOKS = {
    NEW: Look("✓", "good"),
    COMES: Look("✓", "good"),
    ENDS: Look("–", "past"),
}
SOON = Look("◔", "waiting")


@dataclass(frozen=True)
class Row:
    """A text that came, comes or ended on a day; `address` leads to that very text.

    `summary` tells what changed, and `change` leads to every word of it, since the
    revision `before`; `instead` is what stands in place of a text that ended.
    """

    day: str
    iso: str
    look: Look
    word: str
    document: Reference
    address: str
    summary: Said
    instead: Reference | None
    change: str = ""
    before: str = ""


@dataclass(frozen=True)
class Month:
    """What changed in a month."""

    name: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class View:
    """What is to come, what changed, and whether there was more."""

    coming: tuple[Row, ...]
    months: tuple[Month, ...]
    is_cut: bool
    feed: str


def view(page: ListPage) -> View:
    """What the page shows."""
    found = events_of(page.site)
    shown = found[:MOST]
    by_month = groupby(shown, key=lambda each: (each.day.year, each.day.month))
    return View(
        coming=tuple(_row(page, each, SOON) for each in coming(page.site.in_order)),
        months=tuple(_month(page, tuple(rows)) for _, rows in by_month),
        is_cut=len(found) > MOST,
        feed=page.way(feed_path(page.language)),
    )


def events_of(site: Site) -> list[Event]:
    """Everything that happened until the site's day, the newest first."""
    return past(site.in_order, site.as_of, _replaced(site))


def _replaced(site: Site) -> dict[str, str]:
    """What the acts that ended documents name in their place, by id."""
    control = site.register.control
    found: dict[str, str] = {}
    for (document, version), rounds in (control.rounds if control else {}).items():
        for each in rounds:
            submission = each.submission
            if submission and submission.is_withdrawal and not version:
                found[document] = submission.replaced_by
    return found


def feed_path(language: str) -> str:
    """Where the same stands for programs that follow it."""
    return places.listed(language, NAME).replace(".html", ".atom")


def place_of(event: Event, language: str) -> str:
    """Where the text lies that an event is about."""
    if event.is_main:
        return places.document(language, event.document)
    return places.revision(language, event.document, event.label)


def change_of(site: Site, event: Event, language: str) -> Change | None:
    """The page that tells word by word what changed, if an event is such a change."""
    if event.what == ENDS:
        return None
    return change_to(site.shelves[event.document], event.showing, language)


def _month(page: ListPage, events: tuple[Event, ...]) -> Month:
    first: date = events[0].day
    return Month(
        name=page.voice.month(first),
        anchor=f"month.{first:%Y-%m}",
        rows=tuple(_rows(page, events)),
    )


def _rows(page: ListPage, events: Iterable[Event]) -> Iterator[Row]:
    for each in events:
        yield _row(page, each, LOOKS[each.what])


def _row(page: ListPage, event: Event, look: Look) -> Row:
    say = page.voice.say
    summary = summary_in(event.showing, page.language)
    change = change_of(page.site, event, page.language)
    return Row(
        day=page.voice.day(event.day),
        iso=event.day.isoformat(),
        look=look,
        word=say(WORDS[event.what]).format(revision=event.label),
        document=referred(page, event.document),
        address=page.way(place_of(event, page.language)),
        summary=summary if event.what != ENDS else Said(""),
        instead=referred(page, event.instead)
        if event.instead in page.site.shelves
        else None,
        change=page.way(change.place) if change else "",
        before=change.before if change else "",
    )
