"""The lists of a site: their names, titles, and where the way to each one stands."""

from __future__ import annotations

from typing import NamedTuple

from qms.i18n import N_

MENU = "menu"
MORE = "more"
FOOT = "foot"


class Listed(NamedTuple):
    """A list: the name in its address, its title, where the way to it stands.

    An internal one is made for the office alone.
    """

    name: str
    title: str
    where: str
    is_internal: bool = False


LISTS: tuple[Listed, ...] = (
    Listed("services", N_("Services"), MENU),
    Listed("documents", N_("Documents"), MENU),
    Listed("results", N_("How we kept our promises"), MORE),
    Listed("heard", N_("What you told us and what we did"), MORE),
    Listed("strategy", N_("Strategy and plan"), MORE),
    Listed("indicators", N_("Indicators"), MORE, is_internal=True),
    Listed("offices", N_("Offices and responsibilities"), MORE),
    Listed("processes", N_("Process map"), MORE),
    Listed("changes", N_("What changed"), MORE),
    Listed("reviews", N_("Calendar of reviews"), MORE),
    Listed("clauses", N_("Clauses and documents"), MORE),
    Listed("glossary", N_("Glossary"), MORE),
    Listed("waiting", N_("Approvals waiting"), MORE, is_internal=True),
    Listed("findings", N_("Rules and findings"), MORE, is_internal=True),
    Listed("search", N_("Search"), FOOT),
    Listed("accessibility", N_("Accessibility statement"), FOOT),
    Listed("about", N_("About this copy"), FOOT),
)
