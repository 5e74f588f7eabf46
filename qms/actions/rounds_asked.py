"""Which submissions an act is about: by ids, or whatever waits."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from qms.actions.desk import Desk
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.ledger import Release
from qms.model.approval.open_rounds import OpenRound, open_round
from qms.model.approval.statement import Subject


def open_rounds(desk: Desk) -> dict[tuple[str, str], OpenRound]:
    """The submission under way of each document and language version that has one."""
    found = {}
    for key, rounds in sorted(desk.control.rounds.items()):
        coming = open_round(desk.control, rounds, desk.today)
        if coming is not None:
            found[key] = coming
    return found


def open_asked(desk: Desk, ids: Sequence[str], language: str = "") -> list[OpenRound]:
    """The submissions under way of the documents named; raises UsageError without.

    Without a language the document itself is meant, and its only open version where
    nothing else of it is under way.
    """
    known = open_rounds(desk)
    found = []
    for name in dict.fromkeys(map(str.upper, ids)):
        versions = [version for document, version in known if document == name]
        usual = "" if "" in versions or not versions else versions[0]
        version = language or usual
        if (name, version) not in known:
            raise _nothing(desk.control, name, version)
        found.append(known[name, version])
    return found


def in_force_asked(desk: Desk, ids: Sequence[str], language: str = "") -> list[Release]:
    """The texts in force of the documents named; raises QmsError without."""
    found = []
    for name in dict.fromkeys(map(str.upper, ids)):
        status = desk.control.status(name, language, desk.today)
        if status.in_force is None:
            raise QmsError(
                _("no text of {id} is in force").format(id=name),
                hint=_("see how it stands: qms status {id}").format(id=name),
            )
        found.append(status.in_force)
    return found


def subject_of(found: Round) -> Subject:
    """A submission as a statement names it."""
    return Subject(found.name, found.digest)


def told(rounds: Sequence[Round]) -> str:
    """The documents of an act in few words, for a commit's message."""
    names = [
        " ".join(filter(None, (each.document, each.label, each.version)))
        for found in rounds
        if (each := found.submission)
    ]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")


def _nothing(control: Control, name: str, version: str) -> QmsError:
    documents = sorted({document for document, _version in control.rounds})
    if name in documents:
        return QmsError(
            _("nothing of {id} waits for an act").format(id=name),
            hint=_("see how it stands: qms status {id}").format(id=name),
        )
    near = ", ".join(get_close_matches(name, documents, 3, 0.5))
    hint = _("did you mean: {ids}").format(ids=near)
    return UsageError(
        _("{id} was never put up for approval").format(id=name),
        hint=hint if near else _("put it up: qms submit {id}").format(id=name),
    )
