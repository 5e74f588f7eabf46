"""A page for each service of the charters in force."""

from __future__ import annotations

from collections.abc import Iterator

from qms.site.leaf import Leaf
from qms.site.site import Site


def service_leaves(site: Site) -> Iterator[Leaf]:
    """Every such page."""
    del site
    yield from ()
