"""The page of accessibility."""

from __future__ import annotations

from qms.site.list_page import ListPage

TEMPLATE = "accessibility.html"


def view(page: ListPage) -> object:
    """What the page shows."""
    return page.title
