"""What you told us and what we did: waves, what was found, what followed, feedback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from qms.i18n import N_
from qms.model.chain.links import chain_of
from qms.model.evaluated import WaveShown
from qms.model.publication import NOT_PUBLIC, LeftOut
from qms.site import places
from qms.site.feedback import FeedbackView, feedback_view
from qms.site.followed import Found, found_from
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.references import Reference
from qms.site.site import Site
from qms.site.waves import WaveView, wave_view

TEMPLATE = "heard.html"
WAVE_TEMPLATE = "wave.html"
NAME = "heard"
TITLE = N_("What you told us and what we did")
UNASKED = N_("nobody can tell what was asked in it")


@dataclass(frozen=True)
class Earlier:
    """The way to an earlier wave."""

    wave: Reference
    address: str
    days: str


@dataclass(frozen=True)
class View:
    """The newest wave with what followed, the way to others, and the feedback."""

    wave: WaveView | None
    found: tuple[Found, ...]
    others: tuple[Found, ...]
    earlier: tuple[Earlier, ...]
    feedback: FeedbackView
    table: str
    feedback_table: str


@dataclass(frozen=True)
class WaveOnly:
    """An earlier wave on a page of its own, with what followed from it."""

    wave: WaveView
    found: tuple[Found, ...]
    whole: str
    table: str


def csv_path(language: str) -> str:
    """Where all answers stand as a table."""
    return f"{language}/{NAME}.csv"


def feedback_path(language: str) -> str:
    """Where the register of feedback stands as a table."""
    return f"{language}/feedback.csv"


def waves_in(site: Site) -> tuple[WaveShown, ...]:
    """The waves that have results, the newest first.

    The public sees those whose questions it may see.
    """
    found = site.register.evaluated
    return tuple(
        each
        for each in (found.waves if found else ())
        if site.is_internal or _is_public(site, each.questionnaire)
    )


def waves_left_out(site: Site) -> Iterator[LeftOut]:
    """The waves that have results and are not shown, and why."""
    found, shown = site.register.evaluated, waves_in(site)
    for each in found.waves if found else ():
        if each not in shown:
            wave = next(iter(each.told.values())).wave
            yield LeftOut(wave.id, "", NOT_PUBLIC)
    for name in found.unasked if found else ():
        yield LeftOut(name, "", UNASKED)


def _is_public(site: Site, document: str) -> bool:
    """Whether a document, or the working text of one, is for the public."""
    if document in site.publication.shelves:
        return True
    facts = site.working.by_id.get(document)
    if facts is None:
        return False
    kind = site.register.profile.kinds.get(facts.kind)
    usual = kind.classification if kind else ""
    return (facts.classification or usual) == "public"


def view(page: ListPage) -> View:
    """What the page shows."""
    chain = chain_of(page.site.register)
    waves = waves_in(page.site)
    first = wave_view(page, waves[0]) if waves else None
    return View(
        wave=first,
        found=found_from(page, chain, first.id) if first else (),
        others=found_from(page, chain, ""),
        earlier=tuple(_earlier(page, waves[1:])),
        feedback=feedback_view(page),
        table=page.way(csv_path(page.language)) if waves else "",
        feedback_table=page.way(feedback_path(page.language)),
    )


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the earlier waves."""
    for shown in waves_in(site)[1:]:
        wave = next(iter(shown.told.values())).wave
        title = f"{site.voices[language].say(TITLE)}: {wave.title or wave.id}"
        paths = partial(_path, name=wave.id)
        page = ListPage(site, language, title, paths)
        show = partial(_wave_only, shown=shown)
        yield page_leaf(page, WAVE_TEMPLATE, show, site.everything)


def _wave_only(page: ListPage, shown: WaveShown) -> WaveOnly:
    wave = wave_view(page, shown)
    return WaveOnly(
        wave=wave,
        found=found_from(page, chain_of(page.site.register), wave.id),
        whole=page.way(places.listed(page.language, NAME)),
        table=page.way(csv_path(page.language)),
    )


def _earlier(page: ListPage, waves: tuple[WaveShown, ...]) -> Iterator[Earlier]:
    for shown in waves:
        wave = shown.told[page.language].wave
        title = page.marked(wave.title or wave.id, page.site.binding)
        days = page.voice.month(wave.last) if wave.last else ""
        address = page.way(_path(page.language, wave.id))
        yield Earlier(Reference(wave.id, title), address, days)


def _path(language: str, name: str) -> str:
    return places.below(language, NAME, name)
