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
from qms.reports.sentence import remedy, safe, sentence, tame

TEE, END, BAR, BLANK = "├─ ", "└─ ", "│  ", "   "
BROKEN = "! "
PROOF = "= "


class Words(NamedTuple):
    """What a trace is told with: rules by code, kinds by name, verdicts by record."""

    cards: Mapping[str, RuleCard]
    kinds: Mapping[str, str]
    proofs: Mapping[str, str]


def as_text(found: Traced, words: Words, width: int) -> str:
    """The chain from its first cause down to the record, and on to what follows."""
    lines = list(_head(found, words, width))
    for title, branches in (
        (_("follows from"), found.above),
        (_("leads to"), found.below),
    ):
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
    return "\n".join([*lines, "", told]) + "\n"


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
    proof = words.proofs.get(node.id)
    broken = (f"{BROKEN}{text}" for text in broken_told(node, found, words))
    return [*([f"{PROOF}{proof}"] if proof else []), *broken]


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
        said = node_told(branch.node, words)
        if branch.is_missing:
            said = BROKEN + branch.node.id + "  " + _("is not on record")
        elif branch.is_again:
            said += "  " + _("(shown already)")
        yield wrapped(said, width, before + (END if is_last else TEE), below)
        if not branch.is_again:
            for text in told_of(branch.node, found, words):
                yield wrapped(text, width, below, f"{below}  ")
        inner = branch.branches
        open_ += [(each, below, each is inner[-1]) for each in reversed(inner)]


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
        "verdict": words.proofs.get(node.id, ""),
        "broken": [
            {
                "rule": each.code,
                "message": tame(sentence(words.cards[each.code], each, str)),
                "remedy": tame(remedy(words.cards[each.code], each, str)),
            }
            for each in found.findings.get(node.path, ())
        ],
    }
