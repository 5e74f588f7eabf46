"""How single documents stand, told on a page each, and all of them as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qms import __version__
from qms.i18n import N_, NC_, _
from qms.model.approval.fault import Fault
from qms.model.approval.hands import Standing
from qms.model.approval.standings import Standings
from qms.model.approval.status import (
    ABSENT,
    ALTERED,
    DRAFT,
    SAME,
    WAITING,
    WORDS,
    RevisionState,
)
from qms.model.page import Page, Part
from qms.reports.cells import wrapped
from qms.reports.coming import coming_told
from qms.reports.json import dumped
from qms.reports.pages import as_text as page_text
from qms.reports.proof_words import LOOKS, fault_text
from qms.reports.sentence import Speak, safe, speaker
from qms.reports.status import hand_told, kind_title, summary, word_told
from qms.reports.telling import Telling

VERSION = 1
WORKING = {
    ABSENT: N_("there is none"),
    ALTERED: N_("altered: it bears a submitted number, and other bytes"),
    DRAFT: N_("a draft that was not put up"),
    SAME: N_("as it was put up"),
}
STATES = {
    **WORDS,
    "superseded": NC_("status", "superseded"),
    WAITING: NC_("status", "waits for its day"),
}


def as_text(answer: Standings, telling: Telling) -> str:
    """A page a document, and the summary below."""
    room = telling.width
    pages = [page_text(page_of(each, answer), room) for each in answer.rows]
    return "\n".join([*pages, f"{wrapped(summary(answer), room)}\n"])


def page_of(each: Standing, answer: Standings) -> Page:
    """The page of one document or language version."""
    title = each.title or kind_title(each, answer.called)
    name = " ".join(filter(None, (each.document, each.status.language)))
    parts = (
        Part("", [row for row in _head(each, answer) if row[1]]),
        Part(_("What does not hold"), list(_faults(each, answer))),
        Part(_("Revisions"), [_revision(row) for row in each.status.revisions]),
    )
    return Page(f"{name} – {title}", parts)


def _head(each: Standing, answer: Standings) -> Iterator[tuple[str, str]]:
    status = each.status
    yield _("status"), word_told(status.word)
    marks = [_(WORDS[mark]) for mark in status.marks if mark != status.word]
    yield _("besides"), ", ".join(marks)
    yield _("in force"), status.label
    yield _("since"), _day(status.since)
    yield _("withdrawn from"), _day(status.withdrawn)
    yield _("review due"), _day(status.review_due)
    yield _("last reviewed"), _day(status.confirmed)
    yield _("coming"), coming_told(status)
    for other in (status.next, *status.beside) if status.beside else ():
        told = _("{round}: {state}")
        state = _(WORDS[other.state])
        yield _("put up in parallel"), told.format(round=other.round, state=state)
    yield _("reason"), status.next.reason
    for index, hand in enumerate(each.hands):
        yield "" if index else _("next"), hand_told(hand, each, answer)
    yield _("working text"), _(WORKING[status.working])


def _faults(each: Standing, answer: Standings) -> Iterator[tuple[str, str]]:
    for fault in each.status.faults:
        look = LOOKS[fault.weight.value]
        yield look.told, fault_text(fault, answer.called)


def _revision(row: RevisionState) -> tuple[str, str]:
    number = ".".join(map(str, row.number))
    told = _(STATES.get(row.state, row.state))
    if row.since:
        told += ", " + _("from {day}").format(day=row.since.isoformat())
    if row.until:
        told += ", " + _("until {day}").format(day=row.until.isoformat())
    return number, told


def as_json(answer: Standings, telling: Telling) -> str:
    """Every standing; the schema ships as `templates/schemas/status-1.json`."""
    language = telling.language or "en"
    speak = speaker(language)
    return dumped(
        {
            "qms": VERSION,
            "schema": f"urn:qms-toolkit:status:v{VERSION}",
            "version": __version__,
            "language": language,
            "as_of": answer.as_of.isoformat(),
            "known_on": _iso(answer.known_on),
            "gaps": [fault_text(each, None, speak) for each in answer.gaps],
            "counts": dict(sorted(answer.counts.items())),
            "documents": [_value(each, answer, speak) for each in answer.rows],
        }
    )


def _value(each: Standing, answer: Standings, speak: Speak) -> dict[str, object]:
    status, coming = each.status, each.status.next
    return {
        "id": status.document,
        "language": each.language or None,
        "translation": bool(status.language),
        "title": safe(each.title) or None,
        "kind": each.kind or None,
        "owner": each.owner or None,
        "word": status.word,
        "marks": list(status.marks),
        "in_force": status.label or None,
        "round": status.in_force.round.name if status.in_force else None,
        "since": _iso(status.since),
        "withdrawn": _iso(status.withdrawn),
        "emergency_until": _iso(status.emergency_until),
        "review_due": _iso(status.review_due),
        "confirmed": _iso(status.confirmed),
        "working": status.working,
        "next": {
            "state": coming.state,
            "purpose": coming.purpose,
            "round": coming.round or None,
            "step": coming.step or None,
            "day": _iso(coming.day),
            "reason": safe(coming.reason) or None,
        },
        "to_do": [
            {
                "act": hand.act,
                "step": hand.step or None,
                "offices": list(hand.offices),
                "people": _people(hand.offices, answer),
                "day": _iso(hand.day),
            }
            for hand in each.hands
        ],
        "revisions": [_revision_value(row) for row in status.revisions],
        "faults": [_fault_value(fault, speak) for fault in status.faults],
    }


def _people(offices: tuple[str, ...], answer: Standings) -> list[str]:
    holders = (answer.called.holders(each, answer.as_of) for each in offices)
    return list(dict.fromkeys(person for found in holders for person in found))


def _revision_value(row: RevisionState) -> dict[str, object]:
    return {
        "revision": ".".join(map(str, row.number)),
        "state": row.state,
        "round": row.round,
        "since": _iso(row.since),
        "until": _iso(row.until),
    }


def _fault_value(fault: Fault, speak: Speak) -> dict[str, object]:
    return {
        "check": fault.check,
        "weight": fault.weight.value,
        "message": fault_text(fault, None, speak),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
