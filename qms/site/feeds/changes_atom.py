"""What changed, as an Atom feed (RFC 4287): one in each language of the site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qms.i18n import N_
from qms.model.events import COMES, ENDS, NEW, Event
from qms.site import places
from qms.site.feeds.addresses import at_base, name_of_site
from qms.site.leaf import Leaf, digest_of
from qms.site.lists.changes import MOST, change_of, events_of, feed_path, place_of
from qms.site.site import Site

ATOM = "http://www.w3.org/2005/Atom"
TITLES = {
    NEW: N_("New: {document}, {title}"),
    COMES: N_("Revision {revision}: {document}, {title}"),
    ENDS: N_("Withdrawn: {document}, {title}"),
}
SENTENCES = {
    NEW: N_("Revision {revision} is in force from {day}."),
    COMES: N_("Revision {revision} is in force from {day}."),
    ENDS: N_("The text is not in force any more from {day}."),
}
# what XML cannot hold
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def leaves(site: Site) -> Iterator[Leaf]:
    """The feed in every language of the site."""
    for language in site.languages:
        yield _leaf(site, language)


def _leaf(site: Site, language: str) -> Leaf:
    path = feed_path(language)
    return Leaf(
        path,
        digest_of(site.everything, path),
        lambda: _feed(site, language),
    )


def _feed(site: Site, language: str) -> bytes:
    say = site.voices[language].say
    events = events_of(site)[:MOST]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(feed, "title", f"{say(N_('What changed'))} – {name_of_site(site, language)}")
    _add(feed, "id", _name(site, "changes", language))
    _add(feed, "updated", _moment(max((each.day for each in events), default=None)))
    _link(feed, "self", at_base(site, feed_path(language)), "application/atom+xml")
    page = places.listed(language, "changes")
    _link(feed, "alternate", at_base(site, page), "text/html")
    author = SubElement(feed, "author")
    _add(author, "name", name_of_site(site, language))
    _add(feed, "generator", "qms").set("version", site.origin.version)
    for each in events:
        _entry(site, language, each, SubElement(feed, "entry"))
    indent(feed, " ")
    text: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(site: Site, language: str, event: Event, entry: Element) -> None:
    voice = site.voices[language]
    card = event.showing.card_in(language)
    values = {
        "document": event.document,
        "title": card.title,
        "revision": event.label,
        "day": voice.day(event.day),
    }
    _add(entry, "title", voice.say(TITLES[event.what]).format(**values))
    _add(entry, "id", _name(site, event.what, event.document, event.label))
    _add(entry, "updated", _moment(event.day))
    place = place_of(event, language)
    _link(entry, "alternate", _address(site, place, language), "text/html")
    change = change_of(site, event, language)
    if change:
        _link(entry, "related", _address(site, change.place, language), "text/html")
    told = [voice.say(SENTENCES[event.what]).format(**values)]
    if card.summary and event.what != ENDS:
        told.append(card.summary)
    _add(entry, "summary", " ".join(told))


def _address(site: Site, place: str, language: str) -> str:
    """Where a page stands; seen from the feed, where no address is known."""
    return at_base(site, place) or places.way(feed_path(language), place)


def _add(parent: Element, name: str, text: str) -> Element:
    found = SubElement(parent, name)
    found.text = _UNSAFE.sub("\ufffd", text)
    return found


def _link(parent: Element, relation: str, address: str, form: str) -> None:
    if address:
        SubElement(parent, "link", {"rel": relation, "type": form, "href": address})


def _moment(day: date | None) -> str:
    """The first moment of a day; without one, the oldest that there is."""
    return f"{(day or date(1970, 1, 1)).isoformat()}T00:00:00Z"


def _name(site: Site, *parts: str) -> str:
    """A name that stays the same on every build, and in every copy of the site."""
    host, path = _host(site)
    if host:
        specific = "/".join(quote(each, safe="") for each in parts)
        return f"tag:{host},2026:{path}qms/{specific}"
    text = "\n".join((site.origin.root, *parts))
    return f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _host(site: Site) -> tuple[str, str]:
    """Whose names they are: the host of the base address, and the way below it."""
    rest = site.base.partition("://")[2]
    host, _slash, path = rest.partition("/")
    way = path.strip("/")
    return host.lower(), f"{quote(way)}/" if way else ""
