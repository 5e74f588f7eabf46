"""The words of a Word file by a dumb walk over its XML, apart from the product.

Every `t` and `delText` of every part counts, wherever it stands; only the older variant
of a passage and the numbers of pages do not. What heads of pages repeat counts once.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import iterparse

from qms.model.importing.source import Block, Source, words_of

READ = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|charts/.*|diagrams/data.*)\.xml"
)
REPEATED = re.compile(r"word/(?:header|footer)\d*\.xml")
APART = frozenset(
    {
        "p",
        "tc",
        "br",
        "tab",
        "cr",
        "noBreakHyphen",
        "pt",
        "rt",
        "comment",
        "del",
        "moveFrom",
    }
)
TEXT = frozenset({"t", "delText", "v"})
PAGES = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def words_of_word(data: bytes) -> Counter[str]:
    """How often each word stands in a file."""
    words: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if REPEATED.fullmatch(name):
                words |= words_of("".join(texts(archive.read(name))))
        for name in archive.namelist():
            if READ.fullmatch(name):
                words += words_of("".join(texts(archive.read(name))))
    return words


def texts(data: bytes) -> Iterator[str]:
    older, codes = 0, [""]
    for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if tag == "Fallback":
            older += 1 if event == "start" else -1
        if tag in APART:
            yield " "
        if tag == "fldSimple":
            codes = codes[:-1] if event == "end" else [*codes, str(element.attrib)]
        if event == "end":
            codes = turned(codes, tag, element.text or "", str(element.attrib))
            is_number = any(PAGES.search(each) for each in codes)
            if tag in TEXT and not older and not is_number:
                yield element.text or ""


def turned(codes: list[str], tag: str, text: str, attributes: str) -> list[str]:
    """The codes of the fields that are open after an element."""
    if tag == "fldChar":
        if "'begin'" in attributes:
            return [*codes, ""]
        return codes[:-1] if "'end'" in attributes else codes
    if tag == "instrText" and len(codes) > 1:
        return [*codes[:-1], codes[-1] + text]
    return codes


def words_found(source: Source) -> Counter[str]:
    """The words that a source holds or tells."""
    found: Counter[str] = Counter()
    for block in (*source.blocks, *source.headers, *source.footers):
        found += words_of_block(block)
    for told in source.told:
        found += words_of(" ".join(map(str, told.values.values())))
    return found


def words_of_block(block: Block) -> Counter[str]:
    cells = [cell for row in block.plain_rows for cell in row]
    return words_of("\n".join([block.plain, *cells]))
