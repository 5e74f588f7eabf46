"""The calendar of reviews for other programs: an all-day event a document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qms.i18n import N_
from qms.model.publication import Shelf
from qms.model.titles import office_title
from qms.site import places
from qms.site.feeds.addresses import at_base, name_of_site
from qms.site.feeds.ics import escaped, written
from qms.site.leaf import Leaf, digest_of
from qms.site.lists.reviews import calendar_path, due
from qms.site.site import Site


def leaves(site: Site) -> Iterator[Leaf]:
    """The calendar in every language of the site."""
    for language in site.languages:
        yield _leaf(site, language)


def _leaf(site: Site, language: str) -> Leaf:
    path = calendar_path(language)
    return Leaf(
        path,
        digest_of(site.in_force, path),
        lambda: written(_lines(site, language)),
    )


def _lines(site: Site, language: str) -> Iterator[str]:
    say = site.voices[language].say
    title = f"{say(N_('Calendar of reviews'))} – {name_of_site(site, language)}"
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//qms//{site.origin.version}//{language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(title)}"
    for day, shelf in due(site):
        yield from _event(site, language, day, shelf)
    yield "END:VCALENDAR"


def _event(site: Site, language: str, day: date, shelf: Shelf) -> Iterator[str]:
    """An event; it bears the day of the site, so that two builds are alike."""
    say = site.voices[language].say
    card = shelf.main.card_in(language)
    owner = office_title(site.register, card.facts.owner, language)
    summary = say(N_("Review of {document}: {title}")).format(
        document=shelf.document, title=card.title
    )
    address = at_base(site, places.document(language, shelf.document))
    yield "BEGIN:VEVENT"
    yield f"UID:review-{escaped(shelf.document)}@{_host(site)}"
    yield f"DTSTAMP:{site.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(summary)}"
    if owner:
        told = say(N_("Owner: {office}")).format(office=owner)
        yield f"DESCRIPTION:{escaped(told)}"
    if address:
        yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _host(site: Site) -> str:
    """What makes the names of this office's events its own."""
    host = site.base.partition("://")[2].partition("/")[0]
    return host or f"{site.origin.root.removeprefix('sha256:')[:16] or 'qms'}.invalid"
