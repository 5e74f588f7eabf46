"""The calendar of reviews: what is overdue first, then what is due month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from qms.model.publication import Shelf
from qms.model.revision import revision_key
from qms.model.titles import office_title
from qms.site import places
from qms.site.list_page import ListPage
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.site import Site

TEMPLATE = "reviews.html"
NAME = "reviews"


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
    """The overdue ones, the months, and how many documents no review is set for."""

    overdue: tuple[Row, ...]
    months: tuple[Month, ...]
    without: tuple[Reference, ...]
    calendar: str


def view(page: ListPage) -> View:
    """What the page shows."""
    found = list(due(page.site))
    late = [each for each in found if each[0] < page.site.as_of]
    coming = [each for each in found if each[0] >= page.site.as_of]
    by_month = groupby(coming, key=lambda each: (each[0].year, each[0].month))
    return View(
        overdue=tuple(_rows(page, late)),
        months=tuple(_month(page, tuple(rows)) for _, rows in by_month),
        without=tuple(
            referred(page, each.document)
            for each in page.site.in_order
            if each.is_in_force and each.status.review_due is None
        ),
        calendar=page.way(calendar_path(page.language)),
    )


def calendar_path(language: str) -> str:
    """Where the calendar stands for other programs."""
    return places.listed(language, NAME).replace(".html", ".ics")


def due(site: Site) -> Iterator[tuple[date, Shelf]]:
    """The reviews of the texts in force with their days, the earliest first."""
    found = [
        (each.status.review_due, each)
        for each in site.publication.in_force
        if each.status.review_due is not None
    ]
    yield from sorted(found, key=lambda each: (each[0], revision_key(each[1].document)))


def _month(page: ListPage, rows: tuple[tuple[date, Shelf], ...]) -> Month:
    first = rows[0][0]
    return Month(
        name=page.voice.month(first),
        anchor=f"month.{first:%Y-%m}",
        rows=tuple(_rows(page, rows)),
    )


def _rows(page: ListPage, rows: Iterable[tuple[date, Shelf]]) -> Iterator[Row]:
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
