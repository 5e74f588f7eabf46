"""What machines read: feeds, tables and calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qms.site.feeds import (
    changes_atom,
    documents_csv,
    heard_csv,
    indicators_data,
    register_json,
    results_csv,
    reviews_ics,
    strategy_csv,
)
from qms.site.leaf import Leaf
from qms.site.site import Site

FEEDS: tuple[Callable[[Site], Iterator[Leaf]], ...] = (
    documents_csv.leaves,
    results_csv.leaves,
    heard_csv.leaves,
    strategy_csv.leaves,
    indicators_data.leaves,
    reviews_ics.leaves,
    changes_atom.leaves,
    register_json.leaves,
)


def feed_leaves(site: Site) -> Iterator[Leaf]:
    """Every such file."""
    for leaves in FEEDS:
        yield from leaves(site)
