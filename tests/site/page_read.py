"""A page as a browser's parser sees it, and the making of pages for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from qms.actions.documents import read_register
from qms.actions.render import Wanted, subject_of
from qms.i18n import catalogue
from qms.model.register import Register
from qms.site.pages import page_of

TOWN = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
VOID = {"br", "hr", "img", "meta", "link", "input", "wbr"}


@dataclass
class Page(HTMLParser):
    """The elements of a page in order, its text, and the texts of its labels."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.style += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, name: str) -> list[str]:
        return [each[name] for _tag, each in self.elements if name in each]


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


@cache
def town() -> Register:
    """The model town, read once for all tests."""
    return read_register(TOWN, DAY)


def in_words(tag: str, sentence: str, **values: str) -> str:
    """A sentence of ours in a page's language, as the catalogue has it."""
    return catalogue(tag).gettext(sentence).format(**values)


def town_page(document: str, language: str = "", *, is_large: bool = False) -> str:
    wanted = Wanted(document, language)
    return page_of(subject_of(TOWN, town(), wanted), is_large=is_large)


def page_in(root: Path, document: str, language: str = "") -> str:
    register = read_register(root, DAY)
    return page_of(subject_of(root, register, Wanted(document, language)))
