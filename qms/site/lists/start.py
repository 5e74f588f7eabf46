"""The start page: what the office stands for, promises and offers, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.approval.waiting import RELEASE, SIGN
from qms.model.opening import opening
from qms.model.publication import Shelf
from qms.site import places
from qms.site.catalogue import (
    SERVICES,
    Charter,
    charters_in_force,
    services_of,
    told_in,
)
from qms.site.contents import LISTS
from qms.site.list_page import ListPage
from qms.site.lists.changes import WORDS, events_of, place_of
from qms.site.promise import promise_of
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.said import Said

TEMPLATE = "start.html"
NOTHING = Said("")
MOST_PROMISES = 5
MOST_SERVICES = 12
MOST_CHANGES = 5

NAMED = (SERVICES, "changes", "waiting", "results")

ABOUT: Mapping[str, str] = {
    "services": N_("What you can have done here, from A to Z."),
    "documents": N_("Every text that this office works by, with its revision."),
    "results": N_("What became of every promise, period by period."),
    "heard": N_("What people answered, what followed, what was decided."),
    "strategy": N_("What we want to reach, and how far we are."),
    "indicators": N_("What we measure ourselves by, and what is overdue."),
    "offices": N_("Who does what, step by step."),
    "processes": N_("What goes in, what comes out, and how it hangs together."),
    "changes": N_("What came into force, and what ended."),
    "reviews": N_("When each text is looked at again."),
    "clauses": N_("Which text answers which clause of a standard."),
    "glossary": N_("Words as the texts define them."),
    "waiting": N_("What waits for whose signature."),
    "findings": N_("What the rules found in the working texts."),
    "search": N_("By number, title or any word of a text."),
    "accessibility": N_("How this site can be used by everybody, and whom to tell."),
    "about": N_("What it was made from, and how to prove it."),
}


@dataclass(frozen=True)
class Way:
    """The way to a page, with a sentence about it where there is one."""

    text: Said
    address: str
    about: Said = NOTHING


@dataclass(frozen=True)
class Promise:
    """A promise at a glance."""

    amount: str
    way: Way


@dataclass(frozen=True)
class Change:
    """What happened to a text on a day."""

    day: str
    iso: str
    word: str
    document: Reference
    address: str


@dataclass(frozen=True)
class View:
    """What the start page shows; what there is more of has a count."""

    policy: Way | None
    charter: Way | None
    promises: tuple[Promise, ...]
    promise_count: int
    services: tuple[Way, ...]
    service_count: int
    changes: tuple[Change, ...]
    lists: tuple[Way, ...]
    waiting_count: int
    search: str
    ways: Mapping[str, str]


def view(page: ListPage) -> View:
    """What the page shows."""
    site = page.site
    charters = charters_in_force(site)
    promises = [each for charter in charters for each in _promises(page, charter)]
    services = services_of(site)
    return View(
        policy=_opened(page, site.shelves[site.policy]) if site.policy else None,
        charter=_charter(page, charters[0]) if charters else None,
        promises=tuple(promises[:MOST_PROMISES]),
        promise_count=len(promises),
        services=tuple(
            Way(each.title(page.language), page.way(each.path(page.language)))
            for each in services[:MOST_SERVICES]
        ),
        service_count=len(services),
        changes=tuple(_changes(page)),
        lists=tuple(_lists(page)),
        waiting_count=_waiting(page),
        search=_listed(page, "search"),
        ways={
            name: _listed(page, name)
            for name in (SERVICES, "changes", "waiting", "results")
        },
    )


def _listed(page: ListPage, name: str) -> str:
    return page.way(places.listed(page.language, name))


def _opened(page: ListPage, shelf: Shelf) -> Way:
    """A text with its first sentence."""
    showing = shelf.main
    card = showing.card_in(page.language)
    version = page.language if page.language in showing.versions else ""
    text = page.site.library.document(showing, version)
    tag = card.facts.language
    return Way(
        page.marked(card.title, tag),
        page.document(shelf.document),
        page.marked(opening(text), tag),
    )


def _charter(page: ListPage, charter: Charter) -> Way:
    head = charter.subject(page.language).head
    title, purpose = head.said("title"), head.said("purpose")
    return Way(
        told_in(charter, page.language, title),
        page.document(charter.shelf.document),
        told_in(charter, page.language, purpose),
    )


def _promises(page: ListPage, charter: Charter) -> Iterator[Promise]:
    subject = charter.subject(page.language)
    address = page.document(charter.shelf.document)
    for row in subject.head.rows("promises"):
        promise = promise_of(subject, row, Said(""))
        text = told_in(charter, page.language, promise.text)
        yield Promise(promise.amount, Way(text, f"{address}#promise.{promise.id}"))


def _changes(page: ListPage) -> Iterator[Change]:
    for event in events_of(page.site)[:MOST_CHANGES]:
        word = page.voice.say(WORDS[event.what]).format(revision=event.label)
        yield Change(
            day=page.voice.day(event.day),
            iso=event.day.isoformat(),
            word=word,
            document=referred(page, event.document),
            address=page.way(place_of(event, page.language)),
        )


def _lists(page: ListPage) -> Iterator[Way]:
    """The ways to every list that this site has."""
    say = page.voice.say
    for each in LISTS:
        if page.site.is_internal or not each.is_internal:
            about = Said(say(ABOUT[each.name]))
            yield Way(Said(say(each.title)), _listed(page, each.name), about)


def _waiting(page: ListPage) -> int:
    """How many texts wait for an approval or their release; the office alone knows."""
    office = page.site.office
    waiting = office.waiting if office else ()
    return sum(each.turn in (SIGN, RELEASE) for each in waiting)
