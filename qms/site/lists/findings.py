"""The page of findings."""

from __future__ import annotations

from qms.site.list_page import ListPage

TEMPLATE = "findings.html"


def view(page: ListPage) -> object:
    """What the page shows."""
    return page.title
