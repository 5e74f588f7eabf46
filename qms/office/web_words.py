"""The words of a page of the web, counted by a reading that goes forward only.

However broken a page is, each of its signs is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qms.model.entities import unescaped
from qms.model.importing.source import words_of

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:]{0,30})")
_OPENS = re.compile(r"[a-zA-Z/!?]")
_RAW = {
    name: re.compile(rf"</{name}", re.IGNORECASE)
    for name in ("script", "style", "title")
}
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")
_LONGEST_TAG = 4_000
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_KEPT = {"author": "creator", "description": "description", "keywords": "keywords"}


@dataclass
class WebWords:
    """A page as its text goes by: its words, and what its head says of it."""

    text: str
    properties: dict[str, str] = field(default_factory=dict)
    _missing: set[str] = field(default_factory=set)

    def words(self) -> Counter[str]:
        """The words of the page."""
        return words_of(unescaped("".join(self._texts())))

    def _texts(self) -> Iterator[str]:
        at = 0
        while at < len(self.text):
            start = self._find("<", at)
            if start < 0:
                break
            yield self.text[at:start]
            end = self._end(start)
            if end < 0:
                yield "<"
                at = start + 1
                continue
            name = self._name(start, end)
            yield "" if name in _INLINE else " "
            at = self._after(name, self.text[start:end], end)
        yield self.text[at:]

    def _find(self, sign: str, at: int) -> int:
        """Where a sign stands next; one that stands nowhere is not looked for again."""
        if sign in self._missing:
            return -1
        found = self.text.find(sign, at)
        if found < 0:
            self._missing.add(sign)
        return found

    def _end(self, start: int) -> int:
        """Where a tag or a comment ends, or -1 where none begins."""
        if self.text.startswith("<!--", start):
            end = self._find("-->", start + 4)
            return end + 3 if end >= 0 else -1
        if not _OPENS.match(self.text, start + 1):
            return -1
        end = first = self._find(">", start)
        while 0 <= end < start + _LONGEST_TAG and self._is_quoted(start, end):
            end = self._find(">", end + 1)
        return (end if 0 <= end < start + _LONGEST_TAG else first) + 1 or -1

    def _is_quoted(self, start: int, end: int) -> bool:
        """Whether what looks like a tag's end stands between quotation marks."""
        return bool(self.text.count('"', start, end) % 2)

    def _name(self, start: int, end: int) -> str:
        found = _NAME.match(self.text, start, end)
        return found[1].lower() if found else ""

    def _after(self, name: str, tag: str, end: int) -> int:
        """Where the text goes on behind a tag, whose attributes are noted."""
        if tag.startswith("</"):
            return end
        self._note(name, tag[:_LONGEST_TAG])
        if name not in _RAW:
            return end
        closing = _RAW[name].search(self.text, end)
        until = closing.start() if closing else len(self.text)
        if name == "title":
            self.properties["title"] = _line(self.text[end:until])
        return until

    def _note(self, name: str, tag: str) -> None:
        if name not in ("html", "meta"):
            return
        given = {
            found[1].lower(): found[2] or found[3] or ""
            for found in _ATTRIBUTE.finditer(tag)
        }
        if name == "html" and given.get("lang"):
            self.properties["language"] = given["lang"]
        kept = _KEPT.get(given.get("name", "").lower())
        if kept and given.get("content"):
            self.properties[kept] = _line(given["content"])


def _line(text: str) -> str:
    return " ".join(unescaped(text).split())
