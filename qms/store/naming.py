"""Which files of a tree name some documents: asked of git once, for all of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from qms.model.change.touched import is_hidden
from qms.store.repository import prefix_of
from qms.store.touched import COMMIT, INDEX, Tree, asked
from qms.store.tree import DOCUMENTS, RECORDS

# more ids than that are not looked for: each makes git read everything once more
MOST_IDS = 40
_NOTHING_FOUND = 1
_AS_WORDS = (
    *("-z", "-I", "-o", "-w", "-F", "--full-name", "--no-color", "--no-textconv"),
    *("--no-line-number", "--no-column", "--no-heading", "--no-break"),
)


def naming(
    root: Path, head: Tree, ids: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    """The paths of documents and records in which each id stands, sorted.

    An id that stands within a longer one (`PO-012` in `PO-012-A`) may be told, too:
    whoever reads the file will see. Nothing is told where git cannot look.
    """
    if not 0 < len(ids) <= MOST_IDS:
        return {}
    prefix = prefix_of(root)
    places = [f"{prefix}{each}" for each in (DOCUMENTS, RECORDS)]
    answer = asked(root, *_words(head, sorted(ids)), "--", *places)
    if answer.code > _NOTHING_FOUND:
        return {}
    found: dict[str, set[str]] = {}
    for path, word in _rows(answer.given):
        own = path.removeprefix(f"{head.commit}:" if head.sort == COMMIT else "")
        own = own.removeprefix(prefix)
        if not is_hidden(own):
            found.setdefault(word, set()).add(own)
    return {word: tuple(sorted(paths)) for word, paths in found.items()}


def _words(head: Tree, ids: Collection[str]) -> Iterator[str]:
    yield from ("grep", *_AS_WORDS)
    for each in ids:
        yield from ("-e", each)
    if head.sort == COMMIT:
        yield head.commit
    else:
        yield "--cached" if head.sort == INDEX else "--untracked"


def _rows(given: bytes) -> Iterator[tuple[str, str]]:
    """Each path with what was found in it."""
    start = 0
    while (end := given.find(b"\0", start)) != -1:
        stop = given.find(b"\n", end)
        stop = len(given) if stop == -1 else stop
        yield os.fsdecode(given[start:end]), os.fsdecode(given[end + 1 : stop])
        start = stop + 1
