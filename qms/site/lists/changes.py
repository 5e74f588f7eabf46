"""The page of changes."""

from __future__ import annotations

from qms.site.list_page import ListPage

TEMPLATE = "changes.html"


def view(page: ListPage) -> object:
    """What the page shows."""
    return page.title
