"""Revising governance: people, offices, keys and steps, approved by those before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, read_ledger, undisturbed
from qms.actions.put_up import Asked, PutUp
from qms.actions.put_up_governance import (
    governance_kind,
    number_after,
    put_up_governance,
)
from qms.actions.root import RootWish, put_up_root
from qms.actions.signing import Signed, sign_act
from qms.actions.submit import office_to_prepare, submission
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.submission import GOVERNANCE


@dataclass(frozen=True)
class Wish:
    """Why governance changes, and by whose mandate where its holders cannot sign.

    `mandate` has `body`, `number` and `date`.
    """

    reason: str
    summary: str
    is_edition: bool = False
    mandate: Mapping[str, str] | None = None
    person: str = ""
    commits: bool = True


def revise_governance(root: Path, now: datetime, wish: Wish) -> tuple[Signed, str]:
    """Put up `governance/` as it stands; gives its number, or the digest of a root.

    It is approved by the steps of the governance that holds now; the first one is the
    root. Raises QmsError where nothing was changed, or one is under way.
    """
    if not wish.reason.strip() or not wish.summary.strip():
        raise UsageError(
            _("a revision states why it is made and what changes"),
            hint=_("--reason TEXT --summary TEXT"),
        )
    with undisturbed(root):
        if not read_ledger(root, now).ledger.governances:
            first = RootWish(wish.reason, wish.summary, wish.person, wish.commits)
            return put_up_root(root, now, first)
        desk = open_desk(root, now, wish.person)
        _require_not_under_way(desk)
        number = number_after(desk.control, GOVERNANCE, is_edition=wish.is_edition)
        further = {"mandate": dict(wish.mandate)} if wish.mandate else {}
        asked = Asked(reason=wish.reason, summary=wish.summary, further=further)
        kind = governance_kind(desk.rules.profile)
        made = put_up_governance(root, desk.control, number, asked, kind)
        if desk.control.governance is not None:
            _require_change(desk, made)
        office = office_to_prepare(desk, made)
        signed = sign_act(desk, submission([made], office), commits=wish.commits)
        return signed, f"{number[0]}.{number[1]}"


def _require_not_under_way(desk: Desk) -> None:
    status = desk.control.status(GOVERNANCE, "", desk.today)
    if status.next.state in ("in review", "approved"):
        raise QmsError(
            _("{id} is under way already").format(id=GOVERNANCE),
            hint=_("have it signed, or returned: qms status {id}").format(
                id=GOVERNANCE
            ),
        )


def _require_change(desk: Desk, made: PutUp) -> None:
    """Raise where `governance/` is what holds already."""
    submission = made.round.submission
    for each in desk.control.ledger.archive.rounds:
        held = each.submission
        if held is None or submission is None or each.digest != desk.rules.digest:
            continue
        if dict(held.content) == dict(submission.content):
            raise QmsError(
                _("governance/ is what holds already: nothing was changed"),
                hint=_("change people.yaml or profile.yaml first"),
            )
