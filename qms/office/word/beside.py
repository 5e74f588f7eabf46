"""What stands beside the text of a document of Word: heads of pages, notes, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from qms.model.importing.source import Block
from qms.office.telling import DRAWING, REMARK, UNCALLED, UNSIGNED
from qms.office.word.body import Body
from qms.office.word.reading import Reading
from qms.office.word.wrappers import text_of

_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_DRAWINGS = ("chart", "chartEx", "diagramData", "chartUserShapes")


def repeated(reading: Reading, kind: str) -> tuple[Block, ...]:
    """The blocks of the pages' heads or feet, each text once."""
    seen: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
    found: list[Block] = []
    for part in list(reading.parts.pointed(reading.part, kind)):
        with reading.at(part):
            blocks = [_plain(each) for each in Body(reading, kind).read(part.root)]
        found += [each for each in blocks if (each.plain, each.plain_rows) not in seen]
        seen |= {(each.plain, each.plain_rows) for each in blocks}
    return tuple(found)


def _plain(block: Block) -> Block:
    """A heading at the head of a page heads nothing."""
    if block.kind != "heading":
        return block
    return replace(block, kind="paragraph", level=0, marker="")


def notes(reading: Reading) -> list[Block]:
    """The notes of the text's end in the order of their calls; others are told."""
    found: dict[int, list[Block]] = {}
    for kind in ("footnote", "endnote"):
        for part in list(reading.parts.pointed(reading.part, f"{kind}s")):
            with reading.at(part):
                for element in _notes_in(part.root, kind):
                    number = reading.notes.get((kind, element.get("w:id", "")))
                    if number is None:
                        reading.telling.tell_text(UNCALLED, text_of(element))
                    else:
                        found[number] = Body(reading, f"footnote {number}").read(
                            element
                        )
    return [block for number in sorted(found) for block in found[number]]


def _notes_in(root: Element, kind: str) -> Iterator[Element]:
    for element in root.iter(f"w:{kind}"):
        if element.get("w:type") not in _NO_NOTES:
            yield element


def tell_remarks(reading: Reading) -> None:
    """Tell the comments: whoever wrote them expects an answer, not a publication."""
    for part in reading.parts.pointed(reading.part, "comments"):
        for element in part.root.iter("w:comment"):
            author = element.get("w:author", "")
            if author:
                reading.telling.tell_text(REMARK, text_of(element), author=author)
            else:
                reading.telling.tell_text(UNSIGNED, text_of(element))


def tell_drawings(reading: Reading) -> None:
    """Tell the words of charts and diagrams."""
    for root in drawings(reading):
        reading.telling.tell_text(DRAWING, text_of(root))


def drawings(reading: Reading) -> Iterator[Element]:
    """The parts of charts and diagrams."""
    for kind in _DRAWINGS:
        for part in reading.parts.pointed(reading.part, kind):
            yield part.root
