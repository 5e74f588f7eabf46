"""What leads to what: records and documents, each link as the file that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qms.model.facts import Facts
from qms.model.record import Record
from qms.model.register import Register

FINDING, GOAL, OBJECTIVE, ACTION = "finding", "goal", "objective", "action"
FEEDBACK = "feedback"
KINDS = (FINDING, GOAL, OBJECTIVE, ACTION, FEEDBACK)
# their `from` is a day
_DATED = frozenset({"certificate"})
_SOURCES = ("survey", "measurement")


class Node(NamedTuple):
    """A record or a document of the chain."""

    id: str
    kind: str
    title: str
    path: str
    record: Record | None = None


class Link(NamedTuple):
    """That one follows from another, as the field of one of the two says."""

    upper: str
    lower: str
    path: str
    at: str

    @property
    def ends(self) -> tuple[str, str]:
        """The two that it joins."""
        return self.upper, self.lower


@dataclass(frozen=True)
class Chain:
    """Everything that leads to something, with the links whose other end is missing."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    up: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    down: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    dangling: tuple[tuple[Link, str], ...] = ()

    def above(self, name: str) -> Iterator[Node]:
        """What a node follows from, directly."""
        return (self.nodes[each.upper] for each in self.up.get(name, ()))

    def below(self, name: str) -> Iterator[Node]:
        """What follows from a node, directly."""
        return (self.nodes[each.lower] for each in self.down.get(name, ()))

    def above_all(self, name: str) -> list[Node]:
        """Everything that a node follows from, the nearest first, each once."""
        found: dict[str, Node] = {}
        open_ = [name]
        for each in open_:
            for node in self.above(each):
                if node.id not in found and node.id != name:
                    found[node.id] = node
                    open_.append(node.id)
        return list(found.values())


def chain_of(register: Register) -> Chain:
    """The chain of a register."""
    links = list(_links(register))
    nodes = _nodes(register, links)
    up: dict[str, list[Link]] = {}
    down: dict[str, list[Link]] = {}
    dangling: list[tuple[Link, str]] = []
    seen: set[tuple[str, str]] = set()
    for link in links:
        missing = next((end for end in link.ends if end not in nodes), "")
        if missing:
            dangling.append((link, missing))
        elif link.ends not in seen:
            seen.add(link.ends)
            up.setdefault(link.lower, []).append(link)
            down.setdefault(link.upper, []).append(link)
    return Chain(
        nodes,
        {name: tuple(each) for name, each in up.items()},
        {name: tuple(each) for name, each in down.items()},
        tuple(dangling),
    )


def circles(chain: Chain) -> Iterator[Link]:
    """The link that closes each circle, so that without them there would be none."""
    done: set[str] = set()
    for start in sorted(chain.up):
        path: list[str] = []
        open_: list[tuple[str, Iterator[Link]]] = []
        if start not in done:
            path.append(start)
            open_.append((start, iter(chain.up.get(start, ()))))
        while open_:
            name, links = open_[-1]
            link = next(links, None)
            if link is None:
                done.add(name)
                path.pop()
                open_.pop()
            elif link.upper in path:
                yield link
            elif link.upper not in done:
                path.append(link.upper)
                open_.append((link.upper, iter(chain.up.get(link.upper, ()))))


def document_node(register: Register, name: str) -> Node | None:
    """A document as a node; None where no document has that id."""
    facts = register.by_id.get(name)
    return _of_document(facts) if facts else None


def _nodes(register: Register, links: Iterable[Link]) -> dict[str, Node]:
    """The records, and the documents that a link names."""
    nodes = {}
    for record in register.records:
        if record.id:
            title = str(record.fields.text("title"))
            node = Node(str(record.id), str(record.kind), title, record.path, record)
            nodes[node.id] = node
    for name in dict.fromkeys(end for link in links for end in link.ends):
        document = None if name in nodes else document_node(register, name)
        if document:
            nodes[name] = document
    return nodes


def _of_document(facts: Facts) -> Node:
    return Node(facts.id, facts.kind, facts.title, facts.path)


def _links(register: Register) -> Iterator[Link]:
    for facts in register.sources:
        for objective, at in facts.objectives:
            if objective in register.record_ids:
                yield Link(facts.id, str(objective), facts.path, at)
    for record in register.records:
        if record.id and record.kind not in _DATED:
            yield from _of_record(record)


def _of_record(record: Record) -> Iterator[Link]:
    name, fields = str(record.id), record.fields
    for number, upper in enumerate(fields.texts("from")):
        at = f"from.{number}" if len(fields.items_of("from")) > 1 else "from"
        yield Link(str(upper), name, record.path, at)
    if record.kind == FINDING:
        for number, row in enumerate(fields.rows("readings")):
            for source in _SOURCES:
                if row.text(source):
                    at = f"readings.{number}.{source}"
                    yield Link(str(row.text(source)), name, record.path, at)
    if record.kind == GOAL and fields.text("document"):
        yield Link(str(fields.text("document")), name, record.path, "document")
    if record.kind == FEEDBACK:
        for lower in fields.texts("leads_to"):
            yield Link(name, str(lower), record.path, "leads_to")
