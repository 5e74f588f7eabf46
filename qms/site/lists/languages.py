"""The page at the top of a site: its languages, each by the name it gives itself."""

from __future__ import annotations

from dataclasses import dataclass

from qms.site import places
from qms.site.list_page import ListPage
from qms.site.voice import own_name

TEMPLATE = "languages.html"


@dataclass(frozen=True)
class Way:
    """The way to a language, with the office's name in it."""

    tag: str
    name: str
    organisation: str
    address: str


@dataclass(frozen=True)
class View:
    """The ways to every language of the site."""

    ways: tuple[Way, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    organisation = page.site.register.organisation
    return View(
        tuple(
            Way(tag, own_name(tag), organisation.name(tag), page.way(places.start(tag)))
            for tag in page.site.languages
        )
    )
