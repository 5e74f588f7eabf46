"""Withdraw: put up that a text cease to be in force; the same steps approve it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.outlook import Outlook, outlook
from qms.actions.put_up import PutUp, next_round, round_of
from qms.actions.rounds_asked import open_rounds
from qms.actions.signing import Signed, sign_act
from qms.actions.submit import office_to_prepare, submission
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.canonical import Json
from qms.model.approval.ledger import Release
from qms.model.approval.status import BROKEN
from qms.model.approval.submission import GOVERNANCE, WITHDRAWAL, Submission
from qms.store.ordinary import digest_of, read_bytes
from qms.store.rounds import round_path

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Wish:
    """The text that is to cease, why, what stands in its place, and from which day.

    Without a day it ceases on the day of its release.
    """

    document: str
    reason: str
    replaced_by: str = ""
    effective: date | None = None
    language: str = ""
    person: str = ""
    commits: bool = True


def withdraw(root: Path, now: datetime, wish: Wish) -> tuple[Signed, list[Outlook]]:
    """Put up a withdrawal; gives who must sign it next.

    Raises UsageError where something is not said, QmsError where nothing is in force,
    it was withdrawn, or a submission of the document is under way.
    """
    if not wish.reason.strip():
        raise UsageError(_("a withdrawal needs a reason"), hint="--reason TEXT")
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        name = wish.document.upper()
        release = _in_force(desk, name, wish)
        _require_replacement(desk, name, wish.replaced_by.upper())
        if wish.effective and wish.effective < desk.today:
            raise UsageError(
                _(
                    "{day} is past, and a text cannot cease before it is withdrawn"
                ).format(day=wish.effective.isoformat()),
                hint=_("leave --effective out, or give a day that comes"),
            )
        made = _put_up(desk, release.round, wish)
        office = office_to_prepare(desk, made)
        signed = sign_act(desk, submission([made], office), commits=wish.commits)
        return signed, outlook(desk, [made.round.name])


def _in_force(desk: Desk, name: str, wish: Wish) -> Release:
    """The release of the text in force; raises QmsError where it cannot cease."""
    if name == GOVERNANCE:
        raise QmsError(
            _("governance is never withdrawn, only revised"),
            hint=_("put up the next one: {command}").format(
                command=f"qms revise {GOVERNANCE}"
            ),
        )
    status = desk.control.status(name, wish.language, desk.today)
    if BROKEN in status.marks:
        raise QmsError(
            _("the archived text of {id} was altered").format(id=name),
            hint=_("restore its bytes first: qms repair"),
        )
    _require_not_under_way(desk, name, wish)
    if status.in_force is None:
        raise QmsError(
            _("no text of {id} is in force").format(id=name),
            hint=_("see how it stands: qms status {id}").format(id=name),
        )
    return status.in_force


def _require_not_under_way(desk: Desk, name: str, wish: Wish) -> None:
    """Raise QmsError where it is withdrawn already, or something is under way."""
    withdrawals = desk.ledger.releases.get((name, wish.language, WITHDRAWAL), [])
    for each in withdrawals:
        if each.counts and each.effective:
            raise QmsError(
                _("{id} is withdrawn from {day}").format(
                    id=name, day=each.effective.isoformat()
                ),
                hint=_("see how it stands: qms status {id}").format(id=name),
            )
    coming = open_rounds(desk).get((name, wish.language))
    if coming is None or coming.is_returned:
        return
    submission = coming.round.submission
    reason = _("{id} {revision} is under way")
    if submission and submission.is_withdrawal:
        reason = _("a withdrawal of {id} {revision} is under way already")
    label = submission.label if submission else ""
    raise QmsError(
        reason.format(id=name, revision=label),
        hint=_("have it signed, or returned: qms status {id}").format(id=name),
    )


def _require_replacement(desk: Desk, name: str, other: str) -> None:
    """Raise UsageError where what replaces a text is unknown, or is the text itself."""
    documents = {document for document, _version in desk.control.rounds}
    if other and (other == name or other not in documents):
        raise UsageError(
            _("{other} cannot replace {id}: no such text was ever put up").format(
                other=other, id=name
            )
            if other != name
            else _("{id} cannot replace itself").format(id=name),
            hint=_("put up what replaces it first, or leave --replaced-by out"),
        )


def _put_up(desk: Desk, held: Round, wish: Wish) -> PutUp:
    """The submission of a withdrawal: the text in force, byte for byte."""
    submission = held.submission
    if submission is None:
        raise QmsError(_("{id} cannot be read").format(id=wish.document))
    key = submission.document, submission.version
    raw: dict[str, Json] = {
        **submission.raw,
        "round": next_round(desk.control, *key, submission.number),
        "purpose": WITHDRAWAL,
        "replaces": submission.label,
        "effect": {"rule": "on-release"},
        "change": None,
        "emergency": None,
        "mandate": None,
        "reason": wish.reason,
        "replaced_by": wish.replaced_by.upper() or None,
        "from": wish.effective.isoformat() if wish.effective else None,
    }
    return round_of(raw, _archived(desk.root, held, submission), held.owner)


def _archived(root: Path, held: Round, submission: Submission) -> dict[str, bytes]:
    """The archived bytes of a submission; raises QmsError where one does not fit."""
    content = {}
    for path, digest in submission.content.items():
        full = f"{round_path(held.name)}/content/{path}"
        data, reason = read_bytes(str(root / full), MOST_BYTES)
        if reason or digest_of(data) != digest:
            raise QmsError(
                _("the archived text {path} cannot be read").format(path=full),
                hint=_("restore its bytes first: qms repair"),
            )
        content[path] = data
    return content
