"""The title of a foreign text, and the lines that may be it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.folding import words_in
from qms.model.house import House
from qms.model.importing.code import codes_in
from qms.model.importing.edition import numbers_in
from qms.model.importing.found import HEAD, PAGE_HEADER, Found
from qms.model.importing.head_of_text import facts_of, lines_of, section_of
from qms.model.importing.labels import field_of, labelled
from qms.model.importing.named import kind_named
from qms.model.importing.source import Block, Source
from qms.model.importing.tables import rows_of
from qms.model.kind import heading_key
from qms.model.profile import Profile

LONGEST = 160
MOST_SUGGESTED = 6
_ENDS = (".", ":", ";", ",")
_SIGNS = " \t„”“\"'«».:;,–—-|/"
_STYLES = ("title", "titlu", "cím", "заглавие")
_QUOTED = re.compile(r"[„“\"«]([^„“”\"»]{4,150})[”“\"»]")
_AUTHORITIES = (
    *("primaria ", "consiliul ", "judetul ", "municipiul ", "orasul ", "comuna "),
    *("община ", "кметство ", "town hall", "municipality of", "city of"),
)
_AUTHORITIES_AFTER = (
    "hivatal",
    "hivatala",
    "onkormanyzat",
    "onkormanyzata",
    "town hall",
)
_LETTER = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class Titles:
    """The title as found, lines that may be it, and the blocks that it makes idle."""

    found: tuple[Found, ...] = ()
    suggestions: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()


def titles_in(
    source: Source, end: int, house: House, found: tuple[Found, ...]
) -> Titles:
    """The title by a style, a heading or the line after the kind's name.

    A plain line of the head may be one, and is only suggested.
    """
    lines = list(_lines(source, end, house))
    stated = [each for each in found if each.name == "title" and not each.is_weak]
    sure = [] if stated else _sure(source, lines)
    title = sure[0].value if sure else stated[0].value if stated else ""
    kinds = _kind_lines(source, end, house)
    suggested = dict.fromkeys((*(text for _at, text, _is_sure in lines), *kinds))
    return Titles(
        tuple(sure),
        tuple(suggested)[:MOST_SUGGESTED],
        _idle(source, end, house, title),
    )


def _kind_lines(source: Source, end: int, house: House) -> Iterator[str]:
    """The lines that only name a kind: in want of others, they are the title."""
    for block in source.blocks[:end]:
        if block.kind in ("heading", "paragraph"):
            for line in lines_of(block):
                if kind_named(line, house.profile) and len(line) <= LONGEST:
                    yield " ".join(line.split())


def _sure(source: Source, lines: list[tuple[int, str, bool]]) -> list[Found]:
    """The title by its style or place, as the pages' headers write it if they do."""
    headed = {heading_key(text): text for text in _header_lines(source)}
    found = [text for _at, text, is_sure in lines if is_sure]
    if not found:
        found = [text for _at, text, _is_sure in lines if heading_key(text) in headed]
        found = [text for text in found if not is_authority(text)]
    for text in found[:1]:
        header = headed.get(heading_key(text), "")
        if header and text.isupper():
            return [Found("title", header, PAGE_HEADER, header)]
        return [Found("title", text, HEAD, text)]
    quoted = [
        Found("title", each[1].strip(), PAGE_HEADER, each[0])
        for line in _header_lines(source)
        for each in _QUOTED.finditer(line)
    ]
    return quoted[:1]


def _lines(source: Source, end: int, house: House) -> Iterator[tuple[int, str, bool]]:
    """The lines of the head that say neither facts nor the organisation's name."""
    follows_kind = False
    for at, block in enumerate(source.blocks[:end]):
        if block.kind not in ("heading", "paragraph") or _is_fact(block, house):
            continue
        for line in short_lines(block):
            bare = bare_title(line, house.profile)
            is_kind = bool(kind_named(line, house.profile))
            if bare and _may_be_title(bare):
                yield at, bare, _is_sure(block, line) or is_kind or follows_kind
            follows_kind = is_kind and not bare


