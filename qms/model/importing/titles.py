"""The title of a foreign text, and the lines that may be it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.document import House
from qms.model.importing.code import codes_in
from qms.model.importing.edition import numbers_in
from qms.model.importing.found import HEAD, Found
from qms.model.importing.head_of_text import facts_of, lines_of, section_of
from qms.model.importing.named import kind_named
from qms.model.importing.source import Block, Source
from qms.model.kind import heading_key
from qms.model.profile import Profile

LONGEST = 160
MOST_SUGGESTED = 4
_ENDS = (".", ":", ";", ",")
_SIGNS = " \t„”“\"'«».:;,–—-|/"
_STYLES = ("title", "titlu", "cím", "заглавие")
_QUOTED = re.compile(r"[„“\"«]([^„“”\"»]{4,150})[”“\"»]")
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
    sure = [] if stated else [text for _at, text, is_sure in lines if is_sure]
    sure = sure or ([] if stated else list(_in_headers(source, house)))
    title = sure[:1] or [each.value for each in stated[:1]]
    suggested = dict.fromkeys(text for _at, text, _is_sure in lines)
    places = (Found("title", text, HEAD, text) for text in sure[:1])
    return Titles(
        tuple(places),
        tuple(suggested)[:MOST_SUGGESTED],
        _idle(source, end, house, title[0] if title else ""),
    )


def _lines(source: Source, end: int, house: House) -> Iterator[tuple[int, str, bool]]:
    """The lines of the head that say neither facts nor the organisation's name."""
    follows_kind = False
    for at, block in enumerate(source.blocks[:end]):
        if block.kind not in ("heading", "paragraph") or _is_fact(block, house):
            continue
        for line in lines_of(block):
            bare = bare_title(line, house.profile)
            is_kind = bool(kind_named(line, house.profile))
            if bare and _may_be_title(bare):
                yield at, bare, _is_sure(block, line) or is_kind or follows_kind
            follows_kind = is_kind and not bare


def _may_be_title(line: str) -> bool:
    return len(line) <= LONGEST and not line.endswith(_ENDS) and ". " not in line


def _is_sure(block: Block, line: str) -> bool:
    if block.style.casefold() in _STYLES:
        return True
    return block.kind == "heading" and block.level == 1 and bool(line)


def _in_headers(source: Source, house: House) -> Iterator[str]:
    """A title between quotation marks in a page header."""
    for block in source.headers:
        for line in lines_of(block):
            quoted = _QUOTED.search(line)
            if quoted:
                yield quoted[1].strip()


def bare_title(line: str, profile: Profile) -> str:
    """A line without the kind's name, the code and the edition that it bears."""
    text = line
    for code in codes_in(line, profile):
        text = text.replace(code.quote, " ")
    for each in numbers_in(text):
        text = text.replace(each.quote, " ")
    for kind in profile.kinds.values():
        for title in kind.titles.values():
            found = re.match(rf"\s*{re.escape(title)}(?!\w)", text, re.I)
            if found and text[found.end() :].strip(_SIGNS):
                text = text[found.end() :]
    text = text.strip(_SIGNS)
    if heading_key(text) in _kinds(profile) or not _LETTER.search(text):
        return ""
    return " ".join(text.split())


def _kinds(profile: Profile) -> set[str]:
    titles = (
        title for kind in profile.kinds.values() for title in kind.titles.values()
    )
    return {heading_key(title) for title in titles}


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
        if block.kind in ("heading", "paragraph")
        and all(_is_idle(line, house, title) for line in lines_of(block))
    )


def _is_idle(line: str, house: House, title: str) -> bool:
    bare = bare_title(line, house.profile)
    if not bare or heading_key(bare) == heading_key(title):
        return True
    names = {house.organisation.name(tag) for tag in ("hu", "ro", "bg", "en")}
    return heading_key(line) in {heading_key(name) for name in names if name}
