"""The clauses of the standards that the office works to, with what claims them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from qms.i18n import N_
from qms.model.coverage import (
    MISSING,
    NOT_APPLICABLE,
    OPEN,
    OWN,
    REQUIRED,
    Covered,
)
from qms.model.located import Fields
from qms.model.standard import Standard
from qms.model.titles import said_in
from qms.site import places
from qms.site.claims import (
    Clause,
    covered_in,
    editions_of,
    key_of,
    name_of,
    parts_by_clause,
)
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.looks import BAD, Look
from qms.site.parts import Part, Way, way_to
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.said import Said
from qms.site.site import Site

TEMPLATE = "clauses.html"
PART_TEMPLATE = "claims.html"
NAME = "clauses"
TITLE = N_("Clauses and documents")

CLAIMED = Look("•", "plain")
NOTHING = Look("–", "past")
LOOKS: Mapping[str, Look] = {
    REQUIRED: CLAIMED,
    OWN: CLAIMED,
    NOT_APPLICABLE: NOTHING,
    MISSING: Look("✗", BAD),
    OPEN: NOTHING,
}
WORDS: Mapping[str, str] = {
    REQUIRED: N_("claimed"),
    OWN: N_("claimed"),
    NOT_APPLICABLE: N_("does not apply"),
    MISSING: N_("claimed by nothing"),
    OPEN: N_("claimed by nothing"),
}
PUBLIC_WORDS: Mapping[str, str] = {
    **WORDS,
    MISSING: N_("claimed by no public document"),
    OPEN: N_("claimed by no public document"),
}
DEMANDS: Mapping[tuple[str, ...], str] = {
    (): "",
    ("document",): N_("a document"),
    ("record",): N_("a record"),
    ("document", "record"): N_("a document and a record"),
}


@dataclass(frozen=True)
class Row:
    """A clause: what it is about in our words, and what claims it.

    `demands` is what the standard asks for in every case, `reason` why it does not
    apply; both may be empty. `parts` lead to the documents, where these stand on pages
    of their own.
    """

    number: str
    title: Said
    demands: str
    look: Look
    state: str
    documents: tuple[Reference, ...]
    records: tuple[str, ...]
    reason: Said
    parts: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Edition:
    """An edition of a standard, with how many of its clauses are claimed.

    `is_next` tells that the office does not work to it yet.
    """

    anchor: str
    name: str
    title: Said
    is_next: bool
    total: int
    claimed: int
    missing: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class View:
    """The editions, those that the office works to first."""

    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class PartView:
    """Some documents that claim a clause, and the way to all clauses."""

    whole: str
    documents: tuple[Reference, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    shown = list(editions_of(page.site))
    found = {key_of(each): covered_in(page.site, each) for each, _is_next in shown}
    parts = parts_by_clause(
        {key_of(each): (name_of(each), found[key_of(each)]) for each, _is_next in shown}
    )
    return View(
        tuple(
            _edition(page, each, is_next, found[key_of(each)], parts)
            for each, is_next in shown
        )
    )


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the clauses that many documents claim."""
    found = {
        key_of(each): (name_of(each), covered_in(site, each))
        for each, _is_next in editions_of(site)
    }
    title = site.voices[language].say(TITLE)
    for (edition, _number), parts in parts_by_clause(found).items():
        for part in parts:
            page = ListPage(site, language, f"{title}: {part.title}", part.path)
            show = partial(_part_view, edition=edition, part=part)
            yield page_leaf(page, PART_TEMPLATE, show, site.in_force)


def _part_view(page: ListPage, edition: str, part: Part[str]) -> PartView:
    listed = places.listed(page.language, NAME)
    return PartView(
        page.way(f"{listed}#{_anchor(edition)}"),
        tuple(referred(page, name) for name in part.rows),
    )


def _anchor(edition: str) -> str:
    return f"edition.{edition}"


def _edition(
    page: ListPage,
    edition: Standard,
    is_next: bool,
    found: Sequence[Covered],
    parts: Mapping[Clause, Sequence[Part[str]]],
) -> Edition:
    states = Counter(each.state for each in found)
    key = key_of(edition)
    return Edition(
        anchor=_anchor(key),
        name=name_of(edition),
        title=_said(page, edition.raw.fields("title")),
        is_next=is_next,
        total=len(found),
        claimed=states[REQUIRED] + states[OWN],
        missing=states[MISSING],
        rows=tuple(
            _row(page, each, parts.get((key, each.number), ())) for each in found
        ),
    )


def _row(page: ListPage, each: Covered, parts: Sequence[Part[str]]) -> Row:
    say, is_internal = page.voice.say, page.site.is_internal
    words = WORDS if is_internal else PUBLIC_WORDS
    demands = DEMANDS[each.demands]
    return Row(
        number=each.number,
        title=_said(page, each.row.fields("title")),
        demands=say(demands) if demands else "",
        look=LOOKS[each.state],
        state=say(words[each.state]),
        documents=tuple(
            referred(page, name) for name in (() if parts else each.documents)
        ),
        records=tuple(_records(page, each.records)),
        reason=_reason(page, each) if is_internal else Said(""),
        parts=tuple(way_to(page, part, str) for part in parts),
    )


def _reason(page: ListPage, each: Covered) -> Said:
    """Why a clause does not apply, as the office writes it in its own language."""
    is_shown = each.state == NOT_APPLICABLE
    binding = page.site.binding
    tag = "" if binding == page.language else binding
    return Said(each.reason, tag) if is_shown else Said("")


def _records(page: ListPage, names: Iterable[str]) -> Iterator[str]:
    register = page.site.register
    for name in names:
        titles = register.profile.record_kinds[name].fields("title")
        texts = {tag: titles.text(tag) for tag in titles}
        yield said_in(register, texts, page.language) or name


def _said(page: ListPage, titles: Fields) -> Said:
    """A title in the page's language, else in English, and then marked so."""
    for tag in (page.language, page.language.partition("-")[0]):
        if titles.text(tag):
            return Said(str(titles.text(tag)))
    return Said(str(titles.text("en")), "en")
