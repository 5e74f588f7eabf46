"""The clauses of the standards that the office works to, with what claims them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.clause import ClauseRef, clause_or_none
from qms.model.coverage import (
    MISSING,
    NOT_APPLICABLE,
    OPEN,
    OWN,
    REQUIRED,
    Covered,
    coverage_of,
)
from qms.model.located import Fields
from qms.model.standard import Standard
from qms.model.titles import said_in
from qms.site.list_page import ListPage
from qms.site.looks import BAD, Look
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.said import Said

TEMPLATE = "clauses.html"

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
    apply; both may be empty.
    """

    number: str
    title: Said
    demands: str
    look: Look
    state: str
    documents: tuple[Reference, ...]
    records: tuple[str, ...]
    reason: Said


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


def view(page: ListPage) -> View:
    """What the page shows."""
    return View(tuple(_edition(page, *each) for each in _editions(page)))


def _editions(page: ListPage) -> Iterator[tuple[Standard, bool]]:
    """The editions that the office names, those that are claimed, those that follow."""
    register = page.site.register
    known = register.standards.editions
    named = [each.whole for each in register.profile.standards]
    chosen = dict.fromkeys([*named, *sorted(_claimed(page))])
    found = [key for each in chosen if (key := (each.standard, each.edition)) in known]
    for key in found:
        yield known[key], False
    for name, edition in found:
        following = known[name, edition].raw.text("next")
        after = (name, int(following) if following.isdecimal() else 0)
        if after in known and after not in found:
            yield known[after], True


def _claimed(page: ListPage) -> set[ClauseRef]:
    """The editions of which a text in force claims a clause."""
    texts = {
        text
        for shelf in page.site.publication.in_force
        for text in shelf.main.card.facts.clauses
    }
    return {each.whole for each in map(clause_or_none, texts) if each}


def _edition(page: ListPage, edition: Standard, is_next: bool) -> Edition:
    register = page.site.register
    shelves = page.site.publication.in_force
    found = coverage_of(
        edition,
        [
            each.main.card.facts
            for each in sorted(shelves, key=lambda one: one.document)
        ],
        register.profile,
        register.standards,
    )
    states = Counter(each.state for each in found)
    name = str(ClauseRef(edition.name, edition.edition))
    return Edition(
        anchor="edition." + "-".join(name.lower().replace(":", " ").split()),
        name=name,
        title=_said(page, edition.raw.fields("title")),
        is_next=is_next,
        total=len(found),
        claimed=states[REQUIRED] + states[OWN],
        missing=states[MISSING],
        rows=tuple(_row(page, each) for each in found),
    )


def _row(page: ListPage, each: Covered) -> Row:
    say, is_internal = page.voice.say, page.site.is_internal
    words = WORDS if is_internal else PUBLIC_WORDS
    demands = DEMANDS[each.demands]
    return Row(
        number=each.number,
        title=_said(page, each.row.fields("title")),
        demands=say(demands) if demands else "",
        look=LOOKS[each.state],
        state=say(words[each.state]),
        documents=tuple(referred(page, name) for name in each.documents),
        records=tuple(_records(page, each.records)),
        reason=_reason(page, each) if is_internal else Said(""),
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