def short_lines(block: Block) -> list[str]:
    """The lines of a block that are not too long to state something."""
    return [line for line in lines_of(block) if len(line) <= 2 * LONGEST]


def _may_be_title(line: str) -> bool:
    return len(line) <= LONGEST and not line.endswith(_ENDS) and ". " not in line


def _is_sure(block: Block, line: str) -> bool:
    if block.style.casefold() in _STYLES:
        return True
    return block.kind == "heading" and block.level == 1 and bool(line)


def is_authority(line: str) -> bool:
    """Whether a line is the name of an office rather than of a text."""
    words = words_in(line)
    name = " ".join(words)
    return name.startswith(_AUTHORITIES) or name.endswith(_AUTHORITIES_AFTER)


def _header_lines(source: Source) -> Iterator[str]:
    """The lines and cells of the pages' headers."""
    for block in source.headers:
        yield from lines_of(block)
        for row in block.plain_rows:
            for cell in row:
                yield from filter(None, map(str.strip, cell.split("\n")))


def bare_title(line: str, profile: Profile) -> str:
    """A line without the kind's name, the code and the edition that it bears."""
    text = line
    for code in codes_in(line, profile):
        text = text.replace(code.quote, " ")
    for each in numbers_in(text):
        text = text.replace(each.quote, " ")
    for kind in profile.kinds.values():
        for title in kind.titles.values():
            text = _without_kind(text, title)
    text = text.strip(_SIGNS)
    if " ".join(words_in(text)) in _kinds(profile) or not _LETTER.search(text):
        return ""
    return " ".join(text.split())


def _without_kind(text: str, title: str) -> str:
    """A line without the kind's name at its beginning, accents and case aside."""
    begin = text.lstrip(_SIGNS)
    rest = begin[len(title) :]
    is_same = words_in(begin[: len(title)]) == words_in(title)
    ends = bool(rest.strip(_SIGNS)) and not rest[:1].isalnum()
    return rest if is_same and ends else text


def _kinds(profile: Profile) -> set[str]:
    titles = (
        title for kind in profile.kinds.values() for title in kind.titles.values()
    )
    return {" ".join(words_in(title)) for title in titles}


def _is_fact(block: Block, house: House) -> bool:
    """Whether a block states facts, is a section's heading or the office's name."""
    if section_of(block, house.profile) or any(facts_of(block)):
        return True
    names = {
        heading_key(house.organisation.name(tag)) for tag in ("hu", "ro", "bg", "en")
    }
    return heading_key(block.plain) in names


def _idle(source: Source, end: int, house: House, title: str) -> frozenset[int]:
    """The blocks of the head that only repeat title, kind, code or office."""
    return frozenset(
        at
        for at, block in enumerate(source.blocks[:end])
        if _is_idle_block(block, house, title)
    )


def _is_idle_block(block: Block, house: House, title: str) -> bool:
    if block.kind == "table":
        cells = {cell for row in rows_of(block) for cell in row if cell}
        return all(_is_idle_cell(cell, house, title) for cell in cells)
    if block.kind not in ("heading", "paragraph"):
        return False
    lines = lines_of(block)
    return lines == short_lines(block) and all(
        _is_idle(line, house, title) for line in lines
    )


def _is_idle_cell(cell: str, house: House, title: str) -> bool:
    """Whether a cell of a cover only states a fact, or names the office."""
    if len(cell) > 2 * LONGEST:
        return False
    is_fact = bool(field_of(cell)) or any(labelled(cell))
    return is_fact or is_authority(cell) or _is_idle(cell, house, title)


def _is_idle(line: str, house: House, title: str) -> bool:
    bare = bare_title(line, house.profile)
    if heading_key(bare or line) == heading_key(title):
        return True
    if not bare and (_LETTER.search(line) or any(codes_in(line, house.profile))):
        return True
    names = {house.organisation.name(tag) for tag in ("hu", "ro", "bg", "en")}
    return heading_key(line) in {heading_key(name) for name in names if name}
