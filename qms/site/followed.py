"""What followed from what was found: goals, and the actions under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.chain.links import ACTION, FINDING, GOAL, OBJECTIVE, Chain, Node
from qms.model.chain.plan import state_of
from qms.model.days import day_or_none
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.verdicts import STATES, Verdict, spoken


@dataclass(frozen=True)
class Step:
    """A goal, an objective or an action that followed, with what followed from it."""

    id: str
    title: Said
    due: str
    state: Verdict
    is_action: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Found:
    """A finding with what followed from it; nothing where nothing did yet."""

    id: str
    title: Said
    steps: tuple[Step, ...]


def found_from(page: ListPage, chain: Chain, source: str) -> tuple[Found, ...]:
    """The findings that rest on a record, or on none of the waves if it is empty."""
    nodes = chain.below(source) if source else _others(page, chain)
    return tuple(
        Found(
            each.id,
            page.marked(each.title, page.site.binding),
            _steps(page, chain, each),
        )
        for each in nodes
        if each.kind == FINDING and _is_known(page, each)
    )


def _others(page: ListPage, chain: Chain) -> Iterator[Node]:
    """The findings that rest on no wave."""
    found = page.site.register.evaluated
    waves = {
        told.wave.id
        for shown in (found.waves if found else ())
        for told in shown.told.values()
    }
    for node in sorted(chain.nodes.values(), key=lambda each: each.id):
        above = {each.id for each in chain.above(node.id)}
        if node.kind == FINDING and not above & waves:
            yield node


def _steps(
    page: ListPage, chain: Chain, node: Node, seen: frozenset[str] = frozenset()
) -> tuple[Step, ...]:
    """What followed, each below what it follows from; a circle is not gone round."""
    known = seen | {node.id}
    return tuple(
        _step(page, chain, each, known)
        for each in chain.below(node.id)
        if each.kind in (GOAL, OBJECTIVE, ACTION)
        and each.id not in known
        and _is_known(page, each)
    )


def _step(page: ListPage, chain: Chain, node: Node, seen: frozenset[str]) -> Step:
    record, voice = node.record, page.voice
    due = day_or_none(record.fields.text("due")) if record else None
    state = state_of(record, page.site.as_of) if record else "open"
    return Step(
        id=node.id,
        title=page.marked(node.title or node.id, page.site.binding),
        due=voice.day(due) if due else "",
        state=spoken(STATES, state, voice),
        is_action=node.kind == ACTION,
        steps=_steps(page, chain, node, seen),
    )


def _is_known(page: ListPage, node: Node) -> bool:
    opened = day_or_none(node.record.fields.text("opened")) if node.record else None
    return opened is None or opened <= page.site.as_of
