"""The model town's site, read once; its pages are made when a test asks for them."""

from __future__ import annotations

from functools import cache

from qms.actions.site_read import read_site
from qms.model.publication import PUBLIC, Audience, Wanted
from qms.site.leaf import Leaf
from qms.site.leaves import leaves_of
from qms.site.site import Site
from tests.site.page_read import DAY, TOWN, Page, read

INTERNAL = Audience(is_internal=True)


@cache
def town_site(audience: Audience = PUBLIC) -> Site:
    """The site of the model town."""
    return read_site(TOWN, DAY, Wanted(audience))


@cache
def leaves(audience: Audience = PUBLIC) -> dict[str, Leaf]:
    return {each.path: each for each in leaves_of(town_site(audience))}


@cache
def made(path: str, audience: Audience = PUBLIC) -> bytes:
    return leaves(audience)[path].make()


def page(path: str, audience: Audience = PUBLIC) -> Page:
    return read(made(path, audience).decode())
