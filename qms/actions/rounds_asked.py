"""Which submissions an act is about: by ids, or whatever waits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from qms.actions.desk import Desk
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.ledger import Release
from qms.model.approval.open_rounds import OpenRound, every_open_round
from qms.model.approval.statement import Subject


def open_rounds(desk: Desk) -> dict[tuple[str, str], OpenRound]:
    """The newest submission under way of each document and language version."""
    return {key: found[0] for key, found in every_open(desk).items()}


def every_open(
    desk: Desk, documents: Collection[str] | None = None
) -> dict[tuple[str, str], tuple[OpenRound, ...]]:
    """All submissions under way of each document and language version.

    With documents, of these alone.
    """
    found = {}
    for key, rounds in sorted(desk.control.rounds.items()):
        if documents is not None and key[0] not in documents:
            continue
        coming = every_open_round(desk.control, rounds, desk.today)
        if coming:
            found[key] = coming
    return found


def open_asked(desk: Desk, ids: Sequence[str], language: str = "") -> list[OpenRound]:
    """The submissions under way of the documents named; raises UsageError without.

    Without a language the document itself is meant, and its only open version where
    nothing else of it is under way. Of two that were put up in parallel, the one is
    meant that is named: `PO-012/2.1/round-1-4be02f97`.
    """
    known = every_open(desk, {_document(text) for text in ids})
    found = []
    for text in dict.fromkeys(ids):
        name, slash = _document(text), "/" in text
        versions = [version for document, version in known if document == name]
        usual = "" if "" in versions or not versions else versions[0]
        key = name, language or usual
        if slash:
            found.append(_named(desk, known, text))
        elif key not in known:
            raise _nothing(desk.control, *key)
        elif len(known[key]) > 1:
            raise parallel(desk, name, known[key])
        else:
            found.append(known[key][0])
    return found


def _document(text: str) -> str:
    """The document that an id means, or the name of a round."""
    return text.removeprefix("approvals/").partition("/")[0].upper()


def _named(
    desk: Desk, known: Mapping[tuple[str, str], Sequence[OpenRound]], text: str
) -> OpenRound:
    """The submission under way with a name, as it stands under `approvals/`."""
    plain = text.removeprefix("approvals/").rstrip("/")
    for rounds in known.values():
        for each in rounds:
            if each.round.name.lower() == plain.lower():
                return each
    raise _nothing(desk.control, plain.partition("/")[0].upper(), "")


def parallel(desk: Desk, name: str, rounds: Sequence[OpenRound]) -> UsageError:
    """Two submissions are under way: name the one that is meant, return the other."""
    told = []
    for each in rounds:
        about = desk.ledger.about(each.round.name, ("submit",))
        people = [desk.called.person(statement.person) for _digest, statement in about]
        told.append(f"{each.round.name} ({', '.join(people)})")
    return UsageError(
        _("{count} submissions of {id} are under way: {names}").format(
            count=len(rounds), id=name, names=", ".join(told)
        ),
        hint=_("name the one that is meant, or return the other: {command}").format(
            command=f"qms return {rounds[-1].round.name} --reason TEXT"
        ),
    )


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
