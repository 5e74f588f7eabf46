"""Documents and abbreviations that a text names: ways to them, meanings beside them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from qms.model.outline import UPPER
from qms.site.text.places import DOCUMENT
from qms.site.text.wording import Wording

_APART = frozenset(
    ("a", "abbr", "code", "kbd", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
)
_ROOMS = frozenset(("li", "p", "tr"))
# a word in capitals that stands whole; endings of the language may follow it
_WORD = re.compile(
    rf"(?<![\w/.#@&-])[{UPPER}](?:[{UPPER}0-9]|-(?=[{UPPER}0-9]))+(?!\w|-[{UPPER}0-9])"
)


def mention(root: Element, wording: Wording, words: frozenset[str]) -> None:
    """Mark what the text names; `words` are those in capitals that it has.

    Never in code, links, headings, nor where an abbreviation is being defined.
    """
    wanted = words & (wording.ids | wording.meanings.keys())
    if wanted:
        _Mentions(wording, wanted).within(root, root)


class _Mentions:
    def __init__(self, wording: Wording, wanted: frozenset[str]) -> None:
        self.wording, self.wanted = wording, wanted

    def within(self, element: Element, room: Element) -> None:
        """Mark the words of an element; `room` is the block that it stands in."""
        for index in range(len(element) - 1, -1, -1):
            child = element[index]
            if child.tag not in _APART and isinstance(child.tag, str):
                self.within(child, child if child.tag in _ROOMS else room)
            if child.tail and _WORD.search(child.tail):
                lead, marked = self._marked(child.tail, room)
                child.tail = lead
                element[index + 1 : index + 1] = marked
        if element.text and _WORD.search(element.text):
            lead, marked = self._marked(element.text, room)
            element.text = lead
            element[0:0] = marked

    def _marked(self, text: str, room: Element) -> tuple[str, list[Element]]:
        """The text up to the first mention, and the mentions with what follows each."""
        lead, end = text, 0
        marked: list[Element] = []
        for found in _WORD.finditer(text):
            word = found[0]
            mark = self._mark(word, room) if word in self.wanted else None
            if mark is None:
                continue
            between = text[end : found.start()]
            if marked:
                marked[-1].tail = between
            else:
                lead = between
            marked.append(mark)
            end = found.end()
        if marked:
            marked[-1].tail = text[end:]
        return lead, marked

    def _mark(self, word: str, room: Element) -> Element | None:
        if word in self.wording.ids:
            mark = Element("a", {"href": f"{DOCUMENT}{word}"})
        elif _defines(room, word):
            return None
        else:
            mark = Element("abbr", {"title": self.wording.meanings[word]})
        mark.text = word
        return mark


def _defines(room: Element, word: str) -> bool:
    """Whether an item or a row says here what the word means."""
    if room.tag == "tr":
        return room[0].tag == "td" and "".join(room[0].itertext()).strip() == word
    text = "".join(room.itertext()) if room.tag in ("li", "p") else ""
    return bool(
        re.match(rf"\W*{re.escape(word)}\W*\s[–—=-]\s|{re.escape(word)}:", text)
    )
