"""The files that belong to the texts shown, by their digests."""

from __future__ import annotations

from collections.abc import Iterator

from qms.site.leaf import Leaf
from qms.site.site import Site


def file_leaves(site: Site) -> Iterator[Leaf]:
    """Every such page."""
    del site
    yield from ()
