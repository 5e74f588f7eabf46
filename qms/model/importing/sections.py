"""The body's blocks with their headings settled, and what is taken out of the text.

A heading of a section that the profile knows is one, whether a style says so or not.
The levels begin with the first and leave none out. What repeats the head, or what qms
makes itself, is taken out, and told word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qms.i18n import N_
from qms.model.importing.source import Block
from qms.model.kind import Kind, SectionRule, heading_key

HEAD_FACTS = N_("facts of the head and of control")
MADE = N_("a part that qms makes itself")
_NUMBERED = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})[.)]?\s+\S")
_CONTENTS = ("toc", "cuprins", "tartalomjegyz", "съдърж")
LONGEST_HEADING = 120
DEEPEST = 6


@dataclass(frozen=True)
class Settled:
    """The blocks of the new text, and those taken out, each with the reason."""

    blocks: tuple[Block, ...]
    taken: tuple[tuple[str, Block], ...]


def settled(
    blocks: Sequence[Block], used: frozenset[int], kind: Kind | None
) -> Settled:
    """Settle the headings, and take out what does not belong into the text."""
    taken: list[tuple[str, Block]] = []
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        if at in used:
            taken.append((HEAD_FACTS, block))
        elif block.style.casefold().startswith(_CONTENTS):
            taken.append((MADE, block))
        else:
            kept.append(block)
    headed = list(_with_headings(kept, kind))
    text, made = _without_made(headed, kind)
    taken.extend((MADE, block) for block in made)
    return Settled(tuple(_without_jumps(text)), tuple(taken))


def rule_of(block: Block, kind: Kind | None) -> SectionRule | None:
    """The section that a heading is of."""
    if kind is None or block.kind != "heading":
        return None
    return kind.by_heading.get(heading_key(block.plain))


def _with_headings(blocks: Sequence[Block], kind: Kind | None) -> Iterator[Block]:
    has_styles = any(block.kind == "heading" for block in blocks)
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        level = _level_of(block, following, kind, has_styles)
        yield _heading(block, level) if level else block


def _level_of(
    block: Block, following: Block | None, kind: Kind | None, has_styles: bool
) -> int:
    """The level of the heading that a plain block is; 0 where it is none."""
    is_short = block.kind in ("paragraph", "item") and block.place == "body"
    if not is_short or not 0 < len(block.plain) <= LONGEST_HEADING:
        return 0
    if _names_section(block, kind):
        return 0 if following is not None and _names_section(following, kind) else 1
    if has_styles or not block.is_bold or block.plain.rstrip()[-1] in ".;,:":
        return 0
    numbered = _NUMBERED.match(block.plain)
    if numbered:
        return numbered[1].count(".") + 1
    return 2 if following is not None and not following.is_bold else 0


def _names_section(block: Block, kind: Kind | None) -> bool:
    """Whether a block only names a section; several in turn list the contents."""
    return kind is not None and heading_key(block.plain) in kind.by_heading


def _heading(block: Block, level: int) -> Block:
    text = block.text.replace("**", "").replace("\\\n", " ").replace("\n", " ")
    return replace(block, kind="heading", text=text, level=level)


def _without_made(
    blocks: Sequence[Block], kind: Kind | None
) -> tuple[list[Block], list[Block]]:
    """The text, and the sections that qms makes itself with all under them."""
    kept: list[Block] = []
    made: list[Block] = []
    within: int | None = None
    for block in blocks:
        rule = rule_of(block, kind)
        if block.kind == "heading" and _ends(block, rule, within):
            within = block.level if rule is not None and rule.generated else None
        (made if within is not None else kept).append(block)
    return kept, made


def _ends(block: Block, rule: SectionRule | None, within: int | None) -> bool:
    """Whether a heading ends the part before it: a known one, or one as high."""
    return within is None or rule is not None or block.level <= within


def _without_jumps(blocks: Sequence[Block]) -> Iterator[Block]:
    """The headings with levels from 1 on, none left out."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    least = min(levels, default=1)
    stack: list[int] = []
    for block in blocks:
        if block.kind != "heading":
            yield block
            continue
        level = block.level - least + 1
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        yield replace(block, level=min(len(stack), DEEPEST))
