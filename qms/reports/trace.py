"""A trace told: the chain as a tree, each broken link under its node, or as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qms.i18n import _
from qms.model.chain.links import Node
from qms.model.chain.tree import Branch, Traced
from qms.model.rule import RuleCard
from qms.reports.cells import wrapped
from qms.reports.plainly import plain_asked
from qms.reports.sentence import remedy, safe, sentence, tame

TEE, END, BAR, BLANK = "├─ ", "└─ ", "│  ", "   "
BROKEN = "! "
PROOF = "= "


class Words(NamedTuple):
    """What a trace is told with: rules by code, kinds by name.

    And by record the proofs: the verdict, and the two readings that it compares.
    """

    cards: Mapping[str, RuleCard]
    kinds: Mapping[str, str]
    proofs: Mapping[str, Sequence[str]]


def as_text(found: Traced, words: Words, width: int) -> str:
    """The chain from its first cause down to the record, and on to what follows.

    Plainly it is one line a node, with how many steps it is away.
    """
    is_plain = plain_asked()
    lines = [] if is_plain else list(_head(found, words, width))
    if is_plain:
        lines.append(_line(node_told(found.node, words), found.node, found, words))
    for title, branches in (
        (_("follows from"), found.above),
        (_("leads to"), found.below),
    ):
        if is_plain:
            lines += _plainly(title, branches, found, words)
            continue
        lines += ["", title]
        if not branches:
            lines.append(END + _("nothing"))
        lines += _tree(branches, found, words, width, "")
    count = len(found.broken)
    told = (
        _("broken links and gaps: {count}").format(count=count)
        if count
        else _("no link of this chain is broken")
    )
    return "\n".join([*lines, *([] if is_plain else [""]), told]) + "\n"


def as_json(found: Traced, words: Words) -> str:
    """The chain as nested objects; rules by their codes, sentences in English."""
    data = {
        **_data(found.node, found, words),
        "up": [_branch(each, found, words) for each in found.above],
        "down": [_branch(each, found, words) for each in found.below],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def node_told(node: Node, words: Words) -> str:
    """A node in a line: id, kind, title."""
    kind = words.kinds.get(node.kind, node.kind)
    return "  ".join(filter(None, (node.id, kind and f"({kind})", safe(node.title))))


def broken_told(node: Node, found: Traced, words: Words) -> list[str]:
    """What is broken at a node, one sentence each."""
    return [
        f"{each.code} {sentence(words.cards[each.code], each)}"
        for each in found.findings.get(node.path, ())
    ]


def told_of(node: Node, found: Traced, words: Words) -> list[str]:
    """What stands under a node: its verdict, and what is broken, each with its sign."""
    proof = (f"{PROOF}{text}" for text in words.proofs.get(node.id, ()))
    broken = (f"{BROKEN}{text}" for text in broken_told(node, found, words))
    return [*proof, *broken]


def _head(found: Traced, words: Words, width: int) -> Iterator[str]:
    yield wrapped(node_told(found.node, words), width)
    for text in told_of(found.node, found, words):
        yield wrapped(text, width, "", "  ")


def _tree(
    branches: Sequence[Branch],
    found: Traced,
    words: Words,
    width: int,
    indent: str,
) -> Iterator[str]:
    """The lines of some branches, gone down without recursion."""
    open_ = [(each, indent, each is branches[-1]) for each in reversed(branches)]
    while open_:
        branch, before, is_last = open_.pop()
        below = before + (BLANK if is_last else BAR)
        said = _said(branch, words)
        said = BROKEN + said if branch.is_missing else said
        yield wrapped(said, width, before + (END if is_last else TEE), below)
        if not branch.is_again:
            for text in told_of(branch.node, found, words):
                yield wrapped(text, width, below, f"{below}  ")
        inner = branch.branches
        open_ += [(each, below, each is inner[-1]) for each in reversed(inner)]


def _plainly(
    title: str, branches: Sequence[Branch], found: Traced, words: Words
) -> Iterator[str]:
    """A line a node, each with the title and how many steps it is away."""
    if not branches:
        yield f"{title}: " + _("nothing")
    open_ = [(each, 1) for each in reversed(branches)]
    while open_:
        branch, steps = open_.pop()
        said = _said(branch, words)
        is_told = branch.is_again or branch.is_missing
        text = said if is_told else _line(said, branch.node, found, words)
        yield f"{title}, {steps}: {text}"
        open_ += [(each, steps + 1) for each in reversed(branch.branches)]


def _line(said: str, node: Node, found: Traced, words: Words) -> str:
    told = (*words.proofs.get(node.id, ()), *broken_told(node, found, words))
    return "; ".join((said.replace("  ", " "), *told))


def _said(branch: Branch, words: Words) -> str:
    """A node of a branch in a line, with why nothing more of it is told."""
    if branch.is_missing:
        return branch.node.id + "  " + _("is not on record")
    said = node_told(branch.node, words)
    return said + "  " + _("(shown already)") if branch.is_again else said


def _branch(branch: Branch, found: Traced, words: Words) -> dict[str, object]:
    data = _data(branch.node, found, words)
    if branch.is_missing:
        return {"id": branch.node.id, "is_missing": True}
    if branch.is_again:
        return {"id": branch.node.id, "is_again": True}
    return {**data, "next": [_branch(each, found, words) for each in branch.branches]}


def _data(node: Node, found: Traced, words: Words) -> dict[str, object]:
    return {
        "id": node.id,
        "kind": node.kind,
        "title": node.title,
        "path": node.path,
        "verdict": next(iter(words.proofs.get(node.id, ())), ""),
        "broken": [
            {
                "rule": each.code,
                "message": tame(sentence(words.cards[each.code], each, str)),
                "remedy": tame(remedy(words.cards[each.code], each, str)),
            }
            for each in found.findings.get(node.path, ())
        ],
    }
