"""The page of a text: its parts, its steps, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.located import Fields
from qms.model.outline import Outline
from qms.site.control import Fact
from qms.site.generated import (
    ACTIVITY,
    RESPONSIBILITIES,
    Section,
    sections_of,
)
from qms.site.lanes import Drawing, drawing_of
from qms.site.references import Reference, references_to
from qms.site.said import Said
from qms.site.steps import Duty, Step, duties_of, steps_of
from qms.site.subject import BelongingFile, Subject
from qms.site.worded import text_of

FEWEST_IN_CONTENTS = 4


@dataclass(frozen=True)
class Entry:
    """A line of the contents, with those under it."""

    title: str
    anchor: str
    under: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Commitment:
    """A commitment of a policy: where it stands, and what carries it out."""

    anchor: str
    about: str
    carried_by: tuple[Reference, ...]


@dataclass(frozen=True)
class Attachment:
    """An attached file by its name, with the way to it where a site holds it."""

    name: str
    file: BelongingFile | None


@dataclass(frozen=True)
class DocumentView:
    """Everything that the page of a text shows between title and foot.

    `steps_at` and `duties_at` are the numbers of the sections after which steps and
    responsibilities stand.
    """

    sections: tuple[Section, ...]
    contents: tuple[Entry, ...]
    body: str
    steps: tuple[Step, ...]
    drawing: Drawing | None
    duties: tuple[Duty, ...]
    steps_at: int
    duties_at: int
    external: tuple[Fact, ...]
    commitments: tuple[Commitment, ...]
    legal_basis: tuple[str, ...]
    clauses: tuple[str, ...]
    references: tuple[Reference, ...]
    forms: tuple[Reference, ...]
    attachments: tuple[Attachment, ...]


def document_view(subject: Subject) -> DocumentView:
    """What the page of a text shows."""
    shown, head = subject.shown, subject.source.head
    sections = sections_of(subject, text_of(subject))
    steps = steps_of(subject)
    steps_at = _after(sections, ACTIVITY)
    return DocumentView(
        sections=sections,
        contents=_contents(sections, shown.outline),
        body=str(shown.head.text("body")),
        steps=steps,
        drawing=drawing_of(steps),
        duties=duties_of(steps),
        steps_at=steps_at,
        duties_at=_after(sections, RESPONSIBILITIES, steps_at),
        external=tuple(_external(subject)),
        commitments=tuple(_commitments(subject)),
        legal_basis=_texts(head, "legal_basis"),
        clauses=_texts(head, "clauses"),
        references=references_to(subject, head.texts("references")),
        forms=references_to(subject, head.texts("forms")),
        attachments=tuple(
            Attachment(name, subject.files.get(name))
            for name in dict.fromkeys((*_texts(head, "attachments"), *subject.files))
        ),
    )


def _after(sections: tuple[Section, ...], name: str, default: int = -1) -> int:
    for number, section in enumerate(sections):
        if section.name == name:
            return number
    written = [n for n, section in enumerate(sections) if section.table is None]
    return default if default >= 0 else (written[-1] if written else -1)


def _contents(sections: tuple[Section, ...], outline: Outline) -> tuple[Entry, ...]:
    under = _subsections(outline)
    entries = tuple(
        Entry(section.title, section.anchor, under.get(section.anchor, ()))
        for section in sections
        if section.title
    )
    return entries if len(entries) >= FEWEST_IN_CONTENTS else ()


def _subsections(outline: Outline) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    top = ""
    for heading in outline.headings:
        if heading.level == 1:
            top = heading.anchor
        elif heading.level == 2:
            entry = Entry(heading.title, heading.anchor)
            found[top] = (*found.get(top, ()), entry)
    return found


def _external(subject: Subject) -> Iterator[Fact]:
    """Where an outside document comes from."""
    row, voice = subject.source.head.fields("external"), subject.voice
    labels = {
        "publisher": N_("Published by"),
        "act": N_("Cited as"),
        "version": N_("Version relied on"),
        "where": N_("Where the text is found"),
        "as_of": N_("Last compared on"),
        "check_every": N_("Compared again every"),
        "checked_by": N_("Compared by"),
    }
    tell = {
        "as_of": voice.day,
        "check_every": voice.length,
        "checked_by": subject.office,
    }
    for name, label in labels.items():
        if row.text(name):
            value = str(row.text(name))
            yield Fact(voice.say(label), tell.get(name, str)(value))


def _commitments(subject: Subject) -> Iterator[Commitment]:
    say = subject.voice.say
    about = {
        "purpose": N_("purpose"),
        "requirements": N_("meeting requirements"),
        "improvement": N_("improvement"),
        "other": N_("further commitment"),
    }
    titles = {
        str(each.id): str(each.fields.text("title"))
        for each in subject.register.records
    }
    binding = str(subject.source.language)
    language = binding if subject.version else ""
    for row in subject.source.head.rows("commitments"):
        name = str(row.text("about"))
        carried = tuple(
            Reference(str(each), Said(titles.get(str(each), ""), language))
            for each in row.texts("objectives")
        )
        yield Commitment(str(row.text("id")), say(about.get(name, name)), carried)


def _texts(head: Fields, name: str) -> tuple[str, ...]:
    return tuple(str(text) for text in head.texts(name))
