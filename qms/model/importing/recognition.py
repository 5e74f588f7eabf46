"""What a foreign file is: its id, kind, title, edition, days, offices, who signed.

Each value is taken from words that stand in a place for it: behind a label, on the
pages' headers, in the tables of the cover, in the file's name. Nothing is chosen where
two of them disagree, and nothing is made up where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.house import House
from qms.model.importing.code import codes_in
from qms.model.importing.edition import is_draft, numbers_in
from qms.model.importing.fitted import fitted
from qms.model.importing.found import (
    COPIES,
    EDITIONS,
    FILE_NAME,
    FRONT_MATTER,
    HEAD,
    PAGE_FOOTER,
    PAGE_HEADER,
    PROPERTIES,
    TEXT,
    Found,
    Recognised,
    joined,
)
from qms.model.importing.head_of_text import head_end, labelled_blocks, lines_of
from qms.model.importing.labels import SIGNATURES, Labelled, field_of
from qms.model.importing.named import kind_named, office_named
from qms.model.importing.signatories import signatories_in
from qms.model.importing.source import Block, Source
from qms.model.importing.tables import (
    editions_in,
    holders_in,
    is_full,
    rows_of,
    sort_of,
)
from qms.model.importing.titles import titles_in
from qms.model.language import likely

_TEXT_FORMATS = ("markdown", "text")


def recognise(source: Source, house: House) -> Recognised:
    """Everything that can be recognised in a file, nothing of it chosen."""
    profile = house.profile
    end = head_end(source.blocks, profile)
    stated = [*_of_front_matter(source), *labelled_blocks(source, end)]
    sure = joined(
        (
            _by_properties(source, house),
            *(_by_labels(facts, place, house) for place, _at, facts in stated),
            _by_editions(source),
            _by_copies(source, house),
            _by_name(source, house),
        )
    )
    found = joined((sure, _with_id_of(sure, _by_lines(source, end, house))))
    titles = titles_in(source, end, house, found)
    return Recognised(
        found=joined((found, titles.found, _by_language(source))),
        signatories=tuple(signatories_in(source, end, stated)),
        suggestions=titles.suggestions,
        used=_used(source, end, stated) | titles.used,
        is_draft=any(map(is_draft, _of_state(found, stated))),
    )


def _by_labels(facts: list[Labelled], place: str, house: House) -> Iterator[Found]:
    for each in facts:
        if each.name not in SIGNATURES:
            yield from fitted(each, place, house.profile)


def _of_state(
    found: tuple[Found, ...], stated: list[tuple[str, int, list[Labelled]]]
) -> Iterator[str]:
    """The words in which a paper may call itself a draft."""
    yield from (each.quote for each in found if each.name in ("edition", "revision"))
    for _place, _at, facts in stated:
        yield from (each.value for each in facts if each.name == "status")


def _of_front_matter(source: Source) -> Iterator[tuple[str, int, list[Labelled]]]:
    """The fields of a front matter, as a block that stands before all others."""
    if source.format in _TEXT_FORMATS:
        pairs = source.properties.items()
        told = [Labelled(field_of(key), text, f"{key}: {text}") for key, text in pairs]
        yield FRONT_MATTER, -1, [each for each in told if each.name and each.value]


def _by_properties(source: Source, house: House) -> Iterator[Found]:
    """The title among what a program noted, weakly: it may be that of a template."""
    title = source.properties.get("title", "")
    if title and source.format not in _TEXT_FORMATS:
        fact = Labelled("title", title, f"title: {title}")
        for each in fitted(fact, PROPERTIES, house.profile):
            yield Found(each.name, each.value, PROPERTIES, each.quote, is_weak=True)


def _with_id_of(sure: tuple[Found, ...], lines: Iterator[Found]) -> Iterator[Found]:
    """What lines state; an id in the text's head only if nothing else says one."""
    has_id = any(each.name == "id" and each.value for each in sure)
    for each in lines:
        if not (has_id and each.name == "id" and each.place == HEAD):
            yield each


