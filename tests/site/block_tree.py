"""The blocks of a text: as cmarkgfm sees them, as our pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import cmarkgfm  # type: ignore[import-untyped]
from cmarkgfm import Options
from lxml.html import HtmlElement, fragment_fromstring

from qms.model.outline import Outline
from qms.site.markup import parts_of

Tree = tuple[Any, ...]

LEVELS = {f"h{level}": level for level in range(1, 7)}
INLINE = frozenset({"a", "abbr", "br", "code", "del", "em", "img", "span", "strong"})
TAG = re.compile(r"[ \t]*\{#[a-z0-9-]+\}(?=\s*\Z)")
WORDLESS = re.compile(r"[\s*_~\\]+")


def as_forges_show_it(text: str) -> Tree:
    """The blocks that cmarkgfm finds; headings as deep as under a page's title."""
    html = cmarkgfm.github_flavored_markdown_to_html(
        text, Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    )
    return _tree(html, deeper=1)


def as_our_pages_show_it(text: str) -> Tree:
    """The blocks of the page of a text."""
    html = "\n".join(part.html for part in parts_of(Outline(text), {}))
    return tuple(_without_line_above_notes(_tree(html)))


def _tree(html: str, deeper: int = 0) -> Tree:
    root = fragment_fromstring(html, create_parent="div")
    return tuple(_blocks(root, deeper))


def _without_line_above_notes(tree: Tree) -> Iterator[object]:
    for block, below in pairwise((*tree, ("end",))):
        if block != ("rule",) or below[0] != "footnotes":
            yield block


def _blocks(parent: HtmlElement, deeper: int) -> Iterator[Tree]:
    """Every block; running text that stands beside blocks is a paragraph."""
    words = [parent.text or ""]
    for element in parent:
        below = element.getnext()
        if element.tag == "input" and below is not None and below.tag == "p":
            continue
        if element.tag in INLINE or element.tag in ("sup", "input"):
            words.extend((_text(element), element.tail or ""))
            continue
        yield from _paragraph(words)
        yield from _block(element, deeper)
        words = [element.tail or ""]
    yield from _paragraph(words)


def _paragraph(words: list[str]) -> Iterator[Tree]:
    text = _told("".join(words))
    if text:
        yield "paragraph", text


def _block(element: HtmlElement, deeper: int) -> Iterator[Tree]:
    tag = element.tag
    if tag in LEVELS:
        yield "heading", min(LEVELS[tag] + deeper, 6), _told(_text(element))
    elif tag in ("ul", "ol"):
        kind = "footnotes" if _is_footnotes(element) else tag
        start = int(element.get("start", 1)) if tag == "ol" else 0
        yield (kind, start, *(("item", *_blocks(item, deeper)) for item in element))
    elif tag == "pre":
        lines = element.text_content().strip("\n").split("\n")
        yield "code", tuple(line.rstrip() for line in lines)
    elif tag == "table":
        yield "table", tuple(_rows(element))
    elif tag == "hr":
        yield ("rule",)
    elif tag == "p":
        before = element.getprevious()
        box = _text(before) if before is not None and before.tag == "input" else ""
        yield from _paragraph([box, _text(element)])
    elif tag == "blockquote":
        yield ("quote", *_blocks(element, deeper))
    else:
        yield from _blocks(element, deeper)


def _is_footnotes(element: HtmlElement) -> bool:
    return len(element) > 0 and element[0].get("id", "").startswith("fn")


def _rows(table: HtmlElement) -> Iterator[tuple[tuple[str, str], ...]]:
    for row in table.iter("tr"):
        yield tuple((_side(cell), _told(_text(cell))) for cell in row)


def _side(cell: HtmlElement) -> str:
    told = {"at-end": "right", "in-middle": "center"}.get(cell.get("class", ""), "")
    side = cell.get("align", told)
    return "" if side == "left" else side


def _text(element: HtmlElement) -> str:
    """The words, with what is struck, led elsewhere or ticked made plain."""
    inner = (element.text or "") + "".join(
        _text(each) + (each.tail or "") for each in element
    )
    if element.tag == "sup" or "footnote-backref" in element.get("class", ""):
        return " ^ " if element.tag == "sup" else ""
    if element.tag == "input":
        return "☑ " if "checked" in element.attrib else "☐ "
    if element.tag == "del":
        return f" ¬{inner}¬ "
    if element.tag == "a" and element.get("href"):
        return f"{inner}→{element.get('href')} "
    if element.tag == "br":
        return " "
    if element.tag == "img":
        return str(element.get("alt", ""))
    return inner


def _told(text: str) -> str:
    """The words; a tag at their end is ours to read."""
    return WORDLESS.sub(" ", TAG.sub("", text)).strip()
