"""How a text stands: a sign, a word, a sentence, and what is laid under a print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval import status as states
from qms.model.revision import revision_text
from qms.site.subject import Subject

GOOD = "good"
WAITING = "waiting"
PAST = "past"
SIGNS = {GOOD: "✓", WAITING: "◔", PAST: "–"}


@dataclass(frozen=True)
class State:
    """The state of a text, never told by colour alone; `tone` chooses the colour."""

    tone: str
    sign: str
    word: str
    sentence: str
    watermark: str


class Told(NamedTuple):
    """A state as it is told; the sentence may name days and revisions.

    `revision` is the one in force, `number` that of the text that is shown.
    """

    tone: str
    word: str
    sentence: str
    watermark: str = ""


DRAFT = Told(
    WAITING,
    N_("Draft – not approved here"),
    N_("This text is a draft: no approval of it is kept in this register."),
    N_("DRAFT"),
)
DRAFT_BESIDE = Told(
    WAITING,
    N_("Draft – not approved here"),
    N_("This text is a draft; revision {revision} is in force."),
    N_("DRAFT"),
)
ALTERED = Told(
    WAITING,
    N_("Draft – altered, not approved"),
    N_(
        "This text is not the one that was put up as revision {number}, though it bears"
        " that number: give it the next number, or put the text back."
    ),
    N_("DRAFT"),
)
APPROVED = Told(
    WAITING,
    N_("Approved – not in force yet"),
    N_("Every step is signed; the text comes into force on {day}."),
    N_("NOT IN FORCE YET"),
)
APPROVED_UNDATED = Told(
    WAITING,
    N_("Approved – not in force yet"),
    N_("Every step is signed; the day on which it comes into force is not set."),
    N_("NOT IN FORCE YET"),
)
IN_FORCE = Told(GOOD, N_("In force"), N_("This text is in force since {since}."))
ADOPTED = Told(
    GOOD,
    N_("In force"),
    N_(
        "This text is in force since {since}. It was approved on paper before this"
        " register began; that approval is not verified here."
    ),
)
OVERDUE = Told(
    WAITING,
    N_("In force – review overdue"),
    N_("This text is in force since {since}; its review was due on {day}."),
)
EMERGENCY = Told(
    WAITING,
    N_("In force – urgent change"),
    N_("This text is in force since {since}, until {day} unless it is ratified."),
)
BEHIND = Told(
    WAITING,
    N_("In force – the source has changed"),
    N_("This translation is in force since {since}; its source has changed since."),
)
UNPROVEN = Told(
    WAITING,
    N_("In force – not proven"),
    N_(
        "This text is in force since {since}. Of a signature on it, nothing proves that"
        " it was given in time."
    ),
)
SUPERSEDED = Told(
    PAST,
    N_("Superseded"),
    N_("This text is not in force any more: a later revision came into its place."),
    N_("SUPERSEDED"),
)
SUPERSEDED_SINCE = Told(
    PAST,
    N_("Superseded"),
    N_(
        "This text was in force from {since} until {day}: a later revision came into"
        " its place."
    ),
    N_("SUPERSEDED"),
)
WITHDRAWN = Told(
    PAST,
    N_("Withdrawn"),
    N_("This text is not in force any more: it was withdrawn on {day}."),
    N_("WITHDRAWN"),
)
LAPSED = Told(
    PAST,
    N_("Lapsed"),
    N_("This urgent change was not ratified in time, and is not in force."),
    N_("LAPSED"),
)

# the gravest first: of a text in force, the first mark that is true is told
MARKED: Mapping[str, Told] = {
    states.UNPROVEN: UNPROVEN,
    states.EMERGENCY: EMERGENCY,
    states.BEHIND: BEHIND,
    states.OVERDUE: OVERDUE,
    states.ADOPTED: ADOPTED,
}
NOT_IN_FORCE: Mapping[str, Told] = {
    states.SUPERSEDED: SUPERSEDED,
    states.WITHDRAWN: WITHDRAWN,
    states.LAPSED: LAPSED,
    states.WAITING: APPROVED,
}


def state_of(subject: Subject) -> State:
    """How the text that is shown stands on the register's day."""
    told, voice = _told(subject), subject.voice
    values = {name: voice.day(day) for name, day in _days(subject, told).items()}
    label = subject.status.label if subject.status else ""
    return State(
        tone=told.tone,
        sign=SIGNS[told.tone],
        word=voice.say(told.word),
        sentence=voice.say(told.sentence).format(
            revision=label, number=_number(subject), **values
        ),
        watermark=voice.say(told.watermark) if told.watermark else "",
    )


def _number(subject: Subject) -> str:
    head = subject.source.head
    return revision_text(head.text("edition"), head.text("revision"))


def _told(subject: Subject) -> Told:
    status = subject.status
    if status and subject.text is None and status.working == states.ALTERED:
        return ALTERED
    if status is None or subject.text is None:
        return DRAFT_BESIDE if status and status.in_force else DRAFT
    if subject.is_in_force:
        return next((MARKED[each] for each in MARKED if each in status.marks), IN_FORCE)
    known = subject.revision_state
    told = NOT_IN_FORCE.get(known.state, SUPERSEDED) if known else APPROVED
    if told is APPROVED and _effective(subject) is None:
        return APPROVED_UNDATED
    is_dated = known is not None and known.since and known.until
    return SUPERSEDED_SINCE if told is SUPERSEDED and is_dated else told


def _days(subject: Subject, told: Told) -> dict[str, date]:
    """The days that a sentence may name."""
    status, known = subject.status, subject.revision_state
    if status is None:
        return {}
    due = {
        OVERDUE: status.review_due,
        EMERGENCY: status.emergency_until,
        WITHDRAWN: status.withdrawn,
        APPROVED: _effective(subject),
        SUPERSEDED_SINCE: known.until if known else None,
    }
    since = known.since if known and told is SUPERSEDED_SINCE else status.since
    days = {"since": since, "day": due.get(told)}
    return {name: day for name, day in days.items() if day is not None}


def _effective(subject: Subject) -> date | None:
    release = subject.text.release if subject.text else None
    return release.effective if release else None
