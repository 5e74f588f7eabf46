"""The page of processes."""

from __future__ import annotations

from qms.site.list_page import ListPage

TEMPLATE = "processes.html"


def view(page: ListPage) -> object:
    """What the page shows."""
    return page.title
