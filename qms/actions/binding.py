"""Binding: the leaves of a site put into its folder, those unchanged as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from qms.site.leaf import Leaf
from qms.store.cache import Cache
from qms.store.collector import collector_spared
from qms.store.site_folder import SiteFolder
from qms.store.workers import shared_out, workers

FEW = 90
PORTION = 20

Tell = Callable[[int, int], None]
Save = Callable[[], None]


class Bound(NamedTuple):
    """How many files were made, how many were taken over, and all their digests."""

    made: int
    kept: int
    digests: dict[str, str]


def bind(
    batches: Iterable[Sequence[Leaf]],
    folder: SiteFolder,
    known: Cache,
    tell: Tell,
    save: Save = lambda: None,
) -> Bound:
    """Fill a folder; `known` remembers which bytes came of which ingredients.

    A file of the old site is taken over only if its bytes are those that were made.
    `save` writes down what each process kept while it made its files; a batch is asked
    for when that of the one before is written.
    """
    digests: dict[str, str] = {}
    made = 0
    for leaves in batches:
        wanting = list(_wanting(leaves, folder, known, digests))
        made += len(wanting)
        of = len(digests) + len(wanting)
        with collector_spared():
            for number, digest in _made(wanting, folder, save):
                leaf = wanting[number]
                digests[leaf.path] = digest
                known.put(_key(leaf), [digest])
                tell(len(digests), of)
    known.save()
    return Bound(made, len(digests) - made, digests)


def _wanting(
    leaves: Iterable[Leaf], folder: SiteFolder, known: Cache, digests: dict[str, str]
) -> Iterator[Leaf]:
    """The leaves to be made; of the others the digests are noted."""
    for leaf in leaves:
        row = known.get(_key(leaf))
        digest = str(row[0]) if row else ""
        if digest and folder.keep(leaf.path, digest):
            digests[leaf.path] = digest
        else:
            yield leaf


def _key(leaf: Leaf) -> str:
    return f"{leaf.path}\n{leaf.ingredients}"


def _made(
    leaves: Sequence[Leaf], folder: SiteFolder, save: Save
) -> Iterator[tuple[int, str]]:
    """Make and write leaves; gives the number and the digest of each.

    Many are made by two processes, where the system lets one take over what is read.
    """
    processes = workers()
    if len(leaves) < FEW or processes < 2:
        for number, leaf in enumerate(leaves):
            yield number, _write(leaf, folder)
        save()
        return
    size = max(1, min(PORTION, len(leaves) // (4 * processes)))
    portions = [
        range(start, min(start + size, len(leaves)))
        for start in range(0, len(leaves), size)
    ]

    def made(numbers: range) -> list[tuple[int, str]]:
        return [(number, _write(leaves[number], folder)) for number in numbers]

    for done in shared_out(made, portions, processes, save):
        yield from done


def _write(leaf: Leaf, folder: SiteFolder) -> str:
    data = leaf.make()
    folder.put(leaf.path, data)
    return hashlib.sha256(data).hexdigest()
