"""The start page: what the office promises, what changed, and the ways from here."""

from __future__ import annotations

from dataclasses import dataclass

from qms.site.list_page import ListPage

TEMPLATE = "start.html"


@dataclass(frozen=True)
class View:
    """What the start page shows."""

    count: int


def view(page: ListPage) -> View:
    """What the page shows."""
    return View(len(page.site.shelves))
