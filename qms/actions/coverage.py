"""Coverage: the clauses of an edition as a table, with who claims them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from qms.actions.documents import read_facts
from qms.errors import UsageError
from qms.i18n import _, language
from qms.model.coverage import MISSING, NOT_APPLICABLE, Covered, coverage_of
from qms.model.grid import Column, Grid
from qms.model.register import Register
from qms.model.standard import Standard


def coverage(root: Path, as_of: date, standard: str) -> Grid:
    """The clauses of an edition with their state; raises UsageError if unknown."""
    register = read_facts(root, as_of)
    edition = _edition(register, standard)
    found = coverage_of(edition, register.sources, register.profile, register.standards)
    return Grid(_columns(), [_row(each) for each in found], _note(found, edition))


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


def _row(each: Covered) -> dict[str, str]:
    claimed = ", ".join((*each.documents, *each.records))
    return {
        "clause": each.number,
        "title": each.title(language()),
        "state": _(each.state),
        "by": each.reason if each.state == NOT_APPLICABLE else claimed,
    }


def _columns() -> tuple[Column, ...]:
    return (
        Column("clause", _("clause")),
        Column("title", _("what it is about")),
        Column("state", _("state")),
        Column("by", _("claimed by, or reason")),
    )


def _note(found: Collection[Covered], edition: Standard) -> str:
    missing = sum(each.state == MISSING for each in found)
    return _(
        "{standard}:{edition}: {missing} clauses that demand a document or a record "
        "are claimed by none; a claim is what a document says of itself"
    ).format(standard=edition.name, edition=edition.edition, missing=missing)
