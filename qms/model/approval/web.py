"""Who saw what: the web that statements weave by naming those before them.

Every statement names by digest what its signer had before his eyes, so that the web
can have no circle and nothing can be put in afterwards. It is cut into chains (one
statement following another), so that "did this one see that one" is a comparison of
two numbers, also among a hundred thousand statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heapify, heappop, heappush

Parents = Mapping[str, tuple[str, ...]]
Clock = dict[int, int]


@dataclass
class Web:
    """The statements in an order in which each follows what it saw.

    `order` lists digests, oldest first; `parents` gives for each what it names. What
    is named and is not there stands in the order too, before those that name it.
    """

    order: tuple[str, ...]
    parents: Parents
    missing: frozenset[str]
    _place: dict[str, tuple[int, int]] = field(default_factory=dict)
    _clocks: dict[str, Clock] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each statement in the order."""
        return {digest: place for place, digest in enumerate(self.order)}

    def saw(self, later: str, earlier: str) -> bool:
        """Whether one statement had another before its eyes, directly or not."""
        chain, place = self._place[earlier]
        own, at = self._place[later]
        if chain == own:
            return at > place
        return self._clocks[later].get(chain, -1) >= place

    def seen_by(self, digest: str) -> Iterator[str]:
        """Everything that a statement saw, in no order; costs as much as it gives."""
        waiting, found = [digest], {digest}
        while waiting:
            for parent in self.parents.get(waiting.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
                    yield parent

    @cached_property
    def children(self) -> Mapping[str, list[str]]:
        """For each statement those that name it."""
        found: dict[str, list[str]] = {}
        for digest in self.order:
            for parent in self.parents.get(digest, ()):
                found.setdefault(parent, []).append(digest)
        return found

    def heads(self, among: Iterable[str]) -> tuple[str, ...]:
        """Those among some statements that none of these names, sorted."""
        kept = set(among)
        named = {parent for digest in kept for parent in self.parents.get(digest, ())}
        return tuple(sorted(kept - named))


def web_of(parents: Parents, ranks: Mapping[str, str]) -> Web:
    """Weave the web of statements.

    `parents` gives for each digest what it names; `ranks` texts that put those in
    order that did not see one another.
    """
    missing = frozenset(
        parent
        for named in parents.values()
        for parent in named
        if parent not in parents
    )
    web = Web(_in_order(parents, missing, ranks), parents, missing)
    _number(web)
    return web


def mended(
    web: Web, hints: Mapping[str, tuple[str, ...]], ranks: Mapping[str, str]
) -> Web:
    """The web with what damaged statements still tell of what they saw.

    `hints` gives, oldest first, for each digest that is named and missing the digests
    that stand in the damaged file in its place. Only such are taken as could not have
    seen it or any damaged one after it, so that no circle can be made.
    """
    parents = dict(web.parents)
    ranks = dict(ranks)
    for number, (digest, mentions) in enumerate(hints.items()):
        rest = list(hints)[number:]
        parents[digest] = tuple(
            each
            for each in mentions
            if each in web.parents and not any(web.saw(each, other) for other in rest)
        )
        ranks[digest] = max((ranks[each] for each in parents[digest]), default="")
    return web_of(parents, ranks)


def _in_order(
    parents: Parents, missing: frozenset[str], ranks: Mapping[str, str]
) -> tuple[str, ...]:
    """Each after what it saw; among those that could be next, the lowest rank.

    What lies after a statement cannot change its place, whatever it claims.
    """
    children: dict[str, list[str]] = {}
    waits: dict[str, int] = {}
    for digest, named in parents.items():
        there = set(named) - missing
        waits[digest] = len(there)
        for parent in there:
            children.setdefault(parent, []).append(digest)
    free = [(ranks[digest], digest) for digest, count in waits.items() if not count]
    heapify(free)
    order = sorted(missing)
    while free:
        _rank, digest = heappop(free)
        order.append(digest)
        for child in children.get(digest, ()):
            waits[child] -= 1
            if not waits[child]:
                heappush(free, (ranks[child], child))
    return tuple(order)


def _number(web: Web) -> None:
    """Give each statement its chain and place, and the clock of what it saw.

    A statement goes on the chain of one that it names, where that is its end, and
    shares its clock where it saw no more than that; so a web that hardly branches
    costs hardly anything.
    """
    ends: dict[int, str] = {}
    for number, digest in enumerate(web.order):
        web._place[digest] = (number, 0)
        named = web.parents.get(digest, ())
        latest = sorted(named, key=web.places.__getitem__, reverse=True)
        clock: Clock = {}
        for parent in latest:
            chain, place = web._place[parent]
            if ends.get(chain) == parent:
                web._place[digest] = (chain, place + 1)
                clock = web._clocks[parent]
                break
        chain = web._place[digest][0]
        ends[chain] = digest
        web._clocks[digest] = clock
        for parent in latest:
            if not web.saw(digest, parent):
                web._clocks[digest] = clock = _joined(web, clock, parent)


def _joined(web: Web, clock: Clock, parent: str) -> Clock:
    """A clock that has seen a statement, too."""
    chain, place = web._place[parent]
    joined = dict(clock)
    for each, last in (*web._clocks[parent].items(), (chain, place)):
        if joined.get(each, -1) < last:
            joined[each] = last
    return joined
