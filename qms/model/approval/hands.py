"""In whose hands a document is: what has to be done next, and by which offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from qms.i18n import NC_
from qms.model.approval.control import Control
from qms.model.approval.status import (
    ALTERED,
    APPROVED,
    BEHIND,
    BROKEN,
    DRAFT,
    EMERGENCY,
    IN_REVIEW,
    OVERDUE,
    RETURNED,
    UNPROVEN,
    Status,
)

VERIFY, RESTORE, WAIT, CEASE = "verify", "restore", "wait", "cease"
SUBMIT, APPROVE, RELEASE = "submit", "approve", "release"
PUBLISH, RATIFY, CONFIRM, TRANSLATE = "publish", "ratify", "confirm", "translate"

TO_DO: Mapping[str, str] = {
    VERIFY: NC_("duty", "see why it is broken"),
    RESTORE: NC_("duty", "put back the text, or give it the next number"),
    WAIT: NC_("duty", "in force from {day}"),
    CEASE: NC_("duty", "withdrawn from {day}"),
    SUBMIT: NC_("duty", "put up"),
    APPROVE: NC_("duty", "sign: {step}"),
    RELEASE: NC_("duty", "release"),
    PUBLISH: NC_("duty", "publish"),
    RATIFY: NC_("duty", "ratify"),
    CONFIRM: NC_("duty", "review"),
    TRANSLATE: NC_("duty", "follow the source"),
}
"""What each of them asks for, in words; `step` and `day` have their places."""


class Hand(NamedTuple):
    """One thing to do: which act, at which step, by whichever of some offices.

    `day` is the day by which it is due, or that is waited for.
    """

    act: str
    offices: tuple[str, ...] = ()
    step: str = ""
    day: date | None = None


class Standing(NamedTuple):
    """How one document or language version stands, with what has to be done.

    `language` is that of its text; `kind` and `owner` are as the text has them.
    """

    title: str
    language: str
    kind: str
    owner: str
    status: Status
    hands: tuple[Hand, ...] = ()

    @property
    def document(self) -> str:
        """The document's id."""
        return self.status.document

    @property
    def offices(self) -> frozenset[str]:
        """Every office that has something to do."""
        return frozenset(each for hand in self.hands for each in hand.offices)


def hands_of(control: Control, status: Status, kind: str, owner: str) -> list[Hand]:
    """What has to be done with a document next, the most urgent first."""
    return [
        *_amiss(control, status, owner),
        *_under_way(control, status, kind, owner),
        *(Hand(each.act, each.offices, each.step) for each in status.beside),
        *_in_time(control, status, owner),
    ]


def _amiss(control: Control, status: Status, owner: str) -> Iterator[Hand]:
    controllers = _actors(control, "release", owner)
    if BROKEN in status.marks:
        yield Hand(VERIFY, controllers)
    elif UNPROVEN in status.marks:
        yield Hand(RATIFY, controllers)
    if status.working == ALTERED:
        yield Hand(RESTORE, _some(owner))


def _under_way(
    control: Control, status: Status, kind: str, owner: str
) -> Iterator[Hand]:
    following = status.next
    if following.state == IN_REVIEW:
        yield Hand(APPROVE, following.offices, following.step)
    elif following.state == RETURNED:
        yield Hand(SUBMIT, _preparers(control, status, kind, owner))
    elif following.state == APPROVED and following.day:
        yield Hand(CEASE if following.is_withdrawal else WAIT, day=following.day)
    elif following.state == APPROVED:
        act = PUBLISH if following.act == PUBLISH else RELEASE
        yield Hand(act, following.offices or _actors(control, act, owner))
    elif following.state == DRAFT:
        yield Hand(SUBMIT, _preparers(control, status, kind, owner))


def _in_time(control: Control, status: Status, owner: str) -> Iterator[Hand]:
    if EMERGENCY in status.marks and status.in_force:
        filling = control.filling(status.in_force.round)
        lacking = filling.missing if filling else ()
        offices = tuple(dict.fromkeys(each for _, names in lacking for each in names))
        yield Hand(RATIFY, offices, day=status.emergency_until)
    if OVERDUE in status.marks:
        offices = _actors(control, "confirm", owner)
        yield Hand(CONFIRM, offices, day=status.review_due)
    if BEHIND in status.marks and status.next.state not in (IN_REVIEW, APPROVED):
        yield Hand(TRANSLATE, _some(owner))


def _preparers(
    control: Control, status: Status, kind: str, owner: str
) -> tuple[str, ...]:
    """The offices that put a text up: those of its first step, else its owner."""
    rules = control.governance
    steps = rules.steps(kind, owner, bool(status.language)) if rules else ()
    if steps and steps[0].name == "prepared":
        return tuple(sorted(steps[0].offices))
    return _some(owner)


def _actors(control: Control, act: str, owner: str) -> tuple[str, ...]:
    rules = control.governance
    return tuple(sorted(rules.actors(act, owner))) if rules else ()


def _some(owner: str) -> tuple[str, ...]:
    return (owner,) if owner else ()
