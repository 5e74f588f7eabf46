"""The chain: circles are found wherever there are any, and only there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qms.model.chain.links import Chain, Link, Node, circles
from qms.model.chain.tree import Branch, traced

NAMES = [f"ACT-{number:02}" for number in range(8)]
pairs = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)


def chain_of(ends: set[tuple[str, str]]) -> Chain:
    nodes = {name: Node(name, "action", "", f"records/{name}.yaml") for name in NAMES}
    links = [
        Link(upper, lower, f"records/{lower}.yaml", "from") for upper, lower in ends
    ]
    return Chain(
        nodes,
        {n: tuple(each for each in links if each.lower == n) for n in NAMES},
        {n: tuple(each for each in links if each.upper == n) for n in NAMES},
    )


def is_circular(ends: set[tuple[str, str]]) -> bool:
    """Whether taking away what leads to nothing leaves something."""
    left = set(ends)
    while True:
        uppers = {upper for upper, _lower in left}
        kept = {(upper, lower) for upper, lower in left if lower in uppers}
        if kept == left:
            return bool(left)
        left = kept


@given(pairs)
def test_circles_are_found_where_there_are_any(ends: set[tuple[str, str]]) -> None:
    found = {link.ends for link in circles(chain_of(ends))}
    assert bool(found) == is_circular(ends)
    assert not is_circular(ends - found)


@given(pairs, st.sampled_from(NAMES))
def test_a_trace_opens_each_once_and_ends(
    ends: set[tuple[str, str]], name: str
) -> None:
    chain = chain_of(ends)
    found = traced(chain, chain.nodes[name], ())
    for branches in (found.above, found.below):
        opened = [each.node.id for each in flat(branches) if not each.is_again]
        assert len(opened) == len(set(opened))
        assert name not in opened
    above = {each.id for each in chain.above_all(name)} - {name}
    assert {each.node.id for each in flat(found.above)} - {name} == above


def flat(branches: tuple[Branch, ...]) -> list[Branch]:
    found = list(branches)
    for each in found:
        found += each.branches
    return found
