"""The words of an OpenDocument text, counted apart from its blocks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.model.importing.source import words_of
from qms.office.odt.line import PAGES

_PARAGRAPHS = frozenset({"text:p", "text:h"})
_APART = frozenset({"text:s", "text:tab", "text:line-break", "text:ruby-text"})
_UNSAID = frozenset(
    {
        "text:note-citation",
        "text:tracked-changes",
        "svg:title",
        "svg:desc",
        "dc:creator",
        "dc:date",
        "meta:date-string",
        "meta:creator-initials",
        "office:binary-data",
        *PAGES,
    }
)


@dataclass
class _Count:
    words: Counter[str] = field(default_factory=Counter)
    texts: list[list[str]] = field(default_factory=list)

    def element(self, element: Element) -> None:
        if element.tag in _UNSAID:
            return
        is_paragraph = element.tag in _PARAGRAPHS
        if is_paragraph:
            self.texts.append([])
        self.text(" " if element.tag in _APART else None)
        self.text(element.text)
        for child in element:
            self.element(child)
            self.text(child.tail)
        if is_paragraph:
            self.words += words_of("".join(self.texts.pop()))

    def text(self, text: str | None) -> None:
        if text and self.texts:
            self.texts[-1].append(text)


def words_in(root: Element) -> Counter[str]:
    """The words of the paragraphs under an element."""
    count = _Count()
    count.element(root)
    return count.words
