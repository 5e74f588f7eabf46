"""Show: what is known of one document, and who must sign it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from qms.actions.archived import archived_facts
from qms.actions.control import read_control, today_of
from qms.actions.documents import read_facts
from qms.actions.named import document_named
from qms.actions.show_approval import approval_parts
from qms.actions.workings import workings
from qms.errors import UsageError
from qms.i18n import _, language, ngettext
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.status import WORDS, Status
from qms.model.approval.text_in_force import (
    ReleasedText,
    released_text,
    round_named,
)
from qms.model.facts import Facts
from qms.model.kind import Kind
from qms.model.leaves import read_period
from qms.model.located import Fields
from qms.model.page import Page, Part
from qms.model.register import Register
from qms.model.revision import revision_text
from qms.model.titles import office_title, process_title
from qms.reports.coming import coming_told


@dataclass(frozen=True)
class Asked:
    """Which document, on which day (today without), in which revision.

    Without a revision the working text is shown; with a day the one then in force.
    """

    document: str
    as_of: date | None = None
    revision: str = ""


def show(root: Path, now: datetime, asked: Asked) -> Page:
    """The page of a document; raises UsageError on an id that is not there."""
    control = read_control(root, None, now)
    register = read_facts(root, asked.as_of or today_of(control))
    shown = _shown(root, register, control, asked)
    facts = shown.facts
    kind = register.profile.kinds.get(facts.kind)
    parts = (
        Part("", _head(register, shown, kind)),
        *approval_parts(control, shown.status, shown.text, facts.kind),
        Part(
            _("Claims and law"),
            [("", each) for each in (*facts.clauses, *facts.legal_basis)],
        ),
        Part(_("Must be signed by"), _signers(register, facts, kind)),
        Part(_("Cites"), _titles(register, [each for each, _at in facts.cited])),
        Part(_("Is cited by"), _titles(register, _citing(register, facts.id))),
        Part(_("Files"), [("", each) for each in facts.attachments]),
    )
    return Page(f"{facts.id} – {facts.title}", parts)


class _Shown(NamedTuple):
    """What is shown: a text's facts, its status, and the archived text if there is."""

    facts: Facts
    status: Status
    text: ReleasedText | None


def _shown(root: Path, register: Register, control: Control, asked: Asked) -> _Shown:
    name = asked.document.upper()
    rounds = control.rounds.get((name, ""), ())
    is_now = register.as_of >= today_of(control)
    texts = workings(root, register, control) if is_now else {}
    status = control.status(name, "", register.as_of, texts.get((name, "")))
    current = status.in_force.round if status.in_force else None
    found = _round(control, rounds, asked, name) if asked.revision else current
    facts = None
    if found and (asked.revision or asked.as_of):
        facts = archived_facts(root, register, (found,))
    if facts is None and name not in register.by_id:
        facts = archived_facts(root, register, rounds)
    if facts is None:
        facts = document_named(register, asked.document)
    if not rounds and not is_now:
        working = workings(root, register).get((name, ""))
        status = control.status(name, "", register.as_of, working)
    return _Shown(facts, status, released_text(control, found) if found else None)


def _round(
    control: Control, rounds: tuple[Round, ...], asked: Asked, name: str
) -> Round:
    found = round_named(control, rounds, asked.revision)
    if found is None:
        labels = [each.submission.label for each in rounds if each.submission]
        known = ", ".join(dict.fromkeys(labels)) or "–"
        raise UsageError(
            _("{id} has no text {name}").format(id=name, name=asked.revision),
            hint=_("there are: {known}").format(known=known),
        )
    return found


def _head(
    register: Register, shown: _Shown, kind: Kind | None
) -> list[tuple[str, str]]:
    facts, status = shown.facts, shown.status
    versions = [each.language for each in register.versions if each.id == facts.id]
    marks = [_(WORDS[mark]) for mark in status.marks if mark != status.word]
    rows = [
        (_("kind"), kind.title(language()) if kind else facts.kind),
        *_numbers(shown, revision_text(facts.edition, facts.revision)),
        (_("status"), _(WORDS[status.word])),
        (_("besides"), ", ".join(marks)),
        (_("coming"), coming_told(status) if status.in_force else ""),
        (_("owner"), office_title(register, facts.owner, language())),
        (_("process"), process_title(register, facts.process, language())),
        (_("languages"), ", ".join([facts.language, *sorted(versions)])),
        (_("classification"), _(facts.classification)),
        (_("review every"), _period(kind.review) if kind else ""),
        (_("file"), facts.path),
        (_("digest"), f"sha256:{facts.digest}"),
    ]
    return [(name, value) for name, value in rows if value]


def _numbers(shown: _Shown, here: str) -> list[tuple[str, str]]:
    """The number of what is shown, and that of the working text where it is another."""
    submission = shown.text.round.submission if shown.text else None
    label = submission.label if submission else here
    working = [] if label == here else [(_("working text"), here)]
    return [(_("edition.revision"), label), *working]


def _period(text: str) -> str:
    try:
        count, unit = read_period(text)
    except ValueError:
        return text
    counted = {
        "day": ngettext("{count} day", "{count} days", count),
        "week": ngettext("{count} week", "{count} weeks", count),
        "month": ngettext("{count} month", "{count} months", count),
        "year": ngettext("{count} year", "{count} years", count),
    }
    return counted[unit].format(count=count)


def _signers(
    register: Register, facts: Facts, kind: Kind | None
) -> list[tuple[str, str]]:
    rows = []
    for step in kind.steps if kind else ():
        titles = step.fields("title")
        meaning = titles.text(language()) or _(step.text("step"))
        for office in _offices(register, facts, step):
            holders = register.people.holders(office, register.as_of)
            names = ", ".join(_display(register, each) for each in holders)
            rows.append(
                (
                    meaning,
                    f"{office_title(register, office, language())}: {names or '–'}",
                )
            )
    return rows


def _offices(register: Register, facts: Facts, step: Fields) -> list[str]:
    signers = step.fields("office")
    if signers:
        return [*signers.texts("any_of"), *signers.texts("all_of")]
    office = step.text("office")
    if office == "owner":
        return [facts.owner]
    if office == "head-of-owner":
        owner = register.profile.offices.get(facts.owner, Fields())
        return [owner.text("head") or facts.owner]
    return [office]


def _display(register: Register, person: str) -> str:
    return register.people.name(person)


def _titles(register: Register, ids: list[str]) -> list[tuple[str, str]]:
    known = register.by_id
    return [
        (each, known[each].title if each in known else "–")
        for each in dict.fromkeys(ids)
    ]


def _citing(register: Register, name: str) -> list[str]:
    return [
        each.id
        for each in register.sources
        if name in each.mentioned or any(name == target for target, _at in each.cited)
    ]
