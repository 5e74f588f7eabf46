"""Blocks that Markdown reads otherwise than forges do, read as forges read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import (
    BlockQuoteProcessor,
    HashHeaderProcessor,
    HRProcessor,
    OListProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor

_BAR = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r" {0,3}(?:([-*+])|[0-9]+\.) +")


def mend_blocks(md: Markdown) -> None:
    """Put our readers in the places of those that read otherwise."""
    readers, parser = md.parser.blockprocessors, md.parser
    readers.register(_Tables(parser, {"use_align_attribute": True}), "table", 75)
    readers.register(_Headings(parser), "hashheader", 70)
    readers.register(_Underlined(parser), "setextheader", 60)
    readers.register(_Rules(parser), "hr", 50)
    readers.register(_Numbered(parser), "olist", 40)
    readers.register(_Dashed(parser), "ulist", 30)
    readers.register(_Quotes(parser), "quote", 20)


class _Headings(HashHeaderProcessor):
    """Signs that close a heading stand apart from its words: `C#` keeps its own."""

    RE = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>(?:[ \t][^\n]*?)??)"
        r"(?:[ \t]+#+)?[ \t]*(?:\n|$)"
    )


class _Underlined(SetextHeaderProcessor):
    """What is a rule itself is not underlined by the next."""

    RE = re.compile(
        r"^(?! {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})\n)"
        r".*?\n[=-]+[ ]*(\n|$)",
        re.MULTILINE,
    )


class _Rules(HRProcessor):
    """The signs of a rule stand as far from one another as they like."""

    SEARCH_RE = re.compile(
        r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$", re.MULTILINE
    )


class _Numbered(SaneOListProcessor):
    """Another sign begins another list."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        sign = _first_list(blocks)
        _go_on(self, self.lastChild(parent), sign)
        super().run(parent, blocks)
        _sign(self.lastChild(parent), sign)


class _Dashed(SaneUListProcessor):
    """Another sign begins another list."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        sign = _first_list(blocks)
        _go_on(self, self.lastChild(parent), sign)
        super().run(parent, blocks)
        _sign(self.lastChild(parent), sign)


def _first_list(blocks: list[str]) -> str:
    """The sign of the list that a block begins with; what follows it comes next."""
    lines = blocks[0].split("\n")
    signs = list(_signs(lines))
    for (_at, one), (at, other) in pairwise(signs):
        if one != other:
            blocks[0:1] = ["\n".join(lines[:at]), "\n".join(lines[at:])]
            break
    return signs[0][1]


def _signs(lines: list[str]) -> Iterator[tuple[int, str]]:
    for index, line in enumerate(lines):
        found = _ITEM.match(line)
        if found:
            yield index, found[1] or "1"


def _go_on(reader: OListProcessor, last: Element | None, sign: str) -> None:
    """Let items with this sign go on with the list above only if it has the same."""
    goes_on = last is not None and last.get("sign") == sign
    # what Markdown keeps for the class is a question of each list here
    vars(reader)["SIBLING_TAGS"] = ["ol", "ul"] if goes_on else []


def _sign(last: Element | None, sign: str) -> None:
    """Remember the sign of a list; what is not allowed on a page is cleaned away."""
    if last is not None and last.tag in ("ol", "ul"):
        last.set("sign", sign)


class _Quotes(BlockQuoteProcessor):
    """A blank line ends a quotation; what follows is another one."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self.RE.search(block)
        start = found.start() if found else 0
        if block[:start].strip("\n"):
            self.parser.parseBlocks(parent, [block[:start]])
        lines = block[start:].lstrip("\n").split("\n")
        self.parser.state.set("blockquote")
        quote = SubElement(parent, "blockquote")
        inner = "\n".join(self.clean(line) for line in lines)
        self.parser.parseChunk(quote, inner.rstrip("\n"))
        self.parser.state.reset()


class _Tables(TableProcessor):
    """Every bar parts cells but an escaped one, which is a bar, in code as well."""

    def _build_empty_row(self, parent: Element, align: object) -> None:
        """A table without rows has none."""

    def _split(self, row: str) -> list[str]:
        return [cell.replace("\\|", "|") for cell in _BAR.split(row)]