def _by_editions(source: Source) -> Iterator[Found]:
    """The newest row of a table of editions."""
    for block in source.blocks:
        if block.kind != "table" or sort_of(block) != "editions":
            continue
        rows = [each for each in editions_in(block) if each.edition is not None]
        if not rows:
            continue
        newest = max(rows, key=lambda each: (each.edition or 0, each.revision or 0))
        yield Found("edition", str(newest.edition), EDITIONS, newest.quote)
        if newest.revision is not None:
            yield Found("revision", str(newest.revision), EDITIONS, newest.quote)
        if newest.day and newest.says_since:
            for day in newest.day.meant:
                yield Found("in_force_since", str(day), EDITIONS, newest.quote)


def _by_copies(source: Source, house: House) -> Iterator[Found]:
    """The offices that get a copy: they work by the text."""
    for block in source.blocks:
        if block.kind == "table" and sort_of(block) == "copies":
            for words in filter(None, holders_in(block)):
                office = office_named(words, house.profile)
                yield Found("applies_to", office, COPIES, words)


def _by_lines(source: Source, end: int, house: House) -> Iterator[Found]:
    """Codes, editions and kinds in lines that bear no label."""
    parts = (
        (PAGE_HEADER, source.headers),
        (PAGE_FOOTER, source.footers),
        (HEAD, source.blocks[:end]),
    )
    for place, blocks in parts:
        for line in (line for block in blocks for line in _unlabelled(block)):
            yield from _of_line(line, place, house)


def _unlabelled(block: Block) -> Iterator[str]:
    """Lines and cells that may state something without saying what."""
    if block.kind == "table":
        if sort_of(block) in ("facts", ""):
            cells = (cell for row in rows_of(block) for cell in row)
            yield from dict.fromkeys(cell for cell in cells if len(cell) <= 120)
        return
    yield from (line for line in lines_of(block) if len(line) <= 120)


def _of_line(line: str, place: str, house: House) -> Iterator[Found]:
    for code in list(codes_in(line, house.profile))[:1]:
        if not _says_of_form(line):
            yield Found("id", code.id, place, line)
    for each in numbers_in(line):
        yield Found(each.name, str(each.number), place, line)
    kind = kind_named(line, house.profile)
    if kind:
        yield Found("kind", kind, place, line)


def _says_of_form(line: str) -> bool:
    """Whether a line gives the code of the printed form, and not the document's."""
    return field_of(line.partition(":")[0]) == "form_code"


def _by_name(source: Source, house: House) -> Iterator[Found]:
    """What the file's name says: the id strongly, edition and revision weakly."""
    stem = source.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    for code in list(codes_in(stem, house.profile))[:1]:
        yield Found("id", code.id, FILE_NAME, source.name)
    for each in numbers_in(stem):
        yield Found(each.name, str(each.number), FILE_NAME, source.name, is_weak=True)


def _by_language(source: Source) -> Iterator[Found]:
    words = " ".join(
        (*(each.plain for each in source.blocks), *(_cells(source)), source.name)
    )
    language = likely(words)
    if language:
        yield Found("language", language, TEXT, "")


def _cells(source: Source) -> Iterator[str]:
    for block in source.blocks:
        if block.kind == "table":
            yield from (cell for row in rows_of(block) for cell in row)


def _used(
    source: Source, end: int, stated: list[tuple[str, int, list[Labelled]]]
) -> frozenset[int]:
    """The blocks that say nothing beyond facts of the head and of control."""
    used: set[int] = set()
    for _place, at, facts in stated:
        if at >= 0 and facts and _says_only(source.blocks[at], facts):
            used.add(at)
    for at, block in enumerate(source.blocks):
        is_near = at < end or at >= len(source.blocks) - 4
        is_table = block.kind == "table" and is_near
        if is_table and sort_of(block) in ("signers", "editions", "copies"):
            used.add(at)
    return frozenset(used)


def _says_only(block: Block, facts: list[Labelled]) -> bool:
    if block.kind == "table":
        return is_full(block)
    return len(facts) >= len(lines_of(block))
