"""About this copy: as of which day, for whom, from what, and how to check it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.publication import COMING, DRAFT, EARLIER, ENDED, IN_FORCE
from qms.site.control import Fact
from qms.site.feeds import sitemap
from qms.site.feeds.register_json import PATH as REGISTER
from qms.site.feeds.register_json import SCHEMA_PATH
from qms.site.list_page import ListPage
from qms.site.lists.changes import feed_path
from qms.site.lists.documents import csv_path
from qms.site.lists.reviews import calendar_path
from qms.site.machine import ABOUT

TEMPLATE = "about.html"
SUMS = "SHA256SUMS"
SHOWN = {
    IN_FORCE: N_("texts in force"),
    COMING: N_("texts approved and not in force yet"),
    EARLIER: N_("earlier texts"),
    ENDED: N_("documents that ended"),
    DRAFT: N_("drafts"),
}


@dataclass(frozen=True)
class Missing:
    """A text that is not shown; to the public only why, and how many."""

    document: str
    label: str
    reason: str
    count: int = 1


@dataclass(frozen=True)
class File:
    """A file for machines."""

    name: str
    address: str
    what: str


@dataclass(frozen=True)
class View:
    """What the page tells."""

    facts: tuple[Fact, ...]
    counts: tuple[tuple[str, int], ...]
    missing: tuple[Missing, ...]
    files: tuple[File, ...]
    sums: str
    has_archive: bool


def view(page: ListPage) -> View:
    """What the page shows."""
    return View(
        facts=tuple(each for each in _facts(page) if each.value),
        counts=tuple(_counts(page)),
        missing=tuple(_missing(page)),
        files=tuple(_files(page)),
        sums=page.way(SUMS),
        has_archive=page.site.register.control is not None,
    )


def _facts(page: ListPage) -> Iterator[Fact]:
    site, say, voice = page.site, page.voice.say, page.voice
    origin = site.origin
    audience = N_("the office only") if site.is_internal else N_("everybody")
    commit = origin.commit.removesuffix("+")
    yield Fact(say(N_("Organisation")), site.register.organisation.name(page.language))
    yield Fact(say(N_("Shown as of")), voice.day(site.as_of))
    yield Fact(say(N_("Made for")), say(audience))
    languages = ", ".join(map(voice.language_name, site.languages))
    yield Fact(say(N_("Languages")), languages)
    yield Fact(say(N_("Address")), site.base)
    yield Fact(say(N_("Made from commit")), commit, is_code=True)
    if origin.commit.endswith("+"):
        yield Fact(
            say(N_("Beside the commit")),
            say(N_("the folder held changes that were in no commit")),
        )
    yield Fact(say(N_("Root of trust")), origin.root, is_code=True)
    yield Fact(say(N_("Made with")), f"qms {origin.version}")
    if origin.made:
        yield Fact(say(N_("Made at")), f"{origin.made:%Y-%m-%d %H:%M} UTC")


def _counts(page: ListPage) -> Iterator[tuple[str, int]]:
    counts = Counter(
        showing.part
        for shelf in page.site.in_order
        for showing in (shelf.main, *shelf.others)
    )
    for part, label in SHOWN.items():
        if counts[part]:
            yield page.voice.say(label), counts[part]


def _missing(page: ListPage) -> Iterator[Missing]:
    """What could not be shown whole; the public is told no ids, as of what is inside.

    Whether a text that cannot be read is public, nobody can tell.
    """
    say, left_out = page.voice.say, page.site.publication.left_out
    if page.site.is_internal:
        for each in left_out:
            yield Missing(each.document, each.label, say(each.reason))
        return
    counts = Counter(each.reason for each in left_out if each.doubt)
    for reason, count in sorted(counts.items()):
        yield Missing("", "", say(reason), count)


def _files(page: ListPage) -> Iterator[File]:
    language, say = page.language, page.voice.say
    named = [
        (csv_path(language), N_("the master list, for spreadsheets")),
        (calendar_path(language), N_("the reviews, for calendars")),
        (feed_path(language), N_("what changed, for feed readers")),
        (REGISTER, N_("the whole register, for programs")),
        (SCHEMA_PATH, N_("the form of the register, as a JSON Schema")),
        (ABOUT, N_("what this copy is, for programs")),
    ]
    if sitemap.is_mapped(page.site):
        named.append((sitemap.PATH, N_("the map of the pages, for search engines")))
    for path, what in named:
        yield File(path.rpartition("/")[2], page.way(path), say(what))
