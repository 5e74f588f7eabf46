"""Show: what is known of one document, and who must sign it."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path

from qms.actions.listing import office_title, title_of
from qms.actions.validate import read_register
from qms.errors import UsageError
from qms.i18n import _, language, ngettext
from qms.model.facts import Facts
from qms.model.kind import Kind
from qms.model.leaves import read_period
from qms.model.located import Fields
from qms.model.page import Page, Part
from qms.model.register import Register
from qms.model.revision import revision_text


def show(root: Path, as_of: date, name: str) -> Page:
    """The page of a document; raises UsageError on an id that is not there."""
    register = read_register(root, as_of)
    facts = document_named(register, name)
    kind = register.profile.kinds.get(facts.kind)
    parts = (
        Part("", _head(register, facts, kind)),
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


def document_named(register: Register, name: str) -> Facts:
    """The facts of a document; raises UsageError with the nearest ids."""
    facts = register.by_id.get(name) or register.by_id.get(name.upper())
    if facts:
        return facts
    near = get_close_matches(name.upper(), register.by_id, 3, 0.5)
    hint = (
        _("did you mean: {ids}").format(ids=", ".join(near)) if near else _("qms list")
    )
    raise UsageError(_("no document has the id {id}").format(id=name), hint=hint)


def _head(register: Register, facts: Facts, kind: Kind | None) -> list[tuple[str, str]]:
    versions = [each.language for each in register.versions if each.id == facts.id]
    rows = [
        (_("kind"), kind.title(language()) if kind else facts.kind),
        (_("edition.revision"), revision_text(facts.edition, facts.revision)),
        (_("status"), _("draft")),
        (_("owner"), office_title(register, facts.owner)),
        (_("process"), title_of(register.profile.processes, facts.process)),
        (_("languages"), ", ".join([facts.language, *sorted(versions)])),
        (_("classification"), _(facts.classification)),
        (_("review every"), _period(kind.review) if kind else ""),
        (_("file"), facts.path),
        (_("digest"), f"sha256:{facts.digest}"),
    ]
    return [(name, value) for name, value in rows if value]


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
            rows.append((meaning, f"{office_title(register, office)}: {names or '–'}"))
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
    row = register.people.by_id.get(person, Fields())
    return row.fields("name").text("display") or person


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
