"""The page of search; the script of the site finds, and says so where there is none."""

from __future__ import annotations

from dataclasses import dataclass

from qms.site import places
from qms.site.list_page import ListPage
from qms.site.search.table import first_script, folder

TEMPLATE = "search.html"


@dataclass(frozen=True)
class View:
    """Where the index lies, its first script, and the ways for who has no script."""

    index: str
    first: str
    here: str
    services: str
    documents: str


def view(page: ListPage) -> View:
    """What the page shows."""
    return View(
        index=page.way(folder(page.language)) + "/",
        first=first_script(page.site),
        here=page.way(page.path),
        services=page.way(places.listed(page.language, "services")),
        documents=page.way(places.listed(page.language, "documents")),
    )
