"""The accessibility statement: what was tested, what is wanting, whom to ask.

Its parts are those that the law of the Union asks of public bodies, in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.facts import Facts
from qms.site import places
from qms.site.charter_in_force import charter_shelf, charter_subject
from qms.site.contacts import Channels, channels_of
from qms.site.dissatisfied import dissatisfied_of
from qms.site.list_page import ListPage
from qms.site.said import Said, Twofold

TEMPLATE = "accessibility.html"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
ANCHOR = "part.dissatisfied"


@dataclass(frozen=True)
class Contact:
    """How to reach the office, from its charter; `tag` where that is another language.

    `limit` is the time in which a complaint is answered; `address` leads to what to do
    if dissatisfied.
    """

    tag: str
    channels: tuple[Channels, ...]
    complaint: tuple[Channels, ...]
    limit: str
    non_digital: tuple[Said, ...]
    address: str


@dataclass(frozen=True)
class Body:
    """Who watches over accessibility, as the profile names it; `web` may be empty."""

    name: str
    act: str
    web: str


@dataclass(frozen=True)
class View:
    """What the statement tells; the counts are of documents."""

    organisation: str
    day: str
    base: str
    with_files: int
    with_pictures: int
    with_steps: int
    untranslated: int
    contact: Contact | None
    body: Body | None


def view(page: ListPage) -> View:
    """What the page shows."""
    site = page.site
    shown = [each.main for each in site.in_order if each.has_text]
    facts = [each.card.facts for each in shown]
    return View(
        organisation=site.register.organisation.name(page.language),
        day=page.voice.day(site.as_of),
        base=site.base,
        with_files=sum(map(_has_files, facts)),
        with_pictures=sum(map(_has_pictures, facts)),
        with_steps=sum(bool(each.card.steps) for each in shown),
        untranslated=sum(
            page.language not in (each.card.facts.language, *each.versions)
            for each in shown
        ),
        contact=_contact(page),
        body=_body(page),
    )


def _has_files(facts: Facts) -> bool:
    files = [each for each in facts.attachments if not _is_picture(each)]
    return bool(files or facts.body)


def _has_pictures(facts: Facts) -> bool:
    return any(map(_is_picture, (*facts.links, *facts.attachments)))


def _is_picture(name: str) -> bool:
    return name.lower().endswith(PICTURES)


def _contact(page: ListPage) -> Contact | None:
    shelf = charter_shelf(page.site)
    if shelf is None:
        return None
    subject = charter_subject(page.site, shelf, page.language)
    head = subject.head
    complaint = dissatisfied_of(subject).complaint
    tag = subject.voice.language
    return Contact(
        tag="" if tag == page.language else tag,
        channels=channels_of(subject, head.inside("contacts")),
        complaint=complaint.channels,
        limit=complaint.limit,
        non_digital=_ways(head.inside("access")),
        address=page.way(f"{places.document(page.language, shelf.document)}#{ANCHOR}"),
    )


def _ways(row: Twofold) -> tuple[Said, ...]:
    return row.list_of("non_digital")


def _body(page: ListPage) -> Body | None:
    """The body that the profile names; None where it names none."""
    row = page.site.register.profile.raw.fields("accessibility")
    names = row.fields("body")
    titles = (page.language, page.site.binding, *names)
    name = next((str(names.text(tag)) for tag in titles if names.text(tag)), "")
    if not name:
        return None
    return Body(name, str(row.text("act")), str(row.text("web")))
