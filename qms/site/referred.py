"""A document as a list refers to it: by its id, and its title where it is shown."""

from __future__ import annotations

from qms.site.list_page import ListPage
from qms.site.references import Reference
from qms.site.said import Said


def referred(page: ListPage, name: str) -> Reference:
    """A document, with its title marked where that is in another language."""
    shelf = page.site.shelves.get(name)
    if shelf is None:
        return Reference(name, Said(""))
    facts = shelf.main.card_in(page.language).facts
    return Reference(name, _said(page, facts.title or name, facts.language))


def referred_inside(page: ListPage, name: str, usual: str = "") -> Reference:
    """The same for the office: a document without a page by its working title."""
    found = referred(page, name)
    facts = page.site.working.by_id.get(name)
    if found.title or not page.site.is_internal:
        return found
    if facts is None:
        return Reference(name, Said(usual))
    return Reference(name, _said(page, facts.title, facts.language))


def _said(page: ListPage, title: str, language: str) -> Said:
    return Said(title, "" if language == page.language else language)
