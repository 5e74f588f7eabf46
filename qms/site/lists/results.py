"""How we kept our promises: every promise of the charters, period by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.promise_result import PromiseResult
from qms.site.catalogue import Charter, charters_in_force, told_in
from qms.site.list_page import ListPage
from qms.site.promise import results_of, terms_now
from qms.site.results import Told, promised, told, unmeasured
from qms.site.said import Said, Twofold
from qms.site.site import Site
from qms.site.trend import Trend, trend_of
from qms.site.verdicts import PROMISES, Verdict, spoken

TEMPLATE = "results.html"
NAME = "results"
TITLE = N_("How we kept our promises")


@dataclass(frozen=True)
class Promised:
    """A promise with what became of it: in the newest period, and in each."""

    id: str
    text: Said
    amount: str
    share: str
    address: str
    result: Told
    trend: Trend | None
    periods: tuple[Told, ...]


@dataclass(frozen=True)
class Tally:
    """How many promises came to a verdict."""

    verdict: Verdict
    count: int


@dataclass(frozen=True)
class View:
    """The promises of the charters, and those that none of them makes any more."""

    table: str
    tallies: tuple[Tally, ...]
    promises: tuple[Promised, ...]
    former: tuple[Promised, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    promises = tuple(_promises(page))
    return View(
        table=page.way(csv_path(page.language)),
        tallies=tuple(_tallies(page, promises)),
        promises=promises,
        former=tuple(_former(page)),
    )


def csv_path(language: str) -> str:
    """Where the same stands as a table."""
    return f"{language}/{NAME}.csv"


Made = tuple[Charter, Twofold, tuple[PromiseResult, ...]]


def promises_of(page: ListPage) -> Iterator[Made]:
    """Every promise of the charters in force, with what became of it."""
    for charter in charters_in_force(page.site):
        subject = charter.subject(page.language)
        for row in subject.head.rows("promises"):
            yield charter, row, results_of(subject, row)


def former_of(site: Site) -> Iterator[tuple[PromiseResult, ...]]:
    """What became of promises that no charter in force makes any more."""
    made = {
        (charter.shelf.document, row.text("id"))
        for charter in charters_in_force(site)
        for row in charter.source.head.rows("promises")
    }
    found = site.register.evaluated
    for key, results in sorted(found.results.items()) if found else ():
        if key not in made:
            yield results


def _promises(page: ListPage) -> Iterator[Promised]:
    voice, own = page.voice, page.site.binding
    for charter, row, results in promises_of(page):
        name, now = row.data("id"), terms_now(row)
        address = page.document(charter.shelf.document)
        periods = tuple(told(voice, each, own, now) for each in reversed(results))
        text = told_in(charter, page.language, row.said("text"))
        yield Promised(
            id=name,
            text=text,
            amount=voice.amount(row.data("target"), row.data("unit")),
            share=promised(voice, now.share) if now else "",
            address=f"{address}#promise.{name}",
            result=periods[0] if periods else unmeasured(voice),
            trend=trend_of(voice, name, text, results),
            periods=periods,
        )


def _former(page: ListPage) -> Iterator[Promised]:
    voice, own = page.voice, page.site.binding
    for results in former_of(page.site):
        name, terms = results[-1].promise, results[-1].terms
        periods = tuple(told(voice, each, own) for each in reversed(results))
        yield Promised(
            id=name,
            text=Said(name),
            amount=voice.amount(f"{terms.target:g}", terms.unit),
            share=promised(voice, terms.share),
            address="",
            result=periods[0],
            trend=trend_of(voice, name, Said(name), results),
            periods=periods,
        )


def _tallies(page: ListPage, promises: Iterable[Promised]) -> Iterator[Tally]:
    """How many promises came to each verdict, in the order of the verdicts."""
    counts = Counter(each.result.verdict.word for each in promises)
    for word in PROMISES:
        verdict = spoken(PROMISES, word, page.voice)
        if counts[verdict.word]:
            yield Tally(verdict, counts[verdict.word])
