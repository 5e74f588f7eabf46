"""Separation of duties, looked at before an act is signed, and not at release only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.actions.desk import Desk
from qms.actions.who import hint_to_ask
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.filling import signatures
from qms.model.approval.governance import Separation
from qms.model.approval.separation import ALWAYS, NEVER_WAIVED, PREPARED, VOUCH

Part = tuple[str, str]


def require_separate(desk: Desk, found: Round, added: Sequence[Part]) -> None:
    """Raise QmsError where somebody would play two parts that must be kept apart.

    `added` are the parts of the act to be signed, each with the person who plays it:
    a step's name, or `vouch`.
    """
    have = list(parts_played(desk, found))
    for row in kept_apart(desk, found):
        for person in _both(row, have, added):
            if not (row.is_error and not is_waived(desk, found, row, person)):
                continue
            raise _refused(desk, found, row, person)


def parts_played(desk: Desk, found: Round) -> Iterator[Part]:
    """The parts that people have played in a submission so far."""
    for _digest, statement in desk.ledger.about(found.name, ("submit",)):
        yield PREPARED, statement.person
    for each in signatures(desk.ledger, found.name):
        if each.person:
            yield each.step, each.person
        if each.voucher:
            yield VOUCH, each.voucher


def kept_apart(desk: Desk, found: Round) -> tuple[Separation, ...]:
    """The pairs of parts that different people must play in a submission."""
    submission = found.submission
    rows = desk.rules.separations(submission.kind) if submission else ()
    fixed = {frozenset((each.first, each.second)) for each in ALWAYS}
    others = [row for row in rows if frozenset((row.first, row.second)) not in fixed]
    return (*ALWAYS, *others)


def is_waived(desk: Desk, found: Round, row: Separation, person: str) -> bool:
    """Whether somebody else waived a separation for a person, so that it counts."""
    pair = {row.first, row.second}
    return pair != set(NEVER_WAIVED) and any(
        set(statement.texts("waives")) == pair
        and person not in (statement.person, statement.acting_for)
        for _digest, statement in desk.ledger.about(found.name, ("waive",))
    )


def _both(row: Separation, have: Sequence[Part], added: Sequence[Part]) -> list[str]:
    """Those who would play both parts of a pair, at least one of them anew."""
    parts: dict[str, set[str]] = {}
    for part, person in (*have, *added):
        parts.setdefault(part, set()).add(person)
    new = {person for part, person in added if part in (row.first, row.second)}
    both = parts.get(row.first, set()) & parts.get(row.second, set()) & new
    return sorted(both)


def _refused(desk: Desk, found: Round, row: Separation, person: str) -> QmsError:
    submission = found.submission
    name = submission.document if submission else found.name
    if {row.first, row.second} == set(NEVER_WAIVED):
        allowed = sorted(desk.rules.actors(VOUCH, found.owner))
        return QmsError(
            _("{person} wrote {id}, and cannot vouch for its paper").format(
                person=desk.called.person(person), id=name
            ),
            hint=hint_to_ask(desk, allowed, but=person),
        )
    parts = f"{row.first},{row.second}"
    kind = submission.kind if submission else ""
    return QmsError(
        _("{person} would be both {first} and {second} of {id}").format(
            person=desk.called.person(person),
            first=desk.called.step(kind, row.first),
            second=desk.called.step(kind, row.second),
            id=name,
        ),
        hint=_("let somebody else do it, or have it waived: {command}").format(
            command=f"qms waive {name} --parts {parts}"
        ),
    )
