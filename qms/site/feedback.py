"""What people wrote in, and what was decided: counts first, then each piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.chain.links import FEEDBACK
from qms.model.days import day_or_none
from qms.model.record import Record
from qms.site.list_page import ListPage
from qms.site.references import Reference
from qms.site.said import Said

PRAISE = "praise"
SORTS: Mapping[str, str] = {
    "suggestion": N_("suggestion"),
    "complaint": N_("complaint"),
    PRAISE: N_("praise"),
}
UNDECIDED = ""
OUTCOMES: Mapping[str, str] = {
    "accepted": N_("accepted"),
    "accepted in part": N_("accepted in part"),
    "declined": N_("declined"),
    "passed on": N_("passed on"),
    UNDECIDED: N_("not decided yet"),
}


@dataclass(frozen=True)
class Piece:
    """A piece of feedback; nothing of it tells who wrote."""

    id: str
    day: str
    sort: str
    title: Said
    outcome: str
    decided: str
    answered: str
    leads_to: tuple[Reference, ...]


@dataclass(frozen=True)
class SortCount:
    """How many pieces of a sort came in, were answered, and how they were decided."""

    sort: str
    count: int
    answered: int
    outcomes: tuple[int, ...]


@dataclass(frozen=True)
class FeedbackView:
    """The register of feedback."""

    outcomes: tuple[str, ...]
    counts: tuple[SortCount, ...]
    pieces: tuple[Piece, ...]


def records_of(page: ListPage) -> list[Record]:
    """The feedback that had come in by the day, the newest first."""
    register = page.site.register
    dated = (
        (day, each)
        for each in register.records_of(FEEDBACK)
        if (day := day_or_none(each.fields.text("opened"))) and day <= register.as_of
    )
    found = sorted(dated, key=lambda each: (each[0], each[1].id), reverse=True)
    return [each for _day, each in found]


def feedback_view(page: ListPage) -> FeedbackView:
    """The register of feedback on a page."""
    records = records_of(page)
    return FeedbackView(
        outcomes=tuple(page.voice.say(each) for each in OUTCOMES.values()),
        counts=tuple(_counts(page, records)),
        pieces=tuple(_piece(page, each) for each in records),
    )


def outcome_of(page: ListPage, record: Record) -> str:
    """What was decided by the day; nothing where it was not."""
    decision = record.fields.fields("decision")
    day = day_or_none(decision.text("on"))
    is_known = day is not None and day <= page.site.as_of
    return str(decision.text("outcome")) if is_known else UNDECIDED


def answered_on(page: ListPage, record: Record) -> str:
    """The day of the answer, as machines write it; nothing where there is none yet."""
    day = day_or_none(record.fields.text("answered"))
    return day.isoformat() if day and day <= page.site.as_of else ""


def words_of(page: ListPage, record: Record) -> str:
    """What was decided, in words; of praise nothing has to be."""
    outcome = outcome_of(page, record)
    if not outcome and record.fields.text("sort") == PRAISE:
        return ""
    return page.voice.say(OUTCOMES.get(outcome, outcome))


def _counts(page: ListPage, records: list[Record]) -> Iterator[SortCount]:
    for sort, word in SORTS.items():
        own = [each for each in records if each.fields.text("sort") == sort]
        if own:
            outcomes = Counter(words_of(page, each) for each in own)
            yield SortCount(
                sort=page.voice.say(word),
                count=len(own),
                answered=sum(bool(answered_on(page, each)) for each in own),
                outcomes=tuple(
                    outcomes[page.voice.say(each)] for each in OUTCOMES.values()
                ),
            )


def _piece(page: ListPage, record: Record) -> Piece:
    voice, fields = page.voice, record.fields
    outcome, answered = outcome_of(page, record), answered_on(page, record)
    titles = {str(each.id): each for each in page.site.register.records}
    sort = str(fields.text("sort"))
    return Piece(
        id=str(record.id),
        day=voice.day(fields.text("opened")),
        sort=voice.say(SORTS.get(sort, sort)),
        title=page.marked(str(fields.text("title")), page.site.binding),
        outcome=words_of(page, record),
        decided=voice.day(fields.fields("decision").text("on")) if outcome else "",
        answered=voice.day(answered) if answered else "",
        leads_to=tuple(
            Reference(
                str(each),
                page.marked(str(titles[each].fields.text("title")), page.site.binding),
            )
            for each in fields.texts("leads_to")
            if each in titles
        ),
    )
