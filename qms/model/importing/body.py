"""Blocks as the Markdown of a document, read alike by every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from qms.model.importing.escaping import cell, guarded
from qms.model.importing.source import Block, Row

LONGEST_LINE = 9_000
_TAG = re.compile(r"\\?<(?=/?[A-Za-z!?])(?!(?:https?:|mailto:)[^<>\s]*>)")
_SPANS = re.compile(r"(`+[^`]*`+)")
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"(?:foot|end)note (\S+)\Z")
_NO_WORDS = "–"


def body_of(blocks: Sequence[Block], pictures: Mapping[str, str]) -> str:
    """The text of a document; `pictures` are the paths by the names in the blocks."""
    clean = [_without_controls(block) for block in blocks]
    notes = [block for block in clean if _NOTE.match(block.place)]
    text = [block for block in clean if not _NOTE.match(block.place)]
    parts = [*_parts(text), *_notes(notes, _called(text))]
    whole = "\n\n".join(filter(None, parts))
    for name, path in pictures.items():
        whole = whole.replace(f"]({name})", f"]({path})")
    return f"{whole}\n" if whole else ""


def _without_controls(block: Block) -> Block:
    """A block with blanks for signs that no text holds."""
    return replace(
        block,
        text=_CONTROLS.sub(" ", block.text),
        plain=_CONTROLS.sub(" ", block.plain),
        rows=tuple(tuple(_CONTROLS.sub(" ", c) for c in row) for row in block.rows),
    )


def _parts(blocks: Sequence[Block]) -> Iterator[str]:
    items: list[Block] = []
    for block in blocks:
        if block.kind == "item":
            items.append(block)
            continue
        if items:
            yield _list(items)
            items = []
        yield _block(block)
    if items:
        yield _list(items)


def _block(block: Block) -> str:
    if block.kind == "heading":
        words = " ".join(f"{block.marker} {block.text}".split())
        return f"{'#' * block.level} {_untagged(words)}"
    if block.kind == "table":
        return _table(block.rows)
    if block.kind == "verbatim":
        return _verbatim(block)
    lines = _lines(block.text)
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in lines)
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    """The lines of a paragraph, none of which begins another block."""
    found = [guarded(_untagged(line)) for line in text.split("\n")]
    return [part for line in found if line for part in _folded(line)]


def _folded(line: str) -> Iterator[str]:
    """A line of bounded length, broken between words where it is longer."""
    while len(line) > LONGEST_LINE:
        at = line.rfind(" ", 0, LONGEST_LINE)
        if at <= 0:
            break
        yield line[:at]
        line = guarded(line[at + 1 :])
    yield line


def _untagged(text: str) -> str:
    """Words in which nothing is a tag; between backticks nothing is one anyway."""
    if "<" not in text:
        return text
    parts = _SPANS.split(text)
    return "".join(
        part if part.startswith("`") else _TAG.sub("&lt;", part) for part in parts
    )


def _list(items: Sequence[Block]) -> str:
    """The items of a list, four blanks a level, no level left out."""
    lines: list[str] = []
    levels: list[int] = []
    for item in items:
        while levels and levels[-1] >= item.level:
            levels.pop()
        levels.append(item.level)
        indent = " " * 4 * (len(levels) - 1)
        first, *rest = _lines(item.text) or [_NO_WORDS]
        lines.append(f"{indent}{_mark(item)} {first}")
        lines.extend(f"{indent}    {line}" for line in rest)
    return "\n".join(lines)


def restarts(blocks: Sequence[Block]) -> int:
    """How many numbered lists begin anew right under another: Markdown counts on."""
    count = 0
    for before, after in pairwise(blocks):
        is_list = before.kind == after.kind == "item" and before.level == after.level
        numbers = [each.marker.rstrip(".)") for each in (before, after)]
        if is_list and all(map(str.isdigit, numbers)):
            count += int(numbers[1]) <= int(numbers[0])
    return count


def _mark(item: Block) -> str:
    number = item.marker.rstrip(".)")
    return f"{number}." if number.isdigit() and len(number) < 3 else "-"


def _table(rows: Sequence[Row]) -> str:
    """A table with an even number of cells; one column, or a giant, as paragraphs."""
    filled = [row for row in rows if any(each.strip() for each in row)]
    width = max(map(len, filled), default=0)
    lines = ["| " + " | ".join(_cells(row, width)) + " |" for row in filled]
    if width < 2 or any(len(line) > LONGEST_LINE for line in lines):
        words = ("\n".join(filter(None, row)) for row in filled)
        return "\n\n".join("\n".join(_lines(each)) for each in words)
    head, *rest = lines
    return "\n".join([head, "| " + " | ".join(["---"] * width) + " |", *rest])


def _cells(row: Row, width: int) -> list[str]:
    return [_untagged(cell(each)) for each in (*row, *[""] * (width - len(row)))]


def _verbatim(block: Block) -> str:
    inner = block.plain or block.text
    longest = max((len(run) for run in re.findall(r"`+", inner)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{inner.strip(chr(10))}\n{fence}"


def _called(blocks: Sequence[Block]) -> frozenset[str]:
    texts = [block.text for block in blocks]
    texts += [each for block in blocks for row in block.rows for each in row]
    return frozenset(name for text in texts for name in _CALL.findall(text))


def _notes(blocks: Sequence[Block], called: frozenset[str]) -> Iterator[str]:
    """The footnotes that the text calls; those that nothing calls, as paragraphs."""
    by_name: dict[str, list[Block]] = {}
    for block in blocks:
        found = _NOTE.match(block.place)
        by_name.setdefault(found[1] if found else "", []).append(block)
    for name, parts in by_name.items():
        if name not in called:
            yield from _parts(parts)
            continue
        lines = [line for part in parts for line in _block(part).split("\n") if line]
        first, *rest = lines or [_NO_WORDS]
        told = [f"[^{name}]: {_CALL.sub('', first)}"]
        told += [f"    {_CALL.sub('', line)}" for line in rest]
        yield "\n".join(told)
