"""Every leaf of a site: its documents, its lists, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterator

from qms import resources
from qms.site import places
from qms.site.change_pages import change_leaves
from qms.site.check_pages import check_leaves
from qms.site.feeds.sitemap import map_leaves
from qms.site.feeds.table import feed_leaves
from qms.site.file_leaves import file_leaves
from qms.site.leaf import Leaf, plain_leaf
from qms.site.lists.table import list_leaves
from qms.site.machine import about_leaf
from qms.site.search.table import index_leaves, text_leaves
from qms.site.service_pages import service_leaves
from qms.site.shelf_pages import shelf_leaves
from qms.site.shell import sheet
from qms.site.site import Site


def leaves_of(site: Site) -> Iterator[Leaf]:
    """Every file of a site, each path once; the map of its pages last."""
    for batch in batches_of(site):
        yield from batch


def batches_of(site: Site) -> Iterator[list[Leaf]]:
    """The same in two batches: what leads to the words comes when all are known."""
    pages = list(_pages(site))
    yield pages
    index = list(index_leaves(site))
    yield [*index, *map_leaves(site, [leaf.path for leaf in (*pages, *index)])]


def _pages(site: Site) -> Iterator[Leaf]:
    for shelf in site.in_order:
        yield from shelf_leaves(site, shelf)
    yield from change_leaves(site)
    yield from check_leaves(site)
    yield from file_leaves(site)
    yield from service_leaves(site)
    yield from list_leaves(site)
    yield from feed_leaves(site)
    yield about_leaf(site)
    yield plain_leaf(places.SHEET, _sheet(site))
    yield plain_leaf(places.SCRIPT, _joined("scripts", "*.js").encode())
    # last, since whoever makes a page keeps its words
    yield from text_leaves(site)


def _sheet(site: Site) -> bytes:
    """The shipped styles, and the organisation's own behind them."""
    own = [text for name, text in site.own if name.endswith(".css")]
    return "\n".join([sheet() + _joined("styles", "*.css"), *own]).encode()


def _joined(folder: str, pattern: str) -> str:
    """The files of a folder of the templates, one after the other."""
    paths = sorted((resources.templates() / "site" / folder).glob(pattern))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
