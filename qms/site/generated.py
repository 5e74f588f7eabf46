"""The parts of a document that are made, never written: which, and where they stand.

Nothing is invented in them. Until a text is signed, their tables show who is to sign
and leave the places empty, as a form does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup

from qms.i18n import N_
from qms.model.kind import Kind, SectionRule, heading_key
from qms.site.control import revision_of, signers
from qms.site.markup import Part
from qms.site.said import Said
from qms.site.signed import signed_rows
from qms.site.subject import Subject

EMPTY = ""
COVER = "cover"
CONTENTS = "contents"
HISTORY = "history"
ANALYSIS = "analysis"
DISTRIBUTION = "distribution"
BEFORE_THE_TEXT = frozenset({COVER, CONTENTS})
PLACED_APART = frozenset({CONTENTS})
ACTIVITY = "activity"
RESPONSIBILITIES = "responsibilities"


@dataclass(frozen=True)
class Table:
    """A table made from data; an empty cell is a place to be filled by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of the page: written (`html`) or made (`table`), with its heading.

    `name` is the section's id in the profile, and empty for one it does not know.
    """

    name: str
    title: str
    anchor: str
    html: Markup | None = None
    table: Table | None = None


def sections_of(subject: Subject, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """The written parts in the author's order, the made ones at the kind's places."""
    written = [_written(subject.kind, part) for part in parts]
    if subject.kind is None:
        return tuple(written)
    order = {rule.id: number for number, rule in enumerate(subject.kind.sections)}
    for rule in subject.kind.sections:
        if rule.generated and rule.id not in PLACED_APART:
            place = _place(written, order, rule)
            written.insert(place, _made(subject, rule))
    return tuple(written)


def _written(kind: Kind | None, part: Part) -> Section:
    if part.heading is None:
        return Section("", "", "", part.html)
    known = kind.by_heading.get(heading_key(part.heading.title)) if kind else None
    heading = part.heading
    return Section(known.id if known else "", heading.title, heading.anchor, part.html)


def _place(sections: list[Section], order: dict[str, int], rule: SectionRule) -> int:
    """Before the first section that the kind puts later; else at the end."""
    if rule.id in BEFORE_THE_TEXT:
        return 0
    earlier = takewhile(
        lambda section: order.get(section.name, -1) < order[rule.id], sections
    )
    return len(list(earlier))


def _made(subject: Subject, rule: SectionRule) -> Section:
    title = rule.title(subject.voice.labels)
    make = _TABLES.get(rule.id)
    table = make(subject) if make else None
    return Section(rule.id, title, f"part.{rule.id}", table=table)


def cover(subject: Subject) -> Table:
    """Who signs: the steps with their offices, and places for name, day and hand.

    Of an archived text, who signed it, when and how.
    """
    say = subject.voice.say
    signed = [_row(*each) for each in signed_rows(subject)]
    waiting = (
        _row(each.step, each.office, EMPTY, EMPTY, EMPTY) for each in signers(subject)
    )
    return Table(
        (
            say(N_("Step")),
            say(N_("Office")),
            say(N_("Name")),
            say(N_("Date")),
            say(N_("Signature")),
        ),
        tuple(signed or waiting),
    )


def history(subject: Subject) -> Table:
    """The revisions that were released; of a text that was not, this one as well."""
    say, change = subject.voice.say, subject.head.inside("change")
    row = (
        Said(revision_of(subject.source.head)),
        change.said("summary"),
        change.said("reason"),
        Said(say(N_("not approved yet"))),
    )
    rows = list(_released(subject))
    if subject.text is None and all(each[0] != row[0] for each in rows):
        rows.append(row)
    columns = (
        say(N_("Revision")),
        say(N_("What changes")),
        say(N_("Why")),
        say(N_("Approved on")),
    )
    return Table(columns, tuple(rows))


def _released(subject: Subject) -> Iterator[tuple[Said, ...]]:
    """The revisions up to the one that is shown, with the day of their last step."""
    shown = subject.text.round.submission if subject.text else None
    for each in subject.status.revisions if subject.status else ():
        release = each.release
        submission = release.round.submission if release else None
        if release is None or submission is None:
            continue
        if shown is not None and submission.number > shown.number:
            continue
        day = max((fill.day for fill in release.fills), default=release.effective)
        yield _row(
            submission.label,
            str(submission.change.get("summary") or ""),
            str(submission.change.get("reason") or ""),
            subject.voice.day(day) if day else EMPTY,
        )


def analysis(subject: Subject) -> Table:
    """What each office says of the text: places to be filled."""
    say = subject.voice.say
    columns = (
        say(N_("Office")),
        say(N_("Opinion")),
        say(N_("Remarks")),
        say(N_("Date")),
        say(N_("Signature")),
    )
    return _by_office(subject, columns)


def distribution(subject: Subject) -> Table:
    """Who gets the text: places to be filled."""
    say = subject.voice.say
    columns = (
        say(N_("Office")),
        say(N_("Copy number")),
        say(N_("Received on")),
        say(N_("Name")),
        say(N_("Signature")),
    )
    return _by_office(subject, columns)


def _by_office(subject: Subject, columns: tuple[str, ...]) -> Table:
    places = (EMPTY,) * (len(columns) - 1)
    names = subject.source.head.texts("applies_to")
    return Table(columns, tuple(_row(subject.office(n), *places) for n in names))


def _row(*texts: str) -> tuple[Said, ...]:
    return tuple(Said(text) for text in texts)


_TABLES = {
    ANALYSIS: analysis,
    COVER: cover,
    DISTRIBUTION: distribution,
    HISTORY: history,
}
