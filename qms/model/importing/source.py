"""A foreign file as it was read: its text in blocks, and everything beside the text.

Whoever reads a format fills these values; whoever recognises a document in them knows
no format. `words` is counted apart from the blocks, over all text that the file holds,
so that whatever finds no place in the result can be named.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "table", "verbatim", "quote"]
Row = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text, in the order of reading.

    `text` is inline Markdown, `plain` the same without marks. In `text`, signs that
    mean something inside a line are escaped; who writes the block guards the line's
    beginning, and the `|` of a cell. A break within a paragraph is a backslash and an
    end of line, in `plain` an end of line. A call of a footnote is `[^3]`, and the
    note's blocks have the place `footnote 3`.

    `level` is that of a heading (from 1), or the depth of a list's item (from 0).
    `marker` is an item's `-` or number with its point, and the number that a program
    set before a heading (`8.1.`); numbers of other forms (`b)`, `IV.`) begin the text.
    `rows` are a table's, the first its head, as inline Markdown on one line, and
    `plain_rows` the same as plain text with its lines kept. `place` says where it
    stood: `body`, `text box`, `footnote 3`; `is_bold` that all its text is bold;
    `style` how the program calls the paragraph: `Title`, `heading 1`, `caption`. A
    paragraph of the style `Title` is a heading of level 1.
    """

    kind: Kind
    text: str = ""
    plain: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[Row, ...] = ()
    plain_rows: tuple[Row, ...] = ()
    place: str = "body"
    style: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader of a format tells: a sentence to translate, and its values."""

    sentence: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A foreign file.

    `headers` and `footers` are the blocks of the pages' own, each text once.
    `properties` are what the program noted (title, creator, revision, language …), or
    the fields of a foreign front matter, as text. `pictures` are bytes by the name
    under which the blocks show them. `markdown` is the body of a file that was
    Markdown already, kept as typed; then `blocks` describe it and do not replace it.
    """

    name: str
    format: str
    digest: str
    blocks: tuple[Block, ...] = ()
    headers: tuple[Block, ...] = ()
    footers: tuple[Block, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    markdown: str | None = None
    told: tuple[Told, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)


def composed(source: Source) -> Source:
    """A source whose blocks write every letter as one sign."""

    def blocks(given: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_composed(each) for each in given)

    return replace(
        source,
        blocks=blocks(source.blocks),
        headers=blocks(source.headers),
        footers=blocks(source.footers),
    )


def _composed(block: Block) -> Block:
    def rows(given: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(tuple(unicodedata.normalize("NFC", c) for c in r) for r in given)

    return replace(
        block,
        text=unicodedata.normalize("NFC", block.text),
        plain=unicodedata.normalize("NFC", block.plain),
        rows=rows(block.rows),
        plain_rows=rows(block.plain_rows),
    )


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text: runs of letters and digits, composed."""
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text)))
