"""Who prepared, checked, endorsed and approved, by tables and by labelled lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.model.importing.day import days_in
from qms.model.importing.found import Signatory
from qms.model.importing.head_of_text import LAST_BLOCKS
from qms.model.importing.labels import SIGNATURES, Labelled
from qms.model.importing.source import Source
from qms.model.importing.tables import signers_in, sort_of

_AROUND = " ,.;()-–"


def signatories_in(
    source: Source, end: int, stated: Sequence[tuple[str, int, list[Labelled]]]
) -> Iterator[Signatory]:
    """Each signatory once, those of tables first."""
    seen: set[tuple[str, str]] = set()
    for each in (*_signers_of_tables(source, end), *_signers_of_lines(stated)):
        key = (each.step, each.person)
        if each.person and key not in seen:
            seen.add(key)
            yield each


def _signers_of_tables(source: Source, end: int) -> Iterator[Signatory]:
    """Those of tables where such stand: in the head, at the end, on each page."""
    near = source.blocks[:end] + source.blocks[end:][-LAST_BLOCKS:]
    for block in (*near, *source.headers, *source.footers):
        if block.kind == "table" and sort_of(block) == "signers":
            yield from signers_in(block)


def _signers_of_lines(
    stated: Sequence[tuple[str, int, list[Labelled]]],
) -> Iterator[Signatory]:
    for _place, _at, facts in stated:
        for fact in facts:
            if fact.name in SIGNATURES:
                yield _signatory(fact)


def _signatory(fact: Labelled) -> Signatory:
    """A person with a role and a day, as commas part them."""
    day = next(days_in(fact.value), None)
    bare = fact.value.replace(day.quote, " ") if day else fact.value
    person, _comma, role = bare.partition(",")
    days = day.meant if day else ()
    return Signatory(
        fact.name, person.strip(_AROUND), role.strip(_AROUND), days, fact.quote
    )
