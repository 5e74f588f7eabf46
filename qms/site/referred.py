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
    card = shelf.main.card_in(page.language)
    tag = card.facts.language
    return Reference(name, Said(card.title, "" if tag == page.language else tag))
