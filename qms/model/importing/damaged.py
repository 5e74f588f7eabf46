"""Letters of a foreign file that a mistaken encoding left behind: told, not mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.damage import damages, may_be_damaged
from qms.model.importing.source import Source, Told

DAMAGED = N_("{found} stands here where {meant} was meant ({count}): mend it")
LONGEST_LINE = 10_000


def damage_told(source: Source, language: str) -> tuple[Told, ...]:
    """What is told of each wrong letter, by the language that the text is in."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in _lines(source):
        if may_be_damaged(language, line):
            found = damages(language, line[:LONGEST_LINE])
            counts.update((each.found, each.meant) for each in found)
    return tuple(
        Told(DAMAGED, {"found": wrong, "meant": meant, "count": count})
        for (wrong, meant), count in counts.items()
    )


def _lines(source: Source) -> Iterator[str]:
    for block in (*source.blocks, *source.headers, *source.footers):
        yield from block.plain.split("\n")
        yield from (cell for row in block.plain_rows for cell in row)
