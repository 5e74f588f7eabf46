"""What machines read: feeds, tables and calendars."""

from __future__ import annotations

from collections.abc import Iterator

from qms.site.leaf import Leaf
from qms.site.site import Site


def feed_leaves(site: Site) -> Iterator[Leaf]:
    """Every such file."""
    del site
    yield from ()
