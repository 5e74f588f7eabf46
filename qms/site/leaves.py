"""Every leaf of a site: its documents, its lists, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterator

from qms import resources
from qms.site import places
from qms.site.leaf import Leaf, plain_leaf
from qms.site.lists.table import list_leaves
from qms.site.machine import about_leaf
from qms.site.shelf_pages import shelf_leaves
from qms.site.shell import sheet
from qms.site.site import Site


def leaves_of(site: Site) -> Iterator[Leaf]:
    """Every file of a site, each path once."""
    for shelf in site.in_order:
        yield from shelf_leaves(site, shelf)
    yield from list_leaves(site)
    yield about_leaf(site)
    yield plain_leaf(places.SHEET, sheet().encode())
    yield plain_leaf(places.SCRIPT, _script())


def _script() -> bytes:
    return (resources.templates() / "site" / "site.js").read_bytes()
