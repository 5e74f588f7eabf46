"""The seat in which somebody acts: his own office, or that of one he deputises for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from qms.actions.desk import Desk
from qms.actions.who import hint_to_ask, offices_told
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.canonical import Json
from qms.model.approval.case import is_by_mandate
from qms.model.approval.fault import Fault
from qms.model.approval.standing import deputy_faults, scope_faults
from qms.model.approval.statement import RECOVERY
from qms.reports.proof_words import fault_text


class Seat(NamedTuple):
    """An office, and its holder where a deputy acts for him; no office: recovery."""

    office: str
    acting_for: str = ""

    @property
    def fields(self) -> dict[str, Json]:
        """What a statement says of it."""
        return {"office": self.office or None, "acting_for": self.acting_for or None}


def seats(desk: Desk, kind: str, acting_for: str = "") -> Iterator[Seat]:
    """The seats of the person for documents of a kind, his own offices first.

    With `acting_for`, only those in which he deputises for that holder.
    """
    if not acting_for:
        yield from map(Seat, desk.offices)
    for office, holder in dict.fromkeys(desk.deputised()):
        if acting_for in ("", holder) and not _faults(desk, office, holder, kind):
            yield Seat(office, holder)


def seat_among(
    desk: Desk, offices: Collection[str], kind: str, acting_for: str = ""
) -> Seat | None:
    """The first seat of the person in one of some offices."""
    mine = seats(desk, kind, acting_for)
    return next((each for each in mine if each.office in offices), None)


def seat_for(desk: Desk, act: str, found: Round, acting_for: str = "") -> Seat:
    """The seat in which the person may do an act; raises QmsError without any."""
    allowed = desk.rules.actors(act, found.owner)
    submission = found.submission
    kind = submission.kind if submission else ""
    seat = seat_among(desk, allowed, kind, acting_for)
    if seat is not None:
        return seat
    if submission and is_by_mandate(submission):
        seat = seat_among(desk, _carrying(desk, found), kind, acting_for)
        if seat is not None or desk.person == RECOVERY:
            return seat or Seat("")
    raise not_seated(desk, sorted(allowed), kind, acting_for)


def not_seated(
    desk: Desk, offices: Collection[str], kind: str, acting_for: str = ""
) -> QmsError:
    """Why somebody has no seat in any of some offices, and whom to ask."""
    hint = hint_to_ask(desk, offices)
    why = why_no_deputy(desk, offices, kind, acting_for)
    if why is not None:
        return why
    person = desk.called.person(acting_for or desk.person)
    return QmsError(
        _("{person} may not do this; governance lets: {offices}").format(
            person=person, offices=offices_told(desk, offices)
        ),
        hint=hint,
    )


def why_no_deputy(
    desk: Desk, offices: Collection[str], kind: str, acting_for: str = ""
) -> QmsError | None:
    """Why the person cannot deputise in any of some offices.

    None where that was neither asked for nor thought of: no row names him.
    """
    if acting_for and acting_for not in desk.called.people:
        return UsageError(
            _("governance knows no person {name}").format(name=acting_for),
            hint=_("see who holds which office: qms people"),
        )
    rows = [row for row in desk.deputised() if row[0] in offices]
    rows += [(each, acting_for) for each in offices if acting_for]
    for office, holder in rows:
        is_meant = acting_for in ("", holder)
        if is_meant and desk.rules.holds(holder, office, desk.today):
            fault = next(iter(_faults(desk, office, holder, kind)), None)
            told = fault_text(fault, desk.called) if fault else ""
            return QmsError(told, hint=hint_to_ask(desk, offices)) if told else None
    return None


def _faults(desk: Desk, office: str, holder: str, kind: str) -> list[Fault]:
    return [
        *deputy_faults(desk.person, office, holder, desk.today, desk.rules),
        *scope_faults(desk.person, office, holder, kind, desk.today, desk.rules),
    ]


def _carrying(desk: Desk, found: Round) -> frozenset[str]:
    """The offices of which one carries a mandate on: those of the steps, too."""
    kind = found.submission.kind if found.submission else ""
    steps = desk.rules.steps(kind, found.owner, is_version=False)
    return desk.rules.actors("release").union(*(step.offices for step in steps))
