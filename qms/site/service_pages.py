"""A page for each service: what to bring, what it costs, how long it takes, and where.

Where the charter is not translated, the whole page speaks the charter's language,
under a banner in the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from qms.i18n import N_
from qms.site import places
from qms.site.catalogue import SERVICES, Offered, services_of
from qms.site.charter import Contacts, charter_view
from qms.site.control import Fact
from qms.site.dissatisfied import Dissatisfied
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.promise import Measure, Promise, clock_of, promise_of
from qms.site.reading import reading
from qms.site.references import Reference
from qms.site.said import Said, Twofold
from qms.site.service import Service, service_of
from qms.site.site import Site
from qms.site.subject import Subject

TEMPLATE = "service.html"


@dataclass(frozen=True)
class Promised:
    """A promise about the service, and when its clock runs."""

    promise: Promise
    clock: tuple[Measure, ...]


@dataclass(frozen=True)
class View:
    """A service; `language` is that of its texts, `banner` says if it is another."""

    language: str
    binding: str
    banner: str
    service: Service
    forms: tuple[Reference, ...]
    glance: tuple[Fact, ...]
    promised: tuple[Promised, ...]
    has_limit_of_its_own: bool
    contacts: Contacts
    dissatisfied: Dissatisfied
    facts: tuple[Fact, ...]
    catalogue: str
    charter: str
    charter_title: str
    office: str


def service_leaves(site: Site) -> Iterator[Leaf]:
    """A page for each service in every language of the site."""
    for offered in services_of(site):
        for language in site.languages:
            title = offered.title(language).text
            spoken = offered.charter.spoken(language)
            page = ListPage(site, language, title, offered.path, spoken=spoken)
            show = partial(view, offered=offered)
            yield page_leaf(page, TEMPLATE, show, site.everything)


def view(page: ListPage, offered: Offered) -> View:
    """What the page shows."""
    charter, language = offered.charter, page.language
    subject = charter.subject(language)
    row = offered.row(subject)
    service = service_of(subject, row)
    whole = charter_view(subject)
    promised = tuple(
        _promised(subject, each, service.title) for each in offered.promises(subject)
    )
    listed = places.listed(language, SERVICES)
    return View(
        language=subject.voice.language,
        binding=str(charter.source.language),
        banner=reading(charter.shelf, charter.shelf.main, page.reader).banner,
        service=service,
        forms=tuple(each for each in service.forms if page.document(each.id)),
        glance=tuple(_glance(subject, service, promised)),
        promised=promised,
        has_limit_of_its_own=bool(service.limit) and not _is_told(service, promised),
        contacts=whole.contacts,
        dissatisfied=whole.dissatisfied,
        facts=tuple(each for each in _facts(page, offered, subject) if each.value),
        catalogue=page.way(listed),
        charter=page.document(charter.shelf.document),
        charter_title=str(subject.shown.head.text("title")),
        office=_office(page, row),
    )


def _promised(subject: Subject, row: Twofold, title: Said) -> Promised:
    clock = clock_of(subject, row)
    return Promised(
        promise_of(subject, row, title),
        tuple(each for each in clock if any(each.values)),
    )


def _glance(
    subject: Subject, service: Service, promised: tuple[Promised, ...]
) -> Iterator[Fact]:
    """What most people come for: how long, and for how much."""
    say = subject.voice.say
    first = promised[0].promise if promised else None
    if first and first.amount:
        yield Fact(say(N_("We promise")), first.amount)
    if service.limit:
        yield Fact(say(N_("The law allows")), service.limit)
    elif first and first.limit:
        yield Fact(say(N_("The law allows")), first.limit.amount)
    if service.fee:
        yield Fact(say(N_("Fee")), service.fee)


def _is_told(service: Service, promised: tuple[Promised, ...]) -> bool:
    """Whether a promise names the legal limit of the service itself."""
    limits = [each.promise.limit for each in promised]
    return any(
        limit and (limit.amount, limit.act) == (service.limit, service.limit_act)
        for limit in limits
    )


def _office(page: ListPage, row: Twofold) -> str:
    """The way to the office that gives the service."""
    name = row.data("office")
    listed = places.listed(page.language, "offices")
    return page.way(f"{listed}#office.{name}") if name else ""


def _facts(page: ListPage, offered: Offered, subject: Subject) -> Iterator[Fact]:
    """Where the page has it from, and since when that holds."""
    say, day = subject.voice.say, subject.voice.day
    shelf = offered.charter.shelf
    status = shelf.status
    yield Fact(say(N_("Document")), shelf.document)
    yield Fact(say(N_("Edition and revision")), shelf.main.label)
    yield Fact(say(N_("In force from")), day(status.since) if status.since else "")
    due = status.review_due
    yield Fact(say(N_("Next review")), day(due) if due else "")
    yield Fact(say(N_("Shown as of")), day(page.site.as_of))
