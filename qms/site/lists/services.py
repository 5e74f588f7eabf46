"""The services, from A to Z by everyday words, and by the office that gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.site import places
from qms.site.catalogue import Offered, services_of, told_in
from qms.site.collation import LetterGroup, by_letter
from qms.site.list_page import ListPage
from qms.site.promise import promise_of
from qms.site.said import Said
from qms.site.service import service_of

TEMPLATE = "services.html"


@dataclass(frozen=True)
class Way:
    """The way to the page of a service."""

    title: Said
    address: str


@dataclass(frozen=True)
class Word:
    """A title or an everyday word, with the services that it leads to."""

    text: Said
    ways: tuple[Way, ...]
    is_title: bool


@dataclass(frozen=True)
class Brief:
    """A service in a few words; `amount` is promised, or allowed by law."""

    way: Way
    text: Said
    facts: tuple[str, ...]
    body: Said


@dataclass(frozen=True)
class OfficeGroup:
    """The services that an office gives; those of other bodies have none."""

    title: str
    address: str
    services: tuple[Brief, ...]


@dataclass(frozen=True)
class View:
    """The catalogue; `spoken` names the language of its texts, if it is another."""

    count: int
    letters: tuple[LetterGroup[Word], ...]
    offices: tuple[OfficeGroup, ...]
    spoken: str


def view(page: ListPage) -> View:
    """What the page shows."""
    services = services_of(page.site)
    words = tuple(_words(page, services))
    return View(
        count=len(services),
        letters=by_letter(words, page.language, lambda each: each.text.text),
        offices=tuple(_offices(page, services)),
        spoken=_spoken(page, services),
    )


def _spoken(page: ListPage, services: tuple[Offered, ...]) -> str:
    """The name of the language in which a charter is shown, where not the page's."""
    tags = sorted({each.charter.spoken(page.language) for each in services})
    others = [tag for tag in tags if tag != page.language]
    return ", ".join(page.voice.language_name(tag) for tag in others)


def _words(page: ListPage, services: tuple[Offered, ...]) -> Iterator[Word]:
    """Every title, and every everyday word with all the services that bear it."""
    titles: dict[str, list[Offered]] = {}
    words: dict[str, list[Offered]] = {}
    texts: dict[str, Said] = {}
    for each in services:
        title = each.title(page.language)
        texts[_alike(title)] = title
        titles.setdefault(_alike(title), []).append(each)
        for word in each.words(page.language):
            texts.setdefault(_alike(word), word)
            words.setdefault(_alike(word), []).append(each)
    for key, found in titles.items():
        yield Word(texts[key], tuple(_way(page, each) for each in found), is_title=True)
    for key, found in words.items():
        others = [each for each in found if each not in titles.get(key, ())]
        if others:
            ways = tuple(_way(page, each) for each in others)
            yield Word(texts[key], ways, is_title=False)


def _alike(said: Said) -> str:
    return " ".join(said.text.casefold().split())


def _way(page: ListPage, offered: Offered) -> Way:
    language = page.language
    return Way(offered.title(language), page.way(offered.path(language)))


def _offices(page: ListPage, services: tuple[Offered, ...]) -> Iterator[OfficeGroup]:
    """The services by office, in the charter's order; those of others at the end."""
    groups: dict[tuple[bool, str], list[Offered]] = {}
    for each in services:
        row = each.charter.source.head
        found = next(one for one in row.rows("services") if one.text("id") == each.id)
        is_elsewhere = bool(found.fields("authority").text("body"))
        key = is_elsewhere, "" if is_elsewhere else str(found.text("office"))
        groups.setdefault(key, []).append(each)
    for is_elsewhere, office in sorted(groups, key=lambda key: key[0]):
        briefs = tuple(_brief(page, each) for each in groups[is_elsewhere, office])
        yield _group(page, office, is_elsewhere, briefs)


def _group(
    page: ListPage, office: str, is_elsewhere: bool, briefs: tuple[Brief, ...]
) -> OfficeGroup:
    say, profile = page.voice.say, page.site.register.profile
    if is_elsewhere:
        return OfficeGroup(say(N_("Not ours to give; we tell you where")), "", briefs)
    if not office or office not in profile.offices:
        return OfficeGroup(office or say(N_("The whole office")), "", briefs)
    listed = places.listed(page.language, "offices")
    title = page.office(office)
    return OfficeGroup(title, page.way(f"{listed}#office.{office}"), briefs)


def _brief(page: ListPage, offered: Offered) -> Brief:
    charter, language = offered.charter, page.language
    subject = charter.subject(language)
    service = service_of(subject, offered.row(subject))
    promise = next(
        (promise_of(subject, row, Said("")) for row in offered.promises(subject)), None
    )
    facts = (promise.amount if promise else service.limit, service.fee)
    return Brief(
        way=_way(page, offered),
        text=offered.text(language),
        facts=tuple(each for each in facts if each),
        body=told_in(charter, language, service.body),
    )
