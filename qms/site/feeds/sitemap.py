"""The map of a site for search engines, and what robots may read of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qms.site import places
from qms.site.feeds.addresses import at_base
from qms.site.leaf import Leaf, digest_of, plain_leaf
from qms.site.site import Site

PATH = "sitemap.xml"
ROBOTS = "robots.txt"
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINKS = "http://www.w3.org/1999/xhtml"
MOST = 20_000
Row = tuple[str, tuple[tuple[str, str], ...]]
_PAGE = re.compile(r"([A-Za-z0-9-]+)/(.+\.html)\Z")
# pages that are about an earlier text, or about two
_BESIDE = re.compile(r"documents/[^/]+/")


def map_leaves(site: Site, paths: Iterable[str]) -> Iterator[Leaf]:
    """What robots may read, and the map where the site's address is known."""
    yield plain_leaf(ROBOTS, _robots(site).encode())
    if not is_mapped(site):
        return
    rows = _rows(_pages(site, paths))
    parts = [rows[start : start + MOST] for start in range(0, len(rows), MOST)]
    if len(parts) == 1:
        yield _leaf(site, PATH, rows)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield plain_leaf(PATH, _index(site, names))
    for name, part in zip(names, parts, strict=True):
        yield _leaf(site, name, part)


def _leaf(site: Site, path: str, rows: list[Row]) -> Leaf:
    return Leaf(path, digest_of(site.base, rows), lambda: _map(site, rows))


def is_mapped(site: Site) -> bool:
    """Whether the site is one for search engines, at an address that is known."""
    return bool(site.base) and not _is_closed(site)


def _is_closed(site: Site) -> bool:
    """Whether nobody should find it: what is inside, and drafts."""
    return site.is_internal or site.publication.audience.with_drafts


def _robots(site: Site) -> str:
    if _is_closed(site):
        return "User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *", "Allow: /"]
    if site.base:
        lines += ["", f"Sitemap: {at_base(site, PATH)}"]
    return "\n".join(lines) + "\n"


def _pages(site: Site, paths: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """The paths of each page by language, under what they share."""
    tags = set(site.voices)
    found: dict[str, dict[str, str]] = {"": {"x-default": places.START}}
    for path in paths:
        parted = _PAGE.match(path)
        if parted and parted[1] in tags and not _BESIDE.match(parted[2]):
            found.setdefault(parted[2], {})[parted[1]] = path
    return found


def _rows(pages: Mapping[str, Mapping[str, str]]) -> list[Row]:
    """Each page with the same page in all languages."""
    rows: list[Row] = []
    for _, tags in sorted(pages.items()):
        others = tuple(sorted(tags.items()))
        rows.extend((path, others) for _tag, path in others)
    return rows


def _map(site: Site, rows: Iterable[Row]) -> bytes:
    top = Element("urlset", {"xmlns": SCHEMA, "xmlns:xhtml": LINKS})
    for path, others in rows:
        row = SubElement(top, "url")
        SubElement(row, "loc").text = at_base(site, path)
        for tag, other in others if len(others) > 1 else ():
            SubElement(
                row,
                "xhtml:link",
                {"rel": "alternate", "hreflang": tag, "href": at_base(site, other)},
            )
    return _written(top)


def _index(site: Site, names: Iterable[str]) -> bytes:
    top = Element("sitemapindex", {"xmlns": SCHEMA})
    for name in names:
        SubElement(SubElement(top, "sitemap"), "loc").text = at_base(site, name)
    return _written(top)


def _written(top: Element) -> bytes:
    indent(top, " ")
    text: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
