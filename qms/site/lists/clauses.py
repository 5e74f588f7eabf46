"""The page of clauses."""

from __future__ import annotations

from qms.site.list_page import ListPage

TEMPLATE = "clauses.html"


def view(page: ListPage) -> object:
    """What the page shows."""
    return page.title
