"""The pages that tell whether a printed copy is still true."""

from __future__ import annotations

from collections.abc import Iterator

from qms.site.leaf import Leaf
from qms.site.site import Site


def check_leaves(site: Site) -> Iterator[Leaf]:
    """Every such page."""
    del site
    yield from ()
