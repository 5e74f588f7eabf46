"""How the processes of an office hang together, as their procedures in force say it.

Two procedures are joined where one refers to the other. One hands on to another where
what a step of it leaves behind is, word for word, what the first step of the other
starts from, unless very many start from it: `a request` tells nothing. Processes are
joined where procedures of theirs are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qms.model.card import Card
from qms.model.publication import Shelf
from qms.site.site import Site

MOST_ALIKE = 25

Pair = tuple[str, str]


@dataclass(frozen=True)
class Joint:
    """What joins two processes: so many references, and whether work is handed on.

    `ends` are in the order of the profile; `onward` and `back` tell which way.
    """

    ends: Pair
    references: int
    onward: bool
    back: bool


@dataclass(frozen=True)
class ProcessMap:
    """The procedures in force by process, and what joins them."""

    site: Site

    @cached_property
    def processes(self) -> tuple[str, ...]:
        """The processes that the profile declares."""
        return tuple(map(str, self.site.register.profile.processes))

    @cached_property
    def procedures(self) -> Mapping[str, Card]:
        """The texts in force that have steps, by id."""
        return {
            shelf.document: shelf.main.card
            for shelf in self.site.in_order
            if _is_procedure(shelf)
        }

    def of_process(self, process: str) -> tuple[str, ...]:
        """The procedures of a process."""
        return tuple(self._by_process.get(process, ()))

    def of_no_process(self) -> tuple[str, ...]:
        """The procedures of no process that the profile declares."""
        return tuple(
            name
            for process, names in self._by_process.items()
            if process not in self.processes
            for name in names
        )

    @cached_property
    def _by_process(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, card in self.procedures.items():
            found.setdefault(card.facts.process, []).append(name)
        return found

    def referred(self, name: str) -> tuple[str, ...]:
        """The procedures to which one refers."""
        facts = self.procedures[name].facts
        named = {cited for cited, _place in facts.cited} | set(facts.mentioned)
        return tuple(sorted((named & self.procedures.keys()) - {name}))

    def hands_on_to(self, name: str) -> tuple[str, ...]:
        """The procedures that start from what one leaves behind."""
        left = {_alike(step.output) for step in self.procedures[name].steps}
        found = {other for text in left for other in self._starting.get(text, ())}
        return tuple(sorted(found - {name}))

    @cached_property
    def _starting(self) -> Mapping[str, list[str]]:
        """The procedures by what they start from, if that tells anything."""
        return {
            text: names
            for text, names in self._by_start.items()
            if len(names) <= MOST_ALIKE
        }

    @property
    def is_common_somewhere(self) -> bool:
        """Whether there are words from which too many procedures start to join them."""
        return len(self._starting) < len(self._by_start)

    @cached_property
    def _by_start(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, card in self.procedures.items():
            text = _alike(card.steps[0].input)
            if text:
                found.setdefault(text, []).append(name)
        return found

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """What joins each two processes, in the order of the profile."""
        references: dict[Pair, int] = {}
        handed: set[Pair] = set()
        for name in self.procedures:
            for pair in self._across(name, self.referred(name)):
                ends = self._sorted(pair)
                references[ends] = references.get(ends, 0) + 1
            handed.update(self._across(name, self.hands_on_to(name)))
        found = {*references, *(self._sorted(pair) for pair in handed)}
        return tuple(
            Joint(ends, references.get(ends, 0), ends in handed, ends[::-1] in handed)
            for ends in sorted(found, key=lambda pair: [*map(self._place, pair)])
        )

    def _across(self, name: str, others: tuple[str, ...]) -> Iterator[Pair]:
        """The processes of a procedure and of others, where they are two known ones."""
        own = self.procedures[name].facts.process
        for other in others:
            process = self.procedures[other].facts.process
            if process != own and {own, process} <= {*self.processes}:
                yield own, process

    def _sorted(self, pair: Pair) -> Pair:
        one, other = sorted(pair, key=self._place)
        return one, other

    def _place(self, process: str) -> int:
        return self.processes.index(process)


def _is_procedure(shelf: Shelf) -> bool:
    return shelf.is_in_force and bool(shelf.main.card.steps)


def _alike(text: str) -> str:
    return " ".join(text.casefold().split())
