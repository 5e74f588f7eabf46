"""The master list of a site: its rows, and the parts of a list too long for a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qms.model.listed import Listed, in_order, public_word, word_of
from qms.model.publication import DRAFT, Shelf
from qms.site import places
from qms.site.site import Site

MOST = 2000
PORTION = 1000


@dataclass(frozen=True)
class Part:
    """A part of a long list: documents of one kind, from one id to another."""

    name: str
    kind: str
    rows: tuple[Listed, ...]

    def path(self, language: str) -> str:
        """Where it lies."""
        return places.below(language, "kinds", self.name)


def rows_of(site: Site, language: str) -> list[Listed]:
    """Every document that has a page, with its title in a language."""
    rows = [_row(site, each, language) for each in site.in_order]
    return in_order(rows, site.register.profile.kinds)


def is_long(site: Site) -> bool:
    """Whether the list is too long for one page."""
    return len(site.shelves) > MOST


def parts_of(rows: list[Listed]) -> tuple[Part, ...]:
    """The parts of a list; none where all of it stands on one page."""
    return tuple(_parts(rows)) if len(rows) > MOST else ()


def _parts(rows: list[Listed]) -> Iterator[Part]:
    for kind, group in groupby(rows, key=lambda each: each.kind):
        found = tuple(group)
        for number, start in enumerate(range(0, len(found), PORTION), start=1):
            name = kind or "other"
            is_whole = len(found) <= PORTION
            yield Part(
                name if is_whole else f"{name}-{number}",
                kind,
                found[start : start + PORTION],
            )


def columns_left_out(site: Site) -> frozenset[str]:
    """The columns that say nothing here: what is not public, and what is written."""
    found = set() if site.is_internal else {"classification"}
    if not site.publication.audience.with_drafts:
        found.add("draft")
    return frozenset(found)


def _row(site: Site, shelf: Shelf, language: str) -> Listed:
    main, status = shelf.main, shelf.status
    facts, state = main.card.facts, main.state
    drafts = (each.label for each in shelf.others if each.part == DRAFT)
    return Listed(
        id=shelf.document,
        title=main.card_in(language).title,
        kind=facts.kind,
        owner=facts.owner,
        process=facts.process,
        languages=(facts.language, *sorted(main.versions)),
        classification=main.classification,
        revision=main.label,
        draft=next(drafts, ""),
        word=word_of(status) if site.is_internal else public_word(status),
        since=state.since if state else None,
        review_due=status.review_due,
    )
