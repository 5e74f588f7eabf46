"""The plan as of a day: what is open, late, and what it lacks, goal by goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qms.model.chain.links import ACTION, GOAL, OBJECTIVE, Chain, Node, chain_of
from qms.model.chain.missing import (
    lacks_baseline,
    lacks_finding,
    lacks_number,
    measured_by,
)
from qms.model.chain.readings import Readings
from qms.model.days import day_or_none
from qms.model.indicator import Indicator, has_indicator, indicator_of
from qms.model.record import Record
from qms.model.register import Register

OPEN, LATE, CLOSED = "open", "late", "closed"
OWNER = "owner"
FINDING = "finding"
GOAL_LACKS = "goal"
NUMBER = "number"
INDICATOR = "indicator"
BASELINE = "baseline"
AGAIN = "measured again"
IN_TIME = "read in time"


@dataclass(frozen=True)
class Entry:
    """A line of the plan, under the goal that it serves."""

    node: Node
    record: Record
    goal: str
    depth: int
    state: str
    due: date | None
    lacks: tuple[str, ...]

    @property
    def owner(self) -> str:
        """The office that is responsible."""
        return str(self.record.fields.text("owner"))


def plan_of(register: Register) -> list[Entry]:
    """Everything planned, as of the register's day: by goal, then what serves none."""
    chain = chain_of(register)
    wanted = {
        node.id: node
        for node in chain.nodes.values()
        if node.kind in (GOAL, OBJECTIVE, ACTION) and _is_known(node, register.as_of)
    }
    entries: dict[str, Entry] = {}
    lacking = _Lacking(register, chain)
    for node in _in_order(wanted):
        goal = node.id if node.kind == GOAL else ""
        _add(chain, wanted, lacking, entries, node, goal, 0)
    return list(entries.values())


def state_of(record: Record, as_of: date) -> str:
    """Whether a record is open, late or closed on a day."""
    closed = day_or_none(record.fields.text("closed"))
    if closed is not None and closed <= as_of:
        return CLOSED
    due = day_or_none(record.fields.text("due"))
    return LATE if due is not None and due < as_of else OPEN


def _add(
    chain: Chain,
    wanted: dict[str, Node],
    lacking: _Lacking,
    entries: dict[str, Entry],
    start: Node,
    goal: str,
    depth: int,
) -> None:
    """A node and what serves it, each once, however deep."""
    open_ = [(start, depth)]
    while open_:
        node, level = open_.pop()
        if node.id in entries or node.record is None:
            continue
        record = node.record
        entries[node.id] = Entry(
            node=node,
            record=record,
            goal=goal,
            depth=level,
            state=state_of(record, lacking.as_of),
            due=day_or_none(record.fields.text("due")),
            lacks=tuple(lacking.of(node, record)),
        )
        below = [each for each in chain.below(node.id) if each.id in wanted]
        open_ += [(each, level + 1) for each in reversed(below)]


class _Lacking:
    def __init__(self, register: Register, chain: Chain) -> None:
        self.as_of = register.as_of
        self._chain = chain
        self._readings = Readings(register)

    def of(self, node: Node, record: Record) -> Iterator[str]:
        """What a goal, an objective or an action lacks, the gravest first."""
        if not record.fields.text("owner"):
            yield OWNER
        if node.kind == GOAL and lacks_finding(self._chain, node):
            yield FINDING
        if node.kind == OBJECTIVE:
            if lacks_number(record):
                yield NUMBER
            yield from self._of_indicators([record] if has_indicator(record) else [])
        if node.kind == ACTION:
            yield from self._of_indicators(measured_by(self._chain, node))

    def _of_indicators(self, records: list[Record]) -> Iterator[str]:
        if not records:
            yield INDICATOR
            return
        found = [indicator_of(each, self._readings, self.as_of) for each in records]
        if lacks_baseline(records):
            yield BASELINE
        if not any(each.again for each in found):
            yield AGAIN
        elif any(_is_stale(each, self.as_of) for each in found):
            yield IN_TIME


def _is_stale(indicator: Indicator, as_of: date) -> bool:
    return state_of(indicator.record, as_of) != CLOSED and indicator.is_stale(as_of)


def _is_known(node: Node, as_of: date) -> bool:
    opened = node.record.fields.text("opened") if node.record else ""
    day = day_or_none(opened)
    return day is None or day <= as_of


def _in_order(nodes: dict[str, Node]) -> list[Node]:
    """Goals first, then objectives, then actions, each by its id."""
    order = (GOAL, OBJECTIVE, ACTION)
    return sorted(nodes.values(), key=lambda each: (order.index(each.kind), each.id))
