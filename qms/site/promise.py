"""A promise as a page shows it: the sentence, the number, the law beside it."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_
from qms.model.leaves import read_share
from qms.model.promise import BETTER, EQUAL, limit_of, standing
from qms.model.promise_result import PromiseResult, Terms, terms_of
from qms.site.results import Told, told, unmeasured
from qms.site.said import Said, Twofold
from qms.site.subject import Subject
from qms.site.trend import Trend, trend_of

BY_LAW = "law"
CALENDARS = {
    "calendar days": N_("calendar days"),
    "working days": N_("working days"),
    "opening hours": N_("opening hours"),
}
PERIODS = {
    "month": N_("every month"),
    "quarter": N_("every quarter"),
    "half-year": N_("every half-year"),
    "year": N_("every year"),
}


@dataclass(frozen=True)
class LegalLimit:
    """What the law allows, the act that says so, and how the promise compares."""

    amount: str
    act: str
    comparison: str
    read_on: str
    is_verified: bool


@dataclass(frozen=True)
class Measure:
    """A name of a measuring fact and what it is; texts may be untranslated."""

    name: str
    values: tuple[Said, ...]


@dataclass(frozen=True)
class Promise:
    """A promise; `share_of_bar` is where the bar's mark stands, from 0 to 100.

    What became of it is told beside the text in force, and of no other text of it.
    """

    id: str
    service: Said
    text: Said
    audience: Said
    amount: str
    share: str
    share_of_bar: float
    limit: LegalLimit | None
    remedy: Said
    is_remedy_by_law: bool
    remedy_basis: str
    complete: Said
    next_instance: Said
    measures: tuple[Measure, ...]
    result: Told | None = None
    trend: Trend | None = None


def promise_of(subject: Subject, row: Twofold, service: Said) -> Promise:
    """The view of a promise; `service` is the title of the service it belongs to."""
    remedy = row.inside("remedy")
    voice = subject.voice
    target = row.data("target")
    results = results_of(subject, row) if is_told(subject) else ()
    name, text = row.data("id"), row.said("text")
    return Promise(
        id=name,
        service=service,
        text=text,
        audience=row.said("for"),
        amount=voice.amount(target, row.data("unit")) if target else "",
        share=voice.share(row.data("share")) if row.data("share") else "",
        share_of_bar=_share(row.data("share")),
        limit=_limit(subject, row),
        remedy=remedy.said("text"),
        is_remedy_by_law=remedy.data("by") == BY_LAW,
        remedy_basis=remedy.data("basis"),
        complete=row.said("complete"),
        next_instance=row.said("next_instance"),
        measures=tuple(each for each in _measures(subject, row) if any(each.values)),
        result=newest(subject, row, results) if is_told(subject) else None,
        trend=trend_of(voice, name, text, results),
    )


def is_told(subject: Subject) -> bool:
    """Whether results stand beside a text: it is in force, or nothing is archived."""
    return subject.text is None or subject.is_in_force


def results_of(subject: Subject, row: Twofold) -> tuple[PromiseResult, ...]:
    """What became of a promise, the earliest period first."""
    found = subject.register.evaluated
    charter = str(subject.source.id)
    return found.of(charter, row.data("id")) if found else ()


def newest(subject: Subject, row: Twofold, results: tuple[PromiseResult, ...]) -> Told:
    """What became of a promise in the newest period that is known."""
    if not results:
        return unmeasured(subject.voice)
    own = subject.register.organisation.binding
    return told(subject.voice, results[-1], own, terms_now(row))


def terms_now(row: Twofold) -> Terms | None:
    """What a charter promises today; None where it is no number."""
    names = ("target", "unit", "calendar", "share")
    try:
        return terms_of(*(row.data(name) for name in names))
    except ValueError:
        return None


def _limit(subject: Subject, row: Twofold) -> LegalLimit | None:
    limit = limit_of(row.source, subject.profile, subject.day)
    if limit is None:
        return None
    sentences = {
        BETTER: N_("we promise more than the law asks"),
        EQUAL: N_("this is what the law asks of us"),
    }
    sentence = sentences.get(standing(row.source, limit), "")
    return LegalLimit(
        amount=subject.voice.amount(str(limit.row.text("value")), str(limit.unit)),
        act=str(limit.citation),
        comparison=subject.voice.say(sentence) if sentence else "",
        read_on=str(limit.row.text("as_of")),
        is_verified=limit.row.text("verified") == "true",
    )


def _measures(subject: Subject, row: Twofold) -> tuple[Measure, ...]:
    say = subject.voice.say
    return (
        Measure(say(N_("What is measured")), (row.said("metric"),)),
        *clock_of(subject, row),
        Measure(say(N_("Cases counted")), (row.said("population"),)),
        Measure(say(N_("Where the numbers come from")), (row.said("source"),)),
        Measure(say(N_("Added up")), (_word(subject, row, PERIODS, "period"),)),
        Measure(say(N_("Who answers for it")), (_owner(subject, row),)),
    )


def clock_of(subject: Subject, row: Twofold) -> tuple[Measure, ...]:
    """When the clock of a promise runs, and what makes it wait."""
    say = subject.voice.say
    return (
        Measure(say(N_("The clock starts with")), (row.said("start"),)),
        Measure(say(N_("The clock stops with")), (row.said("stop"),)),
        Measure(say(N_("What counts as time")), (_word(subject, row, CALENDARS),)),
        Measure(say(N_("The clock waits during")), row.list_of("pauses")),
    )


def _word(
    subject: Subject, row: Twofold, words: dict[str, str], name: str = "calendar"
) -> Said:
    typed = row.data(name)
    return Said(subject.voice.say(words[typed]) if typed in words else typed)


def _owner(subject: Subject, row: Twofold) -> Said:
    return Said(subject.office(row.data("owner")) if row.data("owner") else "")


def _share(text: str) -> float:
    try:
        return read_share(text)
    except ValueError:
        return 0.0
