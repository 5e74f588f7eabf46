"""The offices and what each of them does: its steps, services, promises, documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from qms.i18n import N_
from qms.site import places
from qms.site.catalogue import charters_in_force, services_of, told_in
from qms.site.collation import in_order
from qms.site.holders import Held, Holders
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.office_work import (
    Duty,
    Task,
    duties_of,
    owned_of,
    parts_by_office,
    tasks_of,
)
from qms.site.parts import Part, Way, way_to
from qms.site.references import Reference
from qms.site.said import Said
from qms.site.site import Site

TEMPLATE = "offices.html"
NAME = "offices"
TITLE = N_("Offices and responsibilities")


@dataclass(frozen=True)
class Seat:
    """An office in the tree of offices, above those that it heads."""

    title: str
    anchor: str
    below: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class Link:
    """A text that leads to another page."""

    text: Said
    address: str


@dataclass(frozen=True)
class Work:
    """What an office does; `parts` lead to its documents and steps, where they stand
    on pages of their own."""

    duties: tuple[Duty, ...] = ()
    owned: tuple[Reference, ...] = ()
    services: tuple[Link, ...] = ()
    promises: tuple[Link, ...] = ()
    parts: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Office:
    """An office as the page shows it."""

    anchor: str
    title: str
    head: Seat | None
    held: Held
    work: Work

    @property
    def is_named(self) -> bool:
        """Whether any text that is shown names it."""
        work = self.work
        texts = work.duties or work.owned or work.parts
        return bool(texts or work.services or work.promises)


@dataclass(frozen=True)
class View:
    """The tree of offices, and each of them in the order of their titles.

    On a page that is a part, `whole` leads to the others.
    """

    tree: tuple[Seat, ...]
    offices: tuple[Office, ...]
    whole: str = ""


def view(page: ListPage) -> View:
    """What the page shows."""
    names = list(page.site.register.profile.offices)
    works = _Works(page)
    holders = Holders(page.site, page.voice)
    offices = [_office(page, name, works.of(name), holders) for name in names]
    return View(
        tuple(_tree(page)),
        tuple(in_order(offices, page.language, lambda each: each.title)),
    )


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the offices, where one page cannot bear what all of them do."""
    title = site.voices[language].say(TITLE)
    for parts in parts_by_office(site, language, tasks_of(site)).values():
        for part in parts:
            page = ListPage(site, language, f"{title}: {part.title}", part.path)
            show = partial(_part_view, part=part)
            yield page_leaf(page, TEMPLATE, show, site.in_force)


def _part_view(page: ListPage, part: Part[Task]) -> View:
    anchor = anchor_of(part.group)
    listed = places.listed(page.language, NAME)
    work = Work(
        duties=tuple(duties_of(page, part.rows)),
        owned=tuple(owned_of(page, part.rows)),
    )
    office = Office(anchor, part.title, None, Held(), work)
    return View((), (office,), page.way(f"{listed}#{anchor}"))


def anchor_of(name: str) -> str:
    """Where an office stands on the page."""
    return f"office.{name}"


def _office(page: ListPage, name: str, work: Work, holders: Holders) -> Office:
    offices = page.site.register.profile.offices
    head = str(offices[name].text("head"))
    return Office(
        anchor=anchor_of(name),
        title=page.office(name),
        head=_seat(page, head) if head in offices else None,
        held=holders.held(name),
        work=work,
    )


def _seat(page: ListPage, name: str, below: tuple[Seat, ...] = ()) -> Seat:
    return Seat(page.office(name), anchor_of(name), below)


def _tree(page: ListPage) -> Iterator[Seat]:
    """The offices that none heads, above those that they head.

    Where offices head one another in a circle, they stand beside the others.
    """
    offices = page.site.register.profile.offices
    headed: dict[str, list[str]] = {}
    for name, row in offices.items():
        head = str(row.text("head"))
        headed.setdefault(head if head in offices else "", []).append(name)
    seen: set[str] = set()

    def grown(names: list[str]) -> Iterator[Seat]:
        for name in names:
            if name not in seen:
                seen.add(name)
                yield _seat(page, name, tuple(grown(headed.get(name, []))))

    yield from grown(headed.get("", []))
    yield from grown(list(offices))


class _Works:
    """What each office does, gathered once for a page."""

    def __init__(self, page: ListPage) -> None:
        self.page = page
        self.tasks = tasks_of(page.site)
        self.parts = parts_by_office(page.site, page.language, self.tasks)
        self.services = list(_services(page))
        self.promises = list(_promises(page))

    def of(self, name: str) -> Work:
        """The work of an office."""
        page, tasks = self.page, () if self.parts else self.tasks[name]
        return Work(
            duties=tuple(duties_of(page, tasks)),
            owned=tuple(owned_of(page, tasks)),
            services=tuple(link for office, link in self.services if office == name),
            promises=tuple(link for office, link in self.promises if office == name),
            parts=tuple(
                way_to(page, part, lambda task: task.document)
                for part in self.parts.get(name, ())
            ),
        )


def _services(page: ListPage) -> Iterator[tuple[str, Link]]:
    for each in services_of(page.site):
        row = each.row(each.charter.subject(page.language))
        address = page.way(each.path(page.language))
        yield row.data("office"), Link(each.title(page.language), address)


def _promises(page: ListPage) -> Iterator[tuple[str, Link]]:
    for charter in charters_in_force(page.site):
        path = places.document(page.language, charter.shelf.document)
        for row in charter.subject(page.language).head.rows("promises"):
            text = told_in(charter, page.language, row.said("text"))
            address = page.way(f"{path}#promise.{row.data('id')}")
            yield row.data("owner"), Link(text, address)
