"""What in a finished site leads nowhere, or outside: read from its files alone.

Strict as a server of case-sensitive names: every address is relative, percent-encoded
where it must be, and leads to a file of that very name; an anchor stands in the page to
which it leads; a link that names a language leads to a page in it; nothing lies in the
folder that nobody leads to, but for what `FREE` names.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

from lxml import html

ADDRESSES = (
    *("href", "src", "srcset", "action", "formaction", "poster", "data", "cite"),
    *("background", "longdesc", "manifest", "ping", "xlink:href"),
)
ONLY_FILES = {"img", "script", "link", "form", "source", "audio", "video"}
LEAVING = re.compile(r"https?://|mailto:|tel:")
SAFE = "/.-_~!$&'()*+,;=:@"
# codes on paper, and files that programs ask for by their names
FREE = re.compile(r"check/[0-9a-f]{8}\.html|robots\.txt|sitemap(-[0-9]+)?\.xml")
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?(?!['\"]?data:)([^)'\"]+)|@import")
PRINTED = re.compile(r"/(check/[0-9a-f]{8}\.html)")
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OTHER = "{http://www.w3.org/1999/xhtml}link"


@dataclass
class Links:
    """What is known of a site after its files were read."""

    folder: Path
    base: str = ""
    files: frozenset[str] = frozenset()
    faults: list[str] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)
    spoken: dict[tuple[str, str], str] = field(default_factory=dict)
    count: int = 0

    def fault(self, path: str, what: str) -> None:
        self.faults.append(f"{path}: {what}")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


def link_faults(folder: Path, base: str = "") -> Links:
    """Everything that is wrong with the ways of a site."""
    links = Links(folder, base)
    links.files = frozenset(
        each.relative_to(folder).as_posix()
        for each in folder.rglob("*")
        if not each.is_dir()
    )
    for path in sorted(links.files):
        if path.endswith(".html"):
            _page(links, path)
        elif path.endswith(".css"):
            for found in CSS_ADDRESS.finditer(links.read(path)):
                links.fault(path, f"asks for {found[0]}")
    _feeds(links)
    _search(links)
    _sums(links)
    _close(links)
    return links


def _page(links: Links, path: str) -> None:
    data = (links.folder / path).read_bytes()
    root = html.document_fromstring(data.decode().encode("utf-8"), parser=PARSER)
    ids = [str(each.get("id")) for each in root.iter() if "id" in each.attrib]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        links.fault(path, f"has twice the id {twice}")
    links.anchors[path] = frozenset(ids)
    links.languages[path] = str(root.get("lang", ""))
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ADDRESSES:
            address = element.get(name)
            if address is not None:
                _address(links, path, element, address)
    for found in PRINTED.finditer(data.decode()):
        _known(links, path, found[1])
    if "qms:" in data.decode() and re.search(r"=\"qms:", data.decode()):
        links.fault(path, "has a place that was left open")


PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True)


def _address(links: Links, path: str, element: Any, address: str) -> None:
    tag = element.tag
    links.count += 1
    if tag in ("img", "link") and address.startswith("data:"):
        return
    if tag == "a" and LEAVING.match(address):
        return
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("/"):
        links.fault(path, f"leaves the site: {tag} {address}")
        return
    target, anchor = _resolved(links, path, address)
    if not target:
        return
    if anchor not in ("", "top"):
        links.wanted.setdefault((target, anchor), path)
        if tag in ONLY_FILES:
            links.fault(path, f"needs no anchor: {tag} {address}")
    tongue = element.get("hreflang")
    if tongue:
        links.spoken.setdefault((target, tongue), path)


def _resolved(links: Links, path: str, address: str) -> tuple[str, str]:
    """The file and the anchor that an address means; none where it means none."""
    bare, _mark, anchor = address.partition("#")
    where, _mark, query = bare.partition("?")
    if query:
        links.fault(path, f"has a query: {address}")
    # letters beyond ASCII may stand in an anchor as they are: browsers know them
    for part in (where, anchor.encode("ascii", "ignore").decode()):
        if quote(unquote(part, errors="strict"), safe=SAFE) != part:
            links.fault(path, f"is not encoded: {address}")
    steps = f"{posixpath.dirname(path)}/{unquote(where)}" if where else path
    target = posixpath.normpath(steps.lstrip("/"))
    if target.startswith(".."):
        links.fault(path, f"leaves the folder: {address}")
        return "", ""
    return (target, unquote(anchor)) if _known(links, path, target) else ("", "")


def _known(links: Links, path: str, target: str) -> bool:
    if target not in links.files:
        links.fault(path, f"leads to {target}, which is not there")
        return False
    if target != path:
        links.reached.add(target)
    return True


def _feeds(links: Links) -> None:
    readers = {
        **{".atom": _atom, ".ics": _calendar, ".csv": _table, ".xml": _map},
        "register.json": _register,
    }
    for path in sorted(links.files):
        for ending, reader in readers.items():
            if path.endswith(ending) and not path.startswith("files/"):
                reader(links, path)


def _atom(links: Links, path: str) -> None:
    for each in ElementTree.fromstring(links.read(path)).iter(f"{ATOM}link"):
        _whole(links, path, each.get("href", ""), each.get("hreflang", ""))


def _map(links: Links, path: str) -> None:
    tree = ElementTree.fromstring(links.read(path))
    for place in tree.iter(f"{MAP}loc"):
        _whole(links, path, place.text or "")
    for other in tree.iter(OTHER):
        tongue = other.get("hreflang", "").replace("x-default", "")
        _whole(links, path, other.get("href", ""), tongue)


def _calendar(links: Links, path: str) -> None:
    for line in links.read(path).replace("\n ", "").splitlines():
        if line.startswith("URL"):
            _whole(links, path, line.partition(":")[2])


def _register(links: Links, path: str) -> None:
    for address in _addresses(json.loads(links.read(path))):
        _whole(links, path, address)


def _table(links: Links, path: str) -> None:
    rows = list(csv.reader(io.StringIO(links.read(path)), delimiter=";"))
    if len({len(row) for row in rows}) != 1:
        links.fault(path, "has rows of different lengths")


def _addresses(value: Any) -> Iterator[str]:
    """The addresses of pages in the register for machines."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "address" and isinstance(each, dict):
                yield from map(str, each.values())
            else:
                yield from _addresses(each)
    elif isinstance(value, list):
        for each in value:
            yield from _addresses(each)


