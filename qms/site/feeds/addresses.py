"""The address at which a site will stand, as feeds name their pages by it."""

from __future__ import annotations

from urllib.parse import quote

from qms.site.site import Site


def at_base(site: Site, path: str) -> str:
    """The whole address of a place; empty where the site's own is not known."""
    if not site.base:
        return ""
    return f"{site.base.rstrip('/')}/{quote(path)}"


def name_of_site(site: Site, language: str) -> str:
    """The name of the office, as titles of feeds bear it."""
    return site.register.organisation.name(language)
