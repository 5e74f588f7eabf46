"""What a link of the chain lacks: a finding, an indicator, a baseline, a proof."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.chain.links import ACTION, FINDING, GOAL, OBJECTIVE, Chain, Node
from qms.model.chain.readings import Readings
from qms.model.days import day_or_none
from qms.model.indicator import has_baseline, has_indicator, indicator_of
from qms.model.numbers import number_or_none
from qms.model.record import Record
from qms.model.recorded import is_closed
from qms.model.register import Register


def lacks_finding(chain: Chain, goal: Node) -> bool:
    """Whether a goal follows from no finding, directly."""
    return not any(each.kind == FINDING for each in chain.above(goal.id))


def measured_by(chain: Chain, action: Node) -> list[Record]:
    """What an action is measured by: its own indicator, or those of its objectives."""
    own = action.record
    if own is not None and has_indicator(own):
        return [own]
    above = (each.record for each in chain.above(action.id) if each.kind == OBJECTIVE)
    return [each for each in above if each is not None and has_indicator(each)]


def lacks_baseline(records: list[Record]) -> bool:
    """Whether none of some indicators says where it begins."""
    return not any(map(has_baseline, records))


def lacks_number(record: Record) -> bool:
    """Whether a record does not say which number it wants to reach."""
    return number_or_none(record.fields.fields("indicator").text("target")) is None


def not_measured_again(
    chain: Chain, node: Node, readings: Readings, register: Register
) -> bool:
    """Whether nothing that a closed record is measured by was read after its baseline.

    A goal is measured by its objectives. One that is measured by nothing at all lacks
    an indicator, which is told elsewhere.
    """
    records = _indicators_of(chain, node)
    return bool(records) and not any(
        indicator_of(each, readings, register.as_of).again for each in records
    )


def closed_without_proof(register: Register, chain: Chain) -> Iterator[Node]:
    """Every closed goal, objective or action that was never measured again."""
    readings = Readings(register)
    for node in chain.nodes.values():
        is_of_plan = node.kind in (GOAL, OBJECTIVE, ACTION)
        if is_of_plan and node.record is not None and is_closed(node.record):
            closed = day_or_none(node.record.fields.text("closed"))
            is_past = closed is not None and closed <= register.as_of
            if is_past and not_measured_again(chain, node, readings, register):
                yield node


def _indicators_of(chain: Chain, node: Node) -> list[Record]:
    if node.kind == GOAL:
        below = (each.record for each in chain.below(node.id) if each.kind == OBJECTIVE)
        return [each for each in below if each is not None and has_indicator(each)]
    if node.kind == ACTION:
        return measured_by(chain, node)
    has_one = node.record is not None and has_indicator(node.record)
    return [node.record] if node.record is not None and has_one else []
