"""The page of search; the script of the site finds, and says so where there is none."""

from __future__ import annotations

from dataclasses import dataclass

from qms.site import places
from qms.site.list_page import ListPage
from qms.site.search.table import folder

TEMPLATE = "search.html"
_SHORT = 12


@dataclass(frozen=True)
class View:
    """Where the index lies and what it was made of; the ways for who has no script."""

    index: str
    edition: str
    here: str
    services: str
    documents: str


def view(page: ListPage) -> View:
    """What the page shows."""
    return View(
        index=page.way(folder(page.language)) + "/",
        edition=page.site.everything[:_SHORT],
        here=page.way(page.path),
        services=page.way(places.listed(page.language, "services")),
        documents=page.way(places.listed(page.language, "documents")),
    )
