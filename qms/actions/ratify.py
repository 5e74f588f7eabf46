"""Ratify: the present holder stands by what was unproven, or done in an emergency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.rounds_asked import in_force_asked
from qms.actions.seats import Seat, not_seated, seat_among
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.actions.targets_asked import (
    governance_subject,
    is_digest,
    statement_asked,
)
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.ledger import Release

Need = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Wish:
    """What is ratified: statements by digest, or documents with all that needs it."""

    texts: Sequence[str]
    reason: str = ""
    language: str = ""
    person: str = ""
    acting_for: str = ""
    commits: bool = True


@dataclass(frozen=True)
class Ratified:
    """What was ratified, and for each document in an emergency who is still to do so.

    `targets` are digests; `lacking` has the titles of offices, none where the emergency
    is over.
    """

    signed: list[Signed]
    targets: list[str]
    lacking: dict[str, tuple[str, ...]] = field(default_factory=dict)


def ratify(root: Path, now: datetime, wish: Wish) -> Ratified:
    """Ratify statements; one signature for each office of the person.

    Raises QmsError where nothing needs it, or it is not his to ratify.
    """
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        urgent: list[Release] = []
        groups: dict[Seat, list[str]] = {}
        for text in dict.fromkeys(wish.texts):
            needs = list(_needs(desk, text, wish.language, urgent))
            mine = [
                (target, seat)
                for target, offices in needs
                if (seat := _seat(desk, target, offices, wish.acting_for))
            ]
            if not mine:
                raise _not_yours(desk, text, needs, wish.acting_for)
            for target, seat in mine:
                members = groups.setdefault(seat, [])
                if target not in members:
                    members.append(target)
        drafts = [
            Draft(
                "ratify",
                (governance_subject(desk),),
                f"ratify {', '.join(each[7:15] for each in targets)}",
                {**seat.fields, "target": targets, "reason": wish.reason or None},
            )
            for seat, targets in groups.items()
        ]
        signed = sign_in_turn(desk, drafts, commits=wish.commits)
        every = [target for targets in groups.values() for target in targets]
        lacking = {_name(each): _lacking(desk, each) for each in urgent}
        return Ratified(signed, list(dict.fromkeys(every)), lacking)


def _needs(
    desk: Desk, text: str, language: str, urgent: list[Release]
) -> Iterator[Need]:
    """The statements that need it, each with the offices of which one may do it."""
    if is_digest(text):
        digest, _statement = statement_asked(desk, text)
        yield from _of_statement(desk, digest)
        releases = [each for each in _emergencies(desk) if each.digest == digest]
    else:
        document = text.upper()
        for found in desk.control.rounds.get((document, language), ()):
            for digest in desk.ledger.by_round.get(found.name, ()):
                yield from _of_statement(desk, digest)
        releases = [each for each in _emergencies(desk) if _name(each) == document]
        if not desk.control.rounds.get((document, language)):
            in_force_asked(desk, [document], language)
    for each in releases:
        urgent.append(each)
        for offices in _missing(desk, each):
            yield each.digest, frozenset(offices)


def _of_statement(desk: Desk, digest: str) -> Iterator[Need]:
    """A statement that nothing proves to be early enough; its office ratifies it."""
    statement = desk.ledger.statement(digest)
    if statement is None or digest not in desk.control.unproven:
        return
    offices = {statement.office}
    if statement.evidence:
        offices |= {each.office for each in statement.evidence.signatories}
    yield digest, frozenset(offices)


def _emergencies(desk: Desk) -> Iterator[Release]:
    """The texts that are in force on an emergency's approval only."""
    for document, version in desk.control.rounds:
        status = desk.control.status(document, version, desk.today)
        if status.in_force is not None and status.emergency_until is not None:
            yield status.in_force


def _missing(desk: Desk, release: Release) -> Iterator[tuple[str, ...]]:
    """The offices of each step that nobody has signed or ratified yet."""
    filling = desk.control.filling(release.round)
    given = {
        statement.office
        for _digest, statement in desk.ledger.aimed_at("ratify", release.digest)
    }
    for _step, offices in filling.missing if filling else ():
        if not given.intersection(offices):
            yield offices


def _lacking(desk: Desk, release: Release) -> tuple[str, ...]:
    missing = [office for offices in _missing(desk, release) for office in offices]
    return tuple(dict.fromkeys(map(desk.called.office, missing)))


def _name(release: Release) -> str:
    submission = release.round.submission
    return submission.document if submission else release.round.name


def _seat(
    desk: Desk, target: str, offices: frozenset[str], acting_for: str
) -> Seat | None:
    """The seat in which the person may ratify; None where he has none."""
    return seat_among(desk, offices, _kind(desk, target), acting_for)


def _kind(desk: Desk, target: str) -> str:
    """The kind of what a statement is about."""
    statement = desk.ledger.statement(target)
    for subject in statement.subjects if statement else ():
        found = desk.ledger.round_of(subject)
        if found and found.submission:
            return found.submission.kind
    return ""


def _not_yours(
    desk: Desk, text: str, needs: Sequence[Need], acting_for: str
) -> QmsError:
    if not needs:
        return QmsError(
            _("nothing of {id} needs to be ratified").format(id=text),
            hint=_("see how it stands: qms verify"),
        )
    offices = sorted({office for _target, names in needs for office in names})
    return not_seated(desk, offices, _kind(desk, needs[0][0]), acting_for)
