"""The charter in force, as other pages of a site take contacts and ways from it."""

from __future__ import annotations

from qms.model.publication import Shelf
from qms.site.site import Site
from qms.site.subject import Subject


def charter_shelf(site: Site) -> Shelf | None:
    """The first charter whose text in force is shown; None where there is none."""
    kinds = site.register.profile.kinds
    for shelf in site.in_order:
        kind = kinds.get(shelf.main.card.facts.kind)
        if shelf.is_in_force and kind is not None and kind.form == "charter":
            return shelf
    return None


def charter_subject(site: Site, shelf: Shelf, language: str) -> Subject:
    """The charter in a language, else in the one that it is written in."""
    main = shelf.main
    source = site.library.document(main)
    is_translated = language in main.versions
    version = site.library.document(main, language) if is_translated else None
    return Subject(site.register, source, version)
