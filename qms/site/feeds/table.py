"""What machines read: feeds, tables and calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qms.site.feeds import documents_csv
from qms.site.leaf import Leaf
from qms.site.site import Site

FEEDS: tuple[Callable[[Site], Iterator[Leaf]], ...] = (documents_csv.leaves,)


def feed_leaves(site: Site) -> Iterator[Leaf]:
    """Every such file."""
    for leaves in FEEDS:
        yield from leaves(site)
