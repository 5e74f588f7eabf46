"""The index for searching without a server, as scripts that a page loads as needed.

assets/search/ro/index-….js    the letters, the names of all others
assets/search/ro/w-ce-….js     the words that begin so, and where they stand
assets/search/ro/d-0-….js      what is told of documents that were found
assets/search/ro/t-0-….js      their passages

A script can be run from any page that knows its address. So each bears the digest of
what it was made of, the first one is named in the page of search alone, and no page of
another site can name them: the index of the office's own site stays in the office.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from qms.model.folding import LETTERS
from qms.site import places
from qms.site.leaf import Leaf, digest_of
from qms.site.search.entry import FORM, Entry, entries_of
from qms.site.search.index import PORTION, Index
from qms.site.search.listing import listings_of
from qms.site.site import Site

ROWS = 64
TEXTS = 8
CALL = "qmsIndex"
_LONG = 16


def search_leaves(site: Site) -> Iterator[Leaf]:
    """The files of the index of every language."""
    yield from text_leaves(site)
    yield from index_leaves(site)


def text_leaves(site: Site) -> Iterator[Leaf]:
    """The passages of every language; whoever makes them has the words at hand."""
    for language in site.languages:
        for each in _texts(_found_in(site, language)):
            yield _leaf(site, language, each)


def index_leaves(site: Site) -> Iterator[Leaf]:
    """What leads to them: the words of every text must be known for that."""
    for language in site.languages:
        for each in _scripts(site, language):
            yield _leaf(site, language, each)


def _leaf(site: Site, language: str, script: _Script) -> Leaf:
    path = f"{folder(language)}/{script.name}.js"
    return Leaf(path, digest_of(site.origin.version, script.name), script.made)


def folder(language: str) -> str:
    """Where the index of a language lies."""
    return f"{places.ASSETS}/search/{language}"


def first_script(site: Site) -> str:
    """The name of the script that names the others."""
    return _named("index", site.everything)


def _found_in(site: Site, language: str) -> tuple[Entry, ...]:
    """Documents, services, and the pages of what was measured and planned."""
    return (*entries_of(site, language), *listings_of(site, language))


def _scripts(site: Site, language: str) -> Iterator[_Script]:
    entries = _found_in(site, language)
    index = Index(entries, site.library)
    chunks = {name: _named(_plain(name), index.digests[name]) for name in index.digests}
    rows = tuple(_rows(entries))
    about = {
        "count": len(entries),
        "letters": _letters(),
        "portion": PORTION,
        "chunks": chunks,
        "rows": [each.name for each in rows],
        "texts": [each.name for each in _texts(entries)],
        "perRow": ROWS,
        "perText": TEXTS,
    }
    yield _Script(first_script(site), lambda: _json(about))
    for name, file in chunks.items():
        yield _Script(file, partial(_chunk, index, name))
    yield from rows


class _Script(NamedTuple):
    """A script that hands a value over; its name follows from what it is made of."""

    name: str
    value: Callable[[], str]

    def made(self) -> bytes:
        text = _harmless(self.value())
        return f"{CALL}({json.dumps(self.name)},{text});\n".encode(errors="replace")


def _named(kind: str, digest: str) -> str:
    return f"{kind}-{digest[:_LONG]}"


def _plain(name: str) -> str:
    """The beginning of words in letters that every system takes for a file's name."""
    return f"w-{name}" if name.isascii() else f"w-{name.encode().hex()}"


def _letters() -> dict[str, str]:
    letters: dict[str, str] = {}
    for sign, folded in LETTERS.items():
        letters[folded] = letters.get(folded, "") + sign
    return letters


def _chunk(index: Index, name: str) -> str:
    return _json(index.chunks[name])


def _rows(entries: Sequence[Entry]) -> Iterator[_Script]:
    for number, some in enumerate(_parted(entries, ROWS)):
        text = _json([each.row() for each in some])
        yield _Script(_named(f"d-{number}", digest_of(text)), partial(str, text))


def _texts(entries: Sequence[Entry]) -> Iterator[_Script]:
    for number, some in enumerate(_parted(entries, TEXTS)):
        digest = digest_of(FORM, [each.key for each in some])
        yield _Script(_named(f"t-{number}", digest), partial(_told, some))


def _told(entries: Sequence[Entry]) -> str:
    return f"[{','.join(each.told() for each in entries)}]"


def _parted(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _harmless(text: str) -> str:
    """JSON as a script may hold it, wherever somebody should paste it."""
    return (
        text.replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
