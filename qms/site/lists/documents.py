"""The master list: one row a document, with the revision in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from qms.i18n import N_
from qms.model.listed import Listed, values
from qms.site import places
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.looks import Look, look_of
from qms.site.master import kinds_of, rows_of
from qms.site.parts import Part, Way, way_to
from qms.site.site import Site

TEMPLATE = "documents.html"
NAME = "documents"
TITLE = N_("Documents")

HEADS: Mapping[str, str] = {
    "revision": N_("Revision"),
    "since": N_("In force from"),
    "status": N_("Status"),
    "process": N_("Process"),
    "owner": N_("Owner"),
    "languages": N_("Languages"),
    "review_due": N_("Next review"),
}
CHOICES: Mapping[str, str] = {
    "kind": N_("Kind"),
    **{key: HEADS[key] for key in ("status", "process", "owner", "languages")},
}


@dataclass(frozen=True)
class Row:
    """A document as the list shows it; `tag` is the language of its title.

    `review` and `since` are days in words, and as machines write them.
    """

    id: str
    title: str
    tag: str
    address: str
    revision: str
    since: tuple[str, str]
    look: Look
    status: str
    kind: str
    process: str
    owner: str
    languages: str
    review: tuple[str, str]


@dataclass(frozen=True)
class Choice:
    """A column by which the list can be narrowed, with what it may be."""

    key: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """The list or a part of it, and where all of it stands as CSV."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    ways: tuple[Way, ...]
    total: int
    csv: str


def view(page: ListPage) -> View:
    """The whole list; of a long one, the ways to its parts."""
    rows = rows_of(page.site, page.language)
    parts = kinds_of(page.site, page.language, rows)
    return _view(page, () if parts else rows, parts, len(rows))


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the parts of a list that is too long for one."""
    parts = kinds_of(site, language, rows_of(site, language))
    say = site.voices[language].say
    for part in parts:
        page = ListPage(site, language, f"{say(TITLE)}: {part.title}", part.path)
        show = partial(_view, rows=part.rows, parts=parts, total=len(part.rows))
        yield page_leaf(page, TEMPLATE, show, site.everything)


def csv_path(language: str) -> str:
    """Where the list stands as CSV."""
    return places.listed(language, NAME).replace(".html", ".csv")


def _view(
    page: ListPage, rows: Iterable[Listed], parts: Iterable[Part[Listed]], total: int
) -> View:
    say = page.voice.say
    maker = _Rows(page)
    made = tuple(maker.row(each) for each in rows)
    return View(
        heads=tuple((key, say(head)) for key, head in HEADS.items()),
        rows=made,
        choices=tuple(_choices(page, made)) if len(made) > 1 else (),
        ways=tuple(way_to(page, each, _id) for each in parts),
        total=total,
        csv=page.way(csv_path(page.language)),
    )


def _id(row: Listed) -> str:
    return row.id


def _choices(page: ListPage, rows: tuple[Row, ...]) -> Iterator[Choice]:
    for key, label in CHOICES.items():
        found = {getattr(each, key) for each in rows}
        if key == "languages":
            found = {each for text in found for each in text.split(", ")}
        words = sorted(found - {""}, key=str.casefold)
        if len(words) > 1:
            yield Choice(key, page.voice.say(label), tuple(words))


class _Rows:
    """Makes the rows of a page; a day or a language is put into words once."""

    def __init__(self, page: ListPage) -> None:
        self.page = page
        self.day = cache(page.voice.short_day)
        self.name = cache(page.voice.language_name)

    def row(self, each: Listed) -> Row:
        """A row."""
        page = self.page
        told = values(page.site.register, each, page.language, page.voice.say)
        tag = page.language if page.language in each.languages else each.language
        return Row(
            id=each.id,
            title=each.title,
            tag="" if tag == page.language else tag,
            address=page.document(each.id),
            revision=each.revision,
            since=self._days(told, "since"),
            look=look_of(each.word),
            status=told["status"],
            kind=told["kind"],
            process=told["process"],
            owner=told["owner"],
            languages=", ".join(map(self.name, each.languages)),
            review=self._days(told, "review_due"),
        )

    def _days(self, told: Mapping[str, str], key: str) -> tuple[str, str]:
        return (self.day(told[key]) if told[key] else "", told[key])
