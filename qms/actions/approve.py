"""Approve: sign the step that waits for an office of the person, or of a deputised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.outlook import Outlook, outlook
from qms.actions.rounds_asked import every_open, open_asked, parallel, subject_of, told
from qms.actions.seats import seat_among, why_no_deputy
from qms.actions.separate import require_separate
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.actions.who import hint_to_ask, offices_told
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.filling import Filling
from qms.model.approval.governance import Step
from qms.model.approval.open_rounds import OpenRound
from qms.reports.proof_words import fault_text


@dataclass(frozen=True)
class Waiting:
    """A submission with the step that the person can sign, and in which office."""

    round: Round
    step: str
    office: str
    acting_for: str = ""


@dataclass(frozen=True)
class Wish:
    """What is signed: documents by id, or whatever waits; a step; for whom."""

    ids: Sequence[str] = ()
    language: str = ""
    step: str = ""
    acting_for: str = ""
    person: str = ""
    commits: bool = True
    comment: str = ""


def waiting_for(desk: Desk, wish: Wish) -> list[Waiting]:
    """What waits for the person; raises QmsError where a document named does not."""
    return sorted_out(desk, wish)[0]


def sorted_out(desk: Desk, wish: Wish) -> tuple[list[Waiting], list[UsageError]]:
    """What waits for the person, and why some of it cannot be signed unnamed.

    Of two submissions that were put up in parallel, nobody signs one by chance.
    """
    if wish.ids:
        chosen = open_asked(desk, wish.ids, wish.language)
        return [_require(desk, each, wish) for each in chosen], []
    found: list[Waiting] = []
    left_out = []
    for (name, _version), rounds in every_open(desk).items():
        mine = [one for each in rounds if (one := signable(desk, each, wish))]
        if mine and len(rounds) > 1:
            left_out.append(parallel(desk, name, rounds))
        else:
            found += mine
    return found, left_out


def approve(
    root: Path,
    now: datetime,
    wish: Wish,
    chosen: Sequence[Waiting],
    shown: Sequence[str],
) -> tuple[list[Signed], list[Outlook]]:
    """Sign what was chosen: one signature for each step and office; gives what is next.

    `shown` are the names of the submissions whose text the person had before him.
    Raises QmsError where something changed since it was chosen.
    """
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        now_waiting = {each.round.digest: each for each in waiting_for(desk, wish)}
        for each in chosen:
            if now_waiting.get(each.round.digest) != each:
                raise QmsError(
                    _("{name} changed while you were reading").format(
                        name=each.round.name
                    ),
                    hint=_("look at it again: qms approve"),
                )
        return _sign(desk, wish, chosen, shown)


def approve_unread(
    root: Path, now: datetime, wish: Wish
) -> tuple[list[Signed], list[Outlook]]:
    """Sign what waits without showing it: read, judged and signed under one lock."""
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        return _sign(desk, wish, waiting_for(desk, wish), ())


def _sign(
    desk: Desk, wish: Wish, chosen: Sequence[Waiting], shown: Sequence[str]
) -> tuple[list[Signed], list[Outlook]]:
    groups: dict[tuple[str, str, str], list[Round]] = {}
    for each in chosen:
        if each.round.faults:
            raise _broken(desk, each.round)
        require_separate(desk, each.round, [(each.step, desk.person)])
        key = (each.step, each.office, each.acting_for)
        groups.setdefault(key, []).append(each.round)
    drafts = [
        Draft(
            "approve",
            tuple(map(subject_of, rounds)),
            f"approve {told(rounds)} ({step})",
            {
                "step": step,
                "office": office,
                "acting_for": acting_for or None,
                "comment": wish.comment,
                "shown": [each.name for each in rounds if each.name in shown],
            },
        )
        for (step, office, acting_for), rounds in groups.items()
    ]
    signed = sign_in_turn(desk, drafts, commits=wish.commits)
    return signed, outlook(desk, [each.round.name for each in chosen])


def _broken(desk: Desk, found: Round) -> QmsError:
    """Nobody signs a text whose bytes are not those that were put up."""
    name = found.submission.document if found.submission else found.name
    reason = fault_text(found.faults[0], desk.called)
    return QmsError(
        _("{id} cannot be signed: {reason}").format(id=name, reason=reason),
        hint=_("see what is wrong with it: qms verify {id}").format(id=name),
    )


def signable(desk: Desk, coming: OpenRound, wish: Wish) -> Waiting | None:
    """The first missing step, if the person can sign it."""
    filling = desk.control.filling(coming.round)
    if desk.is_root and filling is not None and not coming.is_returned:
        return _signable_root(desk, coming.round, filling, wish)
    if filling is None or coming.is_returned or not filling.missing:
        return None
    step = _next_step(coming.round, filling)
    if wish.step and wish.step != step.name:
        return None
    lacking = [
        office
        for other, offices in filling.missing
        for office in offices
        if other.name == step.name
    ]
    found = coming.round
    kind = found.submission.kind if found.submission else ""
    seat = seat_among(desk, lacking, kind, wish.acting_for)
    return Waiting(found, step.name, *seat) if seat else None


def _signable_root(
    desk: Desk, found: Round, filling: Filling, wish: Wish
) -> Waiting | None:
    """Any step that a holder may sign, those first that nobody signed; each once."""
    if any(each.person == desk.person for each in filling.fills):
        return None
    signed = {each.step for each in filling.fills}
    for step in sorted(filling.steps, key=lambda each: each.name in signed):
        for office in desk.offices:
            if office in step.offices and wish.step in ("", step.name):
                return Waiting(found, step.name, office)
    return None


def _next_step(found: Round, filling: Filling) -> Step:
    """The first step that is missing; in an emergency the last one comes first."""
    missing = [step for step, _offices in filling.missing]
    submission = found.submission
    if submission and submission.emergency and filling.steps[-1] in missing:
        return filling.steps[-1]
    return missing[0]


def _require(desk: Desk, coming: OpenRound, wish: Wish) -> Waiting:
    """What the person can sign of a document; raises QmsError with the reason."""
    mine = signable(desk, coming, wish)
    if mine is not None:
        return mine
    submission = coming.round.submission
    name = submission.document if submission else coming.round.name
    if coming.is_returned:
        raise QmsError(
            _("{id} was returned: {reason}").format(id=name, reason=coming.reason),
            hint=_("it is put up anew once mended: qms submit {id}").format(id=name),
        )
    filling = desk.control.filling(coming.round)
    if filling is not None and not filling.missing:
        raise QmsError(
            _("every step of {id} is signed; it waits to be released").format(id=name),
            hint=_("the controller releases it: qms release {id}").format(id=name),
        )
    raise _not_yours(desk, coming, name, wish)


def _not_yours(desk: Desk, coming: OpenRound, name: str, wish: Wish) -> QmsError:
    filling = desk.control.filling(coming.round)
    submission = coming.round.submission
    if filling is None or submission is None or not filling.missing:
        return QmsError(_("nothing of {id} waits for an act").format(id=name))
    step, lacking = filling.missing[0]
    hint = hint_to_ask(desk, lacking)
    title = desk.called.step(submission.kind, step.name)
    if wish.step and wish.step != step.name:
        return QmsError(
            _("{id} waits for the step {step} first").format(id=name, step=title),
            hint=hint,
        )
    why = why_no_deputy(desk, lacking, submission.kind, wish.acting_for)
    return why or QmsError(
        _("{id} waits for {offices} (step {step}), not for {person}").format(
            id=name,
            offices=offices_told(desk, lacking),
            step=title,
            person=desk.called.person(wish.acting_for or desk.person),
        ),
        hint=hint,
    )
