"""The words of a document of Word, counted apart from its blocks.

Left out are only numbers of pages, which the program makes, and what tracked changes
have deleted or moved away, which is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.model.importing.source import words_of
from qms.office.word.fields import Fields
from qms.office.word.wrappers import GONE, branches

_TEXT = frozenset({"w:t", "m:t", "a:t", "c:v"})
_APART = frozenset(
    {"w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:rt", "w:rubyBase"}
)
_PARAGRAPHS = frozenset({"w:p", "a:p", "c:pt"})


@dataclass
class _Count:
    """The words of a part, paragraph by paragraph."""

    fields: Fields = field(default_factory=Fields)
    texts: list[list[str]] = field(default_factory=lambda: [[]])
    words: Counter[str] = field(default_factory=Counter)

    def element(self, element: Element) -> None:
        if element.tag in GONE:
            return
        if element.tag in _PARAGRAPHS:
            self._paragraph(element)
        elif element.tag == "mc:AlternateContent":
            for each in branches(element):
                self._children(each)
        elif element.tag == "w:fldSimple":
            self.fields.begin_simple(element.get("w:instr", ""))
            self._children(element)
            self.fields.end_simple()
        else:
            self._leaf(element)
            self._children(element)

    def _children(self, element: Element) -> None:
        for child in element:
            self.element(child)

    def _paragraph(self, element: Element) -> None:
        self.texts.append([])
        self._children(element)
        self.words += words_of("".join(self.texts.pop()))

    def _leaf(self, element: Element) -> None:
        if element.tag in _TEXT and not self.fields.is_page:
            self.texts[-1].append(element.text or "")
        elif element.tag in _APART:
            self.texts[-1].append(" ")
        elif element.tag == "w:fldChar":
            self.fields.turn(element)
        elif element.tag == "w:instrText":
            self.fields.add_code(element.text or "")


def words_in(root: Element) -> Counter[str]:
    """The words of one part."""
    count = _Count()
    count.element(root)
    return count.words + words_of("".join(count.texts[0]))


def words_in_all(parts: Iterable[Element], repeated: Iterable[Element]) -> Counter[str]:
    """The words of several parts; those of headers and footers as often as in one."""
    words: Counter[str] = Counter()
    for root in repeated:
        words |= words_in(root)
    for root in parts:
        words += words_in(root)
    return words
