"""The chain seen from one of its links: what it follows from, what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qms.model.chain.links import Chain, Link, Node
from qms.model.finding import Finding

DEEPEST = 64
"""Beyond, a branch is not opened: nobody plans so deep, and some may try."""


@dataclass(frozen=True)
class Branch:
    """A node with what is above it, or below it; one seen before is not opened again.

    A node that `is_missing` is named by a link, and is not there.
    """

    node: Node
    branches: tuple[Branch, ...] = ()
    is_again: bool = False
    is_missing: bool = False


@dataclass(frozen=True)
class Traced:
    """A link of the chain with all that it follows from, and all that it leads to."""

    node: Node
    above: tuple[Branch, ...]
    below: tuple[Branch, ...]
    findings: Mapping[str, Sequence[Finding]]
    """What is wrong with the files of the chain, by their paths."""

    @property
    def broken(self) -> list[Finding]:
        """Everything that is wrong with what is shown, each once."""
        paths = dict.fromkeys(each.path for each in self.nodes if each.path)
        return [found for path in paths for found in self.findings.get(path, ())]

    @property
    def nodes(self) -> Iterator[Node]:
        """Every node that is shown."""
        open_ = [*self.above, *self.below]
        yield self.node
        for branch in open_:
            yield branch.node
            open_ += branch.branches


def traced(chain: Chain, node: Node, findings: Iterable[Finding]) -> Traced:
    """The chain up and down from a node."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.place.path, []).append(finding)
    missing: dict[str, list[str]] = {}
    for link, name in chain.dangling:
        missing.setdefault(_known_end(link, name), []).append(name)

    def up(name: str) -> Iterator[Node]:
        yield from chain.above(name)
        yield from (Node(each, "", "", "") for each in missing.get(name, ()))

    return Traced(
        node,
        _branches(node, up, {node.id}),
        _branches(node, chain.below, {node.id}),
        by_path,
    )


def _known_end(link: Link, missing: str) -> str:
    return link.lower if missing == link.upper else link.upper


def _branches(
    node: Node,
    beside: Callable[[str], Iterable[Node]],
    seen: set[str],
    depth: int = 1,
) -> tuple[Branch, ...]:
    found = []
    for each in beside(node.id):
        if not each.path:
            found.append(Branch(each, is_missing=True))
        elif each.id in seen or depth > DEEPEST:
            found.append(Branch(each, is_again=True))
        else:
            seen.add(each.id)
            found.append(Branch(each, _branches(each, beside, seen, depth + 1)))
    return tuple(found)
