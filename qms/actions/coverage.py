"""Coverage: which clauses of a standard are claimed, by what, and which are not.

A claim is what a document says of itself. Nothing here says that a claim is true, nor
that anybody conforms: people and certification bodies do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.documents import read_facts
from qms.errors import UsageError
from qms.i18n import N_, _, language
from qms.model.clause import ClauseRef, read_clause
from qms.model.grid import Column, Grid
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.standard import Standard
from qms.store.house import crosswalk

REQUIRED = N_("required")
OWN = N_("own choice")
NOT_APPLICABLE = N_("not applicable")
MISSING = N_("missing")
OPEN = N_("open")


@dataclass(frozen=True)
class Claims:
    """Who claims which clause: ids of documents, names of kinds of records."""

    by_clause: dict[str, list[str]]

    def of(self, clause: str) -> list[str]:
        """Who claims a clause, itself or as part of its group."""
        found = list(self.by_clause.get(clause, []))
        parts = clause.split(".")
        for length in range(1, len(parts)):
            found += self.by_clause.get(".".join(parts[:length]), [])
        return list(dict.fromkeys(found))


def coverage(root: Path, as_of: date, standard: str) -> Grid:
    """The clauses of an edition with their state; raises UsageError if unknown."""
    register = read_facts(root, as_of)
    edition = _edition(register, standard)
    claims = _claims(register, edition)
    excluded = _excluded(register, edition)
    rows = [
        _row(number, row, claims.of(number), excluded)
        for number, row in edition.clauses.items()
    ]
    return Grid(_columns(), rows, _note(rows, edition))


def _edition(register: Register, word: str) -> Standard:
    known = register.standards.editions
    if not word:
        refs = register.profile.standards
        for ref in refs:
            if (ref.standard, ref.edition) in known:
                return known[ref.standard, ref.edition]
    wanted = word.replace("-", " ").replace(":", " ").upper()
    for (name, edition), catalogue in known.items():
        if f"{name} {edition}" == wanted:
            return catalogue
    listed = ", ".join(
        f"{name.lower().replace(' ', '-')}:{year}" for name, year in known
    )
    raise UsageError(
        _("no catalogue of {standard}").format(standard=word or "?"),
        hint=_("there are: {known}").format(known=listed),
    )


def _claims(register: Register, edition: Standard) -> Claims:
    found: dict[str, list[str]] = {}
    for name, refs in _all_claims(register):
        for ref in refs:
            for clause in _translated(ref, edition):
                found.setdefault(clause, []).append(name)
    return Claims(found)


def _all_claims(register: Register) -> Iterable[tuple[str, list[ClauseRef]]]:
    for facts in register.sources:
        yield facts.id, _refs(facts.clauses)
    for name, row in register.profile.record_kinds.items():
        yield name, _refs(row.texts("claims"))


def _excluded(register: Register, edition: Standard) -> dict[str, str]:
    found = {}
    for ref, row in register.profile.not_applicable.items():
        for clause in _translated(ref, edition):
            found[clause] = row.text("reason")
    return found


def _translated(ref: ClauseRef, edition: Standard) -> tuple[str, ...]:
    """The clauses of an edition that answer to a clause, or a group, of another one."""
    if ref.standard != edition.name or not ref.clause:
        return ()
    if ref.edition == edition.edition:
        return (ref.clause,)
    found: list[str] = []
    for (year, clause, other), answers in crosswalk(ref.standard).items():
        is_part = clause == ref.clause or clause.startswith(f"{ref.clause}.")
        if is_part and (year, other) == (ref.edition, edition.edition):
            found += answers
    return tuple(dict.fromkeys(found))


def _refs(texts: Iterable[str]) -> list[ClauseRef]:
    refs = []
    for text in texts:
        try:
            refs.append(read_clause(str(text)))
        except ValueError:
            continue
    return refs


def _row(
    number: str, row: Fields, claimed: list[str], excluded: dict[str, str]
) -> dict[str, str]:
    demanded = "true" in (row.text("document"), row.text("record"))
    state = _state(demanded, bool(claimed), number in excluded)
    titles = row.fields("title")
    title = titles.text(language()) or titles.text("en")
    by = excluded[number] if state == NOT_APPLICABLE else ", ".join(claimed)
    return {"clause": number, "title": title, "state": _(state), "by": by, "_": state}


def _state(is_demanded: bool, is_claimed: bool, is_excluded: bool) -> str:
    if is_claimed:
        return REQUIRED if is_demanded else OWN
    if is_excluded:
        return NOT_APPLICABLE
    return MISSING if is_demanded else OPEN


def _columns() -> tuple[Column, ...]:
    return (
        Column("clause", _("clause")),
        Column("title", _("what it is about")),
        Column("state", _("state")),
        Column("by", _("claimed by, or reason")),
    )


def _note(rows: list[dict[str, str]], edition: Standard) -> str:
    missing = sum(row["_"] == MISSING for row in rows)
    return _(
        "{standard}:{edition}: {missing} clauses that demand a document or a record "
        "are claimed by none; a claim is what a document says of itself"
    ).format(standard=edition.name, edition=edition.edition, missing=missing)
