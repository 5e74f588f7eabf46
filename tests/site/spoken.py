"""The texts of a page with the languages that they are marked as."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from tests.site.page_read import VOID

ALOUD = ("alt", "aria-label", "placeholder", "title")
SILENT = ("script", "style")


class Spoken(NamedTuple):
    """A text with its language, and the element that it stands in."""

    language: str
    element: str
    text: str


@dataclass
class Voices(HTMLParser):
    """Reads a page, and keeps what is read aloud of it."""

    open: list[tuple[str, str]] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        language = named.get("lang") or (self.open[-1][1] if self.open else "")
        for name in ALOUD:
            self._keep(language, f"{tag} {name}", named.get(name, ""))
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in SILENT:
            tag, language = self.open[-1]
            self._keep(language, tag, data)

    def _keep(self, language: str, element: str, text: str) -> None:
        if text.strip():
            told = " ".join(text.split())
            self.spoken.append(Spoken(language, element, told))


def spoken_in(html: str) -> list[Spoken]:
    voices = Voices()
    voices.feed(html)
    voices.close()
    return voices.spoken
