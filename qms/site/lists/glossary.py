"""The page of glossary."""

from __future__ import annotations

from qms.site.list_page import ListPage

TEMPLATE = "glossary.html"


def view(page: ListPage) -> object:
    """What the page shows."""
    return page.title
