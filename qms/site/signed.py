"""Who signed the text that is shown, said in its language: as what, when and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.register import Register
from qms.site.subject import Subject

if TYPE_CHECKING:
    from qms.model.approval.ledger import Fill

METHODS = {
    "ssh": N_("with a key"),
    "paper": N_("on paper"),
    "act": N_("by the act of a body"),
    "qes": N_("with a qualified signature"),
}


@dataclass(frozen=True)
class Mark:
    """A signature: the step that it fills, the office, who signed, on which day, how.

    `deputised` names the one for whom a deputy signed.
    """

    step: str
    office: str
    person: str
    day: str
    method: str
    deputised: str = ""


@lru_cache(maxsize=8)
def marks_of(subject: Subject) -> tuple[Mark, ...]:
    """The signatures on the archived text; none on a working text."""
    fills = subject.text.fills if subject.text else ()
    return tuple(_mark(subject, each) for each in fills)


def _mark(subject: Subject, fill: Fill) -> Mark:
    voice = subject.voice
    method = voice.say(METHODS.get(fill.method, fill.method))
    if fill.archive_no:
        label = voice.say(N_("{method}, archive no. {number}"))
        method = label.format(method=method, number=fill.archive_no)
    return Mark(
        step=step_title(subject, fill.step),
        office=subject.office(fill.office),
        person=person_name(subject, fill.person) or voice.say(N_("a body")),
        day=voice.day(fill.day),
        method=method,
        deputised=person_name(subject, fill.acting_for),
    )


def step_title(subject: Subject, name: str) -> str:
    """What a step means, in the page's language; its name where the profile is mute."""
    kind = subject.kind
    for row in (*kind.translation_steps, *kind.steps) if kind else ():
        if row.text("step") == name:
            return subject.said_of(row.fields("title")) or name
    return name


def person_name(subject: Subject, person: str) -> str:
    """A person's name, from the newest governance that knows it; else the id."""
    return name_in(subject.register, person)


def name_in(register: Register, person: str) -> str:
    """The same, for a page that is not about one document."""
    control = register.control
    known = list(control.ledger.governances.values()) if control else []
    for people in (*(each.people for each in reversed(known)), register.people):
        row = people.by_id.get(person)
        if row is not None and row.fields("name").text("display"):
            return str(row.fields("name").text("display"))
    return str(person)


def adopted_from(subject: Subject) -> str:
    """Where the paper of a text taken over lies; empty for any other text."""
    control, text = subject.register.control, subject.text
    release = text.release if text else None
    if control is None or release is None or not release.is_adoption:
        return ""
    statement = control.ledger.statement(release.digest)
    if statement is None:
        return ""
    number = statement.text("archive_no")
    return str(number or statement.days("archive_no").get(release.round.name) or "–")


def signed_rows(subject: Subject) -> Iterator[tuple[str, ...]]:
    """Step, office, name, day and way of every signature, as a table has them."""
    for mark in marks_of(subject):
        yield mark.step, mark.office, mark.person, mark.day, mark.method
