"""Disown: take back a statement of one's own that was made by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.signing import Draft, Signed, sign_act
from qms.actions.targets_asked import (
    governance_subject,
    statement_asked,
    told_statement,
)
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.ledger import Release
from qms.model.approval.statement import Statement

BINDING = ("submit", "approve", "vouch", "waive", "release", "adopt")


def disown(
    root: Path,
    now: datetime,
    text: str,
    reason: str,
    *,
    person: str = "",
    commits: bool = True,
) -> tuple[Signed, str]:
    """Disown a statement; gives what it was, in few words.

    Raises UsageError without a reason or a statement that is there, QmsError where it
    is another person's, was disowned before, or a release rests on it.
    """
    if not reason.strip():
        raise UsageError(_("to disown needs a reason"), hint="--reason TEXT")
    with undisturbed(root):
        desk = open_desk(root, now, person)
        digest, target = statement_asked(desk, text)
        _require_own(desk, digest, target)
        _require_nothing_rests(desk, digest, target)
        draft = Draft(
            "disown",
            (governance_subject(desk),),
            f"disown {target.act} {digest[7:15]}",
            {"target": [digest], "reason": reason},
        )
        signed = sign_act(desk, draft, commits=commits)
        return signed, told_statement(target, desk.called)


def _require_own(desk: Desk, digest: str, target: Statement) -> None:
    if target.person != desk.person:
        raise QmsError(
            _(
                "{person} signed it, and only one's own statement can be disowned"
            ).format(person=desk.called.person(target.person)),
            hint=_("send the text back instead: qms return ID"),
        )
    if next(desk.ledger.aimed_at("disown", digest), None):
        raise QmsError(
            _("it was disowned before"),
            hint=_("see how it stands: qms status"),
        )


def _require_nothing_rests(desk: Desk, digest: str, target: Statement) -> None:
    for release in _resting(desk, digest, target):
        submission = release.round.submission
        name = submission.document if submission else release.round.name
        raise QmsError(
            _("the release of {id} rests on it, and what was released stays").format(
                id=name
            ),
            hint=_("make a new revision, or withdraw the text: {command}").format(
                command=f"qms withdraw {name}"
            ),
        )


def _resting(desk: Desk, digest: str, target: Statement) -> Iterator[Release]:
    """The releases that count and that a statement bears."""
    if target.act not in BINDING:
        return
    names = {subject.name for subject in target.subjects}
    for releases in desk.ledger.releases.values():
        for each in releases:
            saw = each.digest == digest or desk.ledger.web.saw(each.digest, digest)
            if each.counts and each.round.name in names and saw:
                yield each
