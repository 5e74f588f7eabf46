"""Where the head of a foreign text ends: before its first section, or first long words.

What stands there states the document's facts; further down the same words only speak of
them. Who signs may also stand at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.model.importing.found import END, HEAD, HEAD_TABLE, PAGE_FOOTER, PAGE_HEADER
from qms.model.importing.labels import SIGNATURES, Labelled, labelled
from qms.model.importing.source import Block, Source
from qms.model.importing.tables import facts_in, sort_of
from qms.model.kind import SectionRule, heading_key
from qms.model.profile import Profile

MOST_BLOCKS = 40
LONGEST_LINE = 200
LAST_BLOCKS = 12
AT_THE_END = (*SIGNATURES, "in_force_since", "approved_on", "archive_no")


def section_of(block: Block, profile: Profile) -> SectionRule | None:
    """The section of some kind that a block is the heading of, styled as one or not."""
    if block.kind not in ("heading", "paragraph", "item") or len(block.plain) > 120:
        return None
    key = heading_key(block.plain)
    for kind in profile.kinds.values():
        if key in kind.by_heading:
            return kind.by_heading[key]
    return None


def head_end(blocks: Sequence[Block], profile: Profile) -> int:
    """The number of the first block after the head."""
    for at, block in enumerate(blocks[:MOST_BLOCKS]):
        section = section_of(block, profile)
        if section is not None and not section.generated:
            return at
        if block.kind == "paragraph" and len(block.plain) > LONGEST_LINE:
            return at
    return min(len(blocks), MOST_BLOCKS)


def labelled_blocks(
    source: Source, end: int
) -> Iterator[tuple[str, int, list[Labelled]]]:
    """What blocks state with labels: the place, the block's number, the facts.

    Blocks of page headers and footers have no number: -1.
    """
    for place, blocks in ((PAGE_HEADER, source.headers), (PAGE_FOOTER, source.footers)):
        for block in blocks:
            yield place, -1, list(facts_of(block))
    for at, block in enumerate(source.blocks[:end]):
        place = HEAD_TABLE if block.kind == "table" else HEAD
        yield place, at, list(facts_of(block))
    start = max(end, len(source.blocks) - LAST_BLOCKS)
    for at, block in enumerate(source.blocks[start:], start):
        facts = [each for each in facts_of(block) if each.name in AT_THE_END]
        yield END, at, facts


def facts_of(block: Block) -> Iterator[Labelled]:
    """The facts that a block states; tables of other sorts state none."""
    if block.kind == "table":
        if sort_of(block) == "facts":
            yield from facts_in(block)
        return
    for line in lines_of(block):
        if len(line) <= LONGEST_LINE:
            yield from labelled(line)


def lines_of(block: Block) -> list[str]:
    """The lines of a block as plain words."""
    return [line.strip() for line in block.plain.split("\n") if line.strip()]