def _whole(links: Links, path: str, address: str, tongue: str = "") -> None:
    """An address that begins with that of the site, or with nothing if it has none."""
    links.count += 1
    base = f"{links.base.rstrip('/')}/" if links.base else ""
    if not address.startswith(base):
        links.fault(path, f"is not of this site: {address}")
        return
    target, anchor = _resolved(links, "", address.removeprefix(base))
    if not target:
        links.fault(path, f"names {address}")
    elif anchor:
        links.wanted.setdefault((target, anchor), path)
    if target and tongue:
        links.spoken.setdefault((target, tongue), path)


def _search(links: Links) -> None:
    """The index: each script that another names, each row's page, each anchor."""
    scripts = {each for each in links.files if each.startswith("assets/search/")}
    by_language: dict[str, set[str]] = defaultdict(set)
    for each in scripts:
        by_language[each.split("/")[2]].add(each)
    for language, some in by_language.items():
        firsts = [each for each in some if "/index-" in each]
        page = f"{language}/search.html"
        if len(firsts) != 1 or posixpath.basename(firsts[0])[:-3] not in links.read(
            page
        ):
            links.fault(page, f"names no first script of {sorted(firsts)}")
            continue
        _index(links, page, firsts[0])


def _index(links: Links, page: str, first: str) -> None:
    place = posixpath.dirname(first)
    about = _handed(links, first)
    links.reached.add(first)
    named = [*about["chunks"].values(), *about["rows"], *about["texts"]]
    known = [_known(links, first, f"{place}/{name}.js") for name in named]
    if not all(known):
        return
    rows = [
        row for name in about["rows"] for row in _handed(links, f"{place}/{name}.js")
    ]
    texts = [
        each for name in about["texts"] for each in _handed(links, f"{place}/{name}.js")
    ]
    if not len(rows) == len(texts) == about["count"]:
        links.fault(first, "counts wrong")
    for row, passages in zip(rows, texts, strict=False):
        target, _anchor = _resolved(links, page, row[3])
        for _heading, anchor, _text in passages:
            if target and anchor:
                links.wanted.setdefault((target, anchor), f"{first} {row[0]}")


def _handed(links: Links, path: str) -> Any:
    """What a script of the index hands over."""
    text = links.read(path)
    name, _comma, value = text.removeprefix("qmsIndex(").partition(",")
    if f"{json.loads(name)}.js" != posixpath.basename(path):
        links.fault(path, f"calls itself {name}")
    return json.loads(value.removesuffix(");\n"))


def _sums(links: Links) -> None:
    lines = (line.split("  ", 1) for line in links.read("SHA256SUMS").splitlines())
    rows = {path: digest for digest, path in lines}
    for path in sorted((links.files - {"SHA256SUMS"}) ^ rows.keys()):
        links.fault("SHA256SUMS", f"differs from the folder in {path}")
    for path in sorted(rows.keys() & links.files):
        digest = hashlib.sha256((links.folder / path).read_bytes()).hexdigest()
        if digest != rows[path]:
            links.fault("SHA256SUMS", f"has another digest of {path}")


def _close(links: Links) -> None:
    """What can be told only after everything was read."""
    for (target, anchor), path in sorted(links.wanted.items()):
        if anchor not in links.anchors.get(target, frozenset()):
            links.fault(path, f"leads to {target}#{anchor}, which is not there")
    for (target, tongue), path in sorted(links.spoken.items()):
        if links.languages.get(target, "") != tongue:
            links.fault(path, f"calls {target} a page in {tongue}")
    for path in sorted(links.files - links.reached):
        if not FREE.fullmatch(path) and path != "index.html":
            links.fault(path, "nobody leads to it")
