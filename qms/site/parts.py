"""The parts of a list that is too long for one page, and the ways to them.

Whoever shows a list says what each of its rows weighs: about how many bytes of HTML.
Parts are the same in every language, so that each page has its like in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from qms.site import places
from qms.site.list_page import ListPage

Row = TypeVar("Row")
Weigh = Callable[[Row], int]

MOST = 400_000
PORTION = 250_000


class Group(NamedTuple, Generic[Row]):
    """Rows that have something in common: its name in addresses, and its title."""

    name: str
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Part(Generic[Row]):
    """A page with some rows of a group."""

    folder: str
    name: str
    group: str
    title: str
    rows: tuple[Row, ...]

    def path(self, language: str) -> str:
        """Where it lies."""
        return places.below(language, self.folder, self.name)


@dataclass(frozen=True)
class Way:
    """The way to a part: its first and last row in short, and how many there are."""

    title: str
    first: str
    last: str
    count: int
    address: str
    is_here: bool


def is_long(weights: Iterable[int]) -> bool:
    """Whether rows of these weights are too much for one page."""
    return sum(weights) > MOST


def parts_of(
    folder: str, groups: Iterable[Group[Row]], weigh: Weigh[Row]
) -> tuple[Part[Row], ...]:
    """The parts of the groups, whether they are long or not; each has its own name."""
    taken: set[str] = set()
    return tuple(
        part
        for group in groups
        for part in _parts(folder, group, [*_portions(group.rows, weigh)], taken)
    )


def _parts(
    folder: str, group: Group[Row], portions: list[list[Row]], taken: set[str]
) -> Iterator[Part[Row]]:
    for number, rows in enumerate(portions, 1):
        name = group.name if len(portions) == 1 else f"{group.name}-{number}"
        # names that differ in capitals or signs alone may be one place
        while places.safe(name).lower() in taken:
            name += "-"
        taken.add(places.safe(name).lower())
        yield Part(folder, name, group.name, group.title, tuple(rows))


def _portions(rows: Iterable[Row], weigh: Weigh[Row]) -> Iterator[list[Row]]:
    """Rows as many as a page bears, always one at least."""
    found: list[Row] = []
    weight = 0
    for row in rows:
        more = weigh(row)
        if found and weight + more > PORTION:
            yield found
            found, weight = [], 0
        found.append(row)
        weight += more
    if found:
        yield found


def way_to(page: ListPage, part: Part[Row], name_of: Callable[[Row], str]) -> Way:
    """The way from a page to a part."""
    path = part.path(page.language)
    return Way(
        title=part.title,
        first=name_of(part.rows[0]),
        last=name_of(part.rows[-1]),
        count=len(part.rows),
        address=page.way(path),
        is_here=path == page.path,
    )
