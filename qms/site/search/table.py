"""The index for searching without a server, as scripts that a page loads as needed.

assets/search/ro/index.js    the letters, the names of the chunks, how many documents
assets/search/ro/w-ce.js     the words that begin so, with the documents that have them
assets/search/ro/d-0.js      what is told of documents that were found
assets/search/ro/t-0.js      their passages
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

from qms.model.approval.status import WORDS
from qms.model.folding import LETTERS
from qms.site import places
from qms.site.leaf import Leaf, digest_of, plain_leaf
from qms.site.search.entry import Entry, entries_of
from qms.site.search.index import PORTION, Index
from qms.site.site import Site
from qms.site.titles import kind_title

ROWS = 64
TEXTS = 8
CALL = "qmsIndex"


def search_leaves(site: Site) -> Iterator[Leaf]:
    """The files of the index of every language."""
    for language in site.languages:
        yield from _leaves(site, language)


def folder(language: str) -> str:
    """Where the index of a language lies."""
    return f"{places.ASSETS}/search/{language}"


def _leaves(site: Site, language: str) -> Iterator[Leaf]:
    entries = entries_of(site, language)
    index = Index(entries, site.library)
    place = folder(language)
    names = sorted(index.digests)
    yield plain_leaf(f"{place}/index.js", _call("index", _about(entries, names)))
    for name in names:
        file = chunk_file(name)
        make = partial(_chunk, index, name)
        yield Leaf(f"{place}/{file}.js", index.digests[name], make)
    for number, some in enumerate(_parted(entries, ROWS)):
        rows = [_row(site, each) for each in some]
        yield plain_leaf(f"{place}/d-{number}.js", _call(f"d-{number}", rows))
    for number, some in enumerate(_parted(entries, TEXTS)):
        make = partial(_texts, some, number)
        digest = digest_of([each.key for each in some])
        yield Leaf(f"{place}/t-{number}.js", digest, make)


def chunk_file(name: str) -> str:
    """The file of a chunk, without its ending: plain letters on every system."""
    is_plain = name.isascii()
    return (
        f"w-{name}" if is_plain else "w_" + "-".join(f"{ord(each):x}" for each in name)
    )


def _about(entries: Sequence[Entry], names: Sequence[str]) -> dict[str, object]:
    letters: dict[str, str] = {}
    for sign, folded in LETTERS.items():
        letters[folded] = letters.get(folded, "") + sign
    return {
        "count": len(entries),
        "portion": PORTION,
        "rows": ROWS,
        "texts": TEXTS,
        "chunks": {name: chunk_file(name) for name in names},
        "letters": letters,
    }


def _chunk(index: Index, name: str) -> bytes:
    return _call(chunk_file(name), index.chunks[name])


def _texts(entries: Sequence[Entry], number: int) -> bytes:
    told = ",\n".join(each.told() for each in entries)
    return f'{CALL}("t-{number}",[{_harmless(told)}]);\n'.encode()


def _row(site: Site, entry: Entry) -> list[str]:
    """What is told of a document that was found."""
    shelf, language = entry.shelf, entry.language
    card = shelf.main.card_in(language)
    tag = card.facts.language
    word = shelf.status.word
    return [
        shelf.document,
        card.title,
        tag if tag != language else "",
        places.way(
            places.listed(language, "search"), places.document(language, shelf.document)
        ),
        kind_title(site.register, shelf.main.card.facts.kind, language),
        site.voices[language].say(WORDS.get(word, word)),
    ]


def _parted(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]


def _call(name: str, value: object) -> bytes:
    """A script that hands a value to the page that asked for it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{CALL}({json.dumps(name)},{_harmless(text)});\n".encode(errors="replace")


def _harmless(text: str) -> str:
    """JSON as a script may hold it, wherever somebody should paste it."""
    return (
        text.replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
