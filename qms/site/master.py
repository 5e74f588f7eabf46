"""The master list of a site: its rows, and by which of them it is parted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from qms.i18n import N_
from qms.model.listed import Listed, in_order, public_word, word_of
from qms.model.publication import DRAFT, Shelf
from qms.model.titles import kind_title
from qms.site.parts import Group, Part, is_long, parts_of
from qms.site.site import Site

FOLDER = "kinds"
OTHER = "other"
WEIGHT = 550


def rows_of(site: Site, language: str) -> list[Listed]:
    """Every document that has a page, with its title in a language."""
    rows = [_row(site, each, language) for each in site.in_order]
    return in_order(rows, site.register.profile.kinds)


def kinds_of(site: Site, language: str, rows: list[Listed]) -> tuple[Part[Listed], ...]:
    """The parts of the list, kind by kind; none where all of it fits on one page."""
    if not is_long(WEIGHT for _ in rows):
        return ()
    return parts_of(FOLDER, _kinds(site, language, rows), lambda _row: WEIGHT)


def _kinds(site: Site, language: str, rows: list[Listed]) -> Iterator[Group[Listed]]:
    say = site.voices[language].say
    for kind, found in groupby(rows, key=lambda each: each.kind):
        title = kind_title(site.register, kind, language) or say(N_("other"))
        yield Group(kind or OTHER, title, list(found))


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
