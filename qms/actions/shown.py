"""Which text of a document is shown: the one in force, a revision, or the draft."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.status import APPROVED, BROKEN, Status
from qms.model.approval.text_in_force import (
    ReleasedText,
    round_named,
    signed_text,
)
from qms.model.document import Document
from qms.model.register import Key, Register
from qms.store.archived import archived_document


class Shown(NamedTuple):
    """An archived text that is shown, with what was signed on it, and its status.

    `text` and `document` are None where the working text is to be shown.
    """

    status: Status
    text: ReleasedText | None = None
    document: Document | None = None


def shown_of(
    root: Path, register: Register, control: Control, key: Key, revision: str = ""
) -> Shown:
    """The text of a document or version that is shown: in force, or of a revision.

    Without any in force, one that only waits for its day; of a document that has no
    working text any more, the last one released. Raises QmsError where what would be
    shown is broken, UsageError where no such revision was released.
    """
    status = register.statuses.get(key) or control.status(*key, register.as_of)
    rounds = control.rounds.get(key, ())
    found = (
        _revision(control, rounds, key, revision)
        if revision
        else _usual(register, status, rounds)
    )
    if found is None:
        if BROKEN in status.marks:
            raise _broken(key, "", status.faults)
        return Shown(status)
    faults = (*control.damage.get(found.name, ()), *status.faults)
    is_hurt = any(each.weight is Weight.FAILED for each in _own(control, found))
    if is_hurt or (BROKEN in status.marks and not revision):
        raise _broken(key, found.submission.label if found.submission else "", faults)
    text = signed_text(control, found)
    return Shown(status, text, archived_document(root, found, register.house))


def translated(control: Control, version: Shown) -> Round | None:
    """The submission that an archived language version translates."""
    submission = version.text.round.submission if version.text else None
    if submission is None:
        return None
    rounds = control.rounds.get((submission.document, ""), ())
    return next((each for each in rounds if each.digest == submission.translates), None)


def _usual(
    register: Register, status: Status, rounds: tuple[Round, ...]
) -> Round | None:
    """The text in force; else one that waits for its day, or the last that was."""
    by_name = {each.name: each for each in rounds}
    if status.in_force is not None:
        return status.in_force.round
    if status.next.state == APPROVED:
        return by_name.get(status.next.round)
    has_working = (status.document, status.language) in register.by_key
    if status.revisions and (status.withdrawn or not has_working):
        return by_name.get(status.revisions[-1].round)
    return None


def _revision(
    control: Control, rounds: tuple[Round, ...], key: Key, revision: str
) -> Round:
    """A released revision; raises UsageError with those that there are."""
    found = round_named(control, rounds, revision)
    released = {each.round.name: each for each in control.ledger.released(*key)}
    if found is not None and (found.name in released or _own(control, found)):
        return found
    labels = [
        each.round.submission.label
        for each in released.values()
        if each.round.submission and not each.round.submission.is_withdrawal
    ]
    raise UsageError(
        _("{id} {revision} was never released").format(id=key[0], revision=revision),
        hint=_("released are: {known}").format(known=", ".join(labels) or "–"),
    )


def _own(control: Control, found: Round) -> list[Fault]:
    return list(control.damage.get(found.name, ()))


def _broken(key: Key, label: str, faults: tuple[Fault, ...]) -> QmsError:
    failed = [each for each in faults if each.weight is Weight.FAILED]
    reason = _(failed[0].reason).format(**failed[0].values) if failed else "–"
    name = " ".join(filter(None, (*key, label)))
    return QmsError(
        _("{text} is broken, and is not shown: {reason}").format(
            text=name, reason=reason
        ),
        hint=_("see what is wrong with it: qms verify {id}").format(id=key[0]),
    )
