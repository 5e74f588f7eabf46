"""Concessions that a change brings, and what those who give them gain by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qms.i18n import N_
from qms.model.approval.submission import GOVERNANCE
from qms.model.change.change import Change
from qms.model.concession import Cover, covers
from qms.model.days import day_or_none, within
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.organisation import People
from qms.model.record import Record
from qms.model.register import PEOPLE_PATH, PROFILE_PATH

Gain = tuple[str, str, dict[str, Scrap]]
OWNER = N_("{who} holds the office that owns {document}")
SAME = N_("the same change alters {document}")
GRANTED = N_("{who} holds the office {office} only by this change")


def new_covers(change: Change) -> Iterator[tuple[Record, Cover]]:
    """The lines of concessions that allow what no line of them allowed before."""
    for pair in change.records:
        if pair.after is None or pair.after.kind != "concession":
            continue
        before = [pair.before] if pair.before else []
        known = {_said(each): _until(each) for each in covers(before)}
        for cover in covers([pair.after]):
            if _said(cover) not in known or _until(cover) > known[_said(cover)]:
                yield pair.after, cover


def _said(cover: Cover) -> tuple[str, ...]:
    return tuple(map(str, (cover.rule, cover.document, cover.place, cover.most)))


def _until(cover: Cover) -> date:
    return day_or_none(cover.record.fields.text("until")) or date.min


def gains_of(change: Change, record: Record, cover: Cover) -> Iterator[Gain]:
    """What whoever gives a concession gains by it: the field, and a reason."""
    who, office = str(record.fields.text("who")), str(record.fields.text("office"))
    day = day_or_none(record.fields.text("opened")) or change.as_of
    document = str(cover.document)
    owner = _owner(change, document)
    before = change.people
    if owner and _holds(before, who, owner, day):
        yield "who", OWNER, {"who": who, "document": document}
    if _is_altered(change, document):
        yield "document", SAME, {"document": document}
    is_new = change.base.is_there and not _holds(before, who, office, day)
    if is_new and _holds(change.head.people, who, office, day):
        yield "office", GRANTED, {"who": who, "office": office}


def _owner(change: Change, document: str) -> str:
    """The office that owned a document before the change, else that owns it now."""
    for pair in change.documents:
        known = pair.before or pair.after
        if known is not None and document in (str(known.id), known.path):
            return _owner_in(known)
    found = change.library.named(document)
    return _owner_in(found) if found else ""


def _owner_in(document: Document) -> str:
    return str(document.head.text("owner"))


def _is_altered(change: Change, document: str) -> bool:
    """Whether the change alters a text that was put up before it, or governance."""
    for pair in change.documents:
        stood = pair.before
        if stood is not None and document in (str(stood.id), stood.path):
            return pair.is_altered and change.was_put_up(pair.key)
    is_governance = document in (PEOPLE_PATH, PROFILE_PATH)
    is_touched = is_governance and document in change.by_path
    return is_touched and change.was_put_up((GOVERNANCE, ""))


def _holds(people: People, person: str, office: str, day: date) -> bool:
    return any(
        holder == person
        and row.text("office") == office
        and within(day, row.text("from"), row.text("until"))
        for holder, row in people.mandates()
    )
