"""The calendar of reviews: what is overdue first, then what is due month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from qms.i18n import N_
from qms.model.publication import Shelf
from qms.model.revision import revision_key
from qms.model.titles import office_title
from qms.site import places
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.parts import Group, Part, Way, is_long, parts_of, way_to
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.site import Site

TEMPLATE = "reviews.html"
NAME = "reviews"
TITLE = N_("Calendar of reviews")
OVERDUE, WITHOUT = "overdue", "without"
WEIGHT = 330

Due = tuple[date, Shelf]
Review = tuple[date | None, Shelf]


@dataclass(frozen=True)
class Row:
    """A document, the day on which its review is due, and who owns it."""

    document: Reference
    day: str
    iso: str
    owner: str
    confirmed: str


@dataclass(frozen=True)
class Month:
    """The reviews of a month."""

    name: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class View:
    """The overdue ones, the months, and the documents that no review is set for.

    Where they are too many for a page, `ways` lead to all of them. On a page that is a
    part, `whole` leads back.
    """

    calendar: str
    late: int = 0
    overdue: tuple[Row, ...] = ()
    months: tuple[Month, ...] = ()
    without: tuple[Reference, ...] = ()
    ways: tuple[Way, ...] = ()
    whole: str = ""


def view(page: ListPage) -> View:
    """What the page shows."""
    site, calendar = page.site, page.way(calendar_path(page.language))
    found, without = list(due(site)), list(_without(site))
    late = sum(1 for day, _shelf in found if day < site.as_of)
    parts = _parts(site, page.language)
    if parts:
        ways = tuple(way_to(page, part, _name) for part in parts)
        return View(calendar, late, ways=ways)
    return View(
        calendar,
        late,
        overdue=tuple(_rows(page, found[:late])),
        months=tuple(_month(page, *each) for each in _by_month(found[late:])),
        without=tuple(referred(page, each.document) for each in without),
    )


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the months, where one page cannot bear them all."""
    title = site.voices[language].say(TITLE)
    for part in _parts(site, language):
        page = ListPage(site, language, f"{title}: {part.title}", part.path)
        show = partial(_part_view, part=part)
        yield page_leaf(page, TEMPLATE, show, site.in_force)


def _part_view(page: ListPage, part: Part[Review]) -> View:
    whole = page.way(places.listed(page.language, NAME))
    calendar = page.way(calendar_path(page.language))
    rows = [(day, shelf) for day, shelf in part.rows if day]
    if part.group == WITHOUT:
        names = (referred(page, shelf.document) for _day, shelf in part.rows)
        return View(calendar, without=tuple(names), whole=whole)
    if part.group == OVERDUE:
        return View(calendar, overdue=tuple(_rows(page, rows)), whole=whole)
    month = Month(part.title, f"month.{part.group}", tuple(_rows(page, rows)))
    return View(calendar, months=(month,), whole=whole)


def _parts(site: Site, language: str) -> Sequence[Part[Review]]:
    """The parts: what is overdue, month by month, and what no review is set for."""
    found, without = list(due(site)), [(None, each) for each in _without(site)]
    if not is_long(WEIGHT for _ in [*found, *without]):
        return ()
    say, day = site.voices[language], site.as_of
    coming = [each for each in found if each[0] >= day]
    groups: list[Group[Review]] = [
        Group(
            OVERDUE, say.say(N_("Overdue")), [each for each in found if each[0] < day]
        )
    ]
    for first, rows in _by_month(coming):
        groups.append(Group(f"{first:%Y-%m}", say.month(first), rows))
    groups.append(Group(WITHOUT, say.say(N_("No review is set")), without))
    return parts_of(NAME, groups, lambda _row: WEIGHT)


def _name(row: Review) -> str:
    return row[1].document


def _without(site: Site) -> Iterator[Shelf]:
    """The documents in force that no review is set for."""
    for each in site.in_order:
        if each.is_in_force and each.status.review_due is None:
            yield each


def _by_month(found: Iterable[Due]) -> Iterator[tuple[date, list[Due]]]:
    """The reviews month by month, each with its first day of review."""
    for _, rows in groupby(found, key=lambda each: (each[0].year, each[0].month)):
        month = list(rows)
        yield month[0][0], month


def calendar_path(language: str) -> str:
    """Where the calendar stands for other programs."""
    return places.listed(language, NAME).replace(".html", ".ics")


def due(site: Site) -> Iterator[Due]:
    """The reviews of the texts in force with their days, the earliest first."""
    found = [
        (each.status.review_due, each)
        for each in site.publication.in_force
        if each.status.review_due is not None
    ]
    yield from sorted(found, key=lambda each: (each[0], revision_key(each[1].document)))


def _month(page: ListPage, first: date, rows: Iterable[Due]) -> Month:
    return Month(
        name=page.voice.month(first),
        anchor=f"month.{first:%Y-%m}",
        rows=tuple(_rows(page, rows)),
    )


def _rows(page: ListPage, rows: Iterable[Due]) -> Iterator[Row]:
    voice = page.voice
    for day, shelf in rows:
        owner = shelf.main.card.facts.owner
        confirmed = shelf.status.confirmed
        yield Row(
            document=referred(page, shelf.document),
            day=voice.day(day),
            iso=day.isoformat(),
            owner=office_title(page.site.register, owner, page.language),
            confirmed=voice.day(confirmed) if confirmed else "",
        )
