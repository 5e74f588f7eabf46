"""The offices and what each of them does: its steps, services, promises, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qms.model.publication import Shelf
from qms.site import places
from qms.site.catalogue import charters_in_force, services_of, told_in
from qms.site.collation import in_order
from qms.site.holders import Held, Holders
from qms.site.list_page import ListPage
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.said import Said
from qms.site.told_steps import ToldStep, told_steps

TEMPLATE = "offices.html"


@dataclass(frozen=True)
class Seat:
    """An office in the tree of offices, above those that it heads."""

    title: str
    anchor: str
    below: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class Duty:
    """What an office does in a procedure."""

    document: Reference
    steps: tuple[ToldStep, ...]


@dataclass(frozen=True)
class Way:
    """A text that leads to another page."""

    text: Said
    address: str


@dataclass
class Work:
    """What was gathered of an office while the documents were read."""

    duties: list[Duty] = field(default_factory=list)
    owned: list[Reference] = field(default_factory=list)
    services: list[Way] = field(default_factory=list)
    promises: list[Way] = field(default_factory=list)


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
        return bool(work.duties or work.owned or work.services or work.promises)


@dataclass(frozen=True)
class View:
    """The tree of offices, and each of them in the order of their titles."""

    tree: tuple[Seat, ...]
    offices: tuple[Office, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    names = list(page.site.register.profile.offices)
    work = _work(page, names)
    holders = Holders(page.site, page.voice)
    offices = [_office(page, name, work[name], holders) for name in names]
    return View(
        tuple(_tree(page)),
        tuple(in_order(offices, page.language, lambda each: each.title)),
    )


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


def _work(page: ListPage, names: list[str]) -> Mapping[str, Work]:
    """What each office does, gathered in one walk over the texts in force."""
    found = {name: Work() for name in names}
    for shelf in page.site.in_order:
        if shelf.is_in_force:
            owner = shelf.main.card.facts.owner
            if owner in found:
                found[owner].owned.append(referred(page, shelf.document))
            for name, duty in _duties(page, shelf):
                if name in found:
                    found[name].duties.append(duty)
    for name, way in _services(page):
        if name in found:
            found[name].services.append(way)
    for name, way in _promises(page):
        if name in found:
            found[name].promises.append(way)
    return found


def _duties(page: ListPage, shelf: Shelf) -> Iterator[tuple[str, Duty]]:
    """The steps of a text by office."""
    steps: dict[str, list[ToldStep]] = {}
    for each in told_steps(shelf.main, page.language):
        steps.setdefault(each.office, []).append(each)
    reference = referred(page, shelf.document)
    for name, done in steps.items():
        yield name, Duty(reference, tuple(done))


def _services(page: ListPage) -> Iterator[tuple[str, Way]]:
    for each in services_of(page.site):
        row = each.row(each.charter.subject(page.language))
        address = page.way(each.path(page.language))
        yield row.data("office"), Way(each.title(page.language), address)


def _promises(page: ListPage) -> Iterator[tuple[str, Way]]:
    for charter in charters_in_force(page.site):
        path = places.document(page.language, charter.shelf.document)
        for row in charter.subject(page.language).head.rows("promises"):
            text = told_in(charter, page.language, row.said("text"))
            address = page.way(f"{path}#promise.{row.data('id')}")
            yield row.data("owner"), Way(text, address)
