"""Return: send a submission back to its author, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.outlook import Outlook, outlook
from qms.actions.rounds_asked import open_asked, open_rounds, subject_of, told
from qms.actions.seats import Seat, seat_among, why_no_deputy
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round


def return_round(
    root: Path,
    now: datetime,
    ids: Sequence[str],
    reason: str,
    *,
    language: str = "",
    person: str = "",
    acting_for: str = "",
    commits: bool = True,
) -> tuple[list[Signed], list[Outlook]]:
    """Return submissions to their authors; only who signs a step of them may.

    Gives what comes next for each document: of two in parallel, the other stays open.

    Raises UsageError without a reason, QmsError where governance forbids it.
    """
    if not reason.strip():
        raise UsageError(_("a return needs a reason"), hint=_("--reason TEXT"))
    with undisturbed(root):
        desk = open_desk(root, now, person)
        groups: dict[Seat, list[Round]] = {}
        for coming in open_asked(desk, ids, language):
            seat = _seat(desk, coming.round, acting_for)
            groups.setdefault(seat, []).append(coming.round)
        drafts = [
            Draft(
                "return",
                tuple(map(subject_of, rounds)),
                f"return {told(rounds)}",
                {**seat.fields, "reason": reason},
            )
            for seat, rounds in groups.items()
        ]
        signed = sign_in_turn(desk, drafts, commits=commits)
        return signed, outlook(desk, _left(desk, groups.values()))


def _left(desk: Desk, groups: Iterable[Sequence[Round]]) -> list[str]:
    """The submissions under way of documents of which one was returned."""
    known = open_rounds(desk)
    found = []
    for each in chain.from_iterable(groups):
        submission = each.submission
        key = (submission.document, submission.version) if submission else ("", "")
        if key in known:
            found.append(known[key].round.name)
    return list(dict.fromkeys(found))


def _seat(desk: Desk, found: Round, acting_for: str) -> Seat:
    submission = found.submission
    kind = submission.kind if submission else ""
    is_version = bool(submission and submission.version)
    offices = [
        office
        for step in desk.rules.steps(kind, found.owner, is_version)
        for office in sorted(step.offices)
    ]
    seat = seat_among(desk, offices, kind, acting_for)
    if seat is not None:
        return seat
    raise why_no_deputy(desk, offices, kind, acting_for) or QmsError(
        _("{person} signs no step of this document, and cannot return it").format(
            person=desk.called.person(acting_for or desk.person)
        ),
        hint=_("see who must sign what next: qms status"),
    )
