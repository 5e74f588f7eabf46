"""Adopt: texts approved on paper before qms are archived, in one signed statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.documents import read_facts
from qms.actions.put_up import Asked, PutUp, put_up
from qms.actions.rounds_asked import open_rounds, subject_of, told
from qms.actions.seats import Seat, seat_for
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.actions.working import working_text
from qms.errors import QmsError
from qms.i18n import N_, _
from qms.model.approval.canonical import Json
from qms.model.facts import Facts
from qms.model.register import Register
from qms.store.adoptions import Adoption, Problem

UNKNOWN = N_("no document has the id {id}")
NO_VERSION = N_("there is no {language} version of {id}")
TWICE = N_("{id} stands here twice")
RELEASED = N_("a revision of {id} was released already: it needs no adoption")
UNDER_WAY = N_("{id} is under way: have it signed, or returned")
TOO_LATE = N_("{id} was in force since {day} only: the root is of {root}")


class NotAdoptedError(QmsError):
    """Some texts cannot be adopted, and none was; `problems` say why, by line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        shown = "; ".join(each.reason for each in problems[:3])
        more = " …" if len(problems) > 3 else ""
        super().__init__(
            _("nothing was adopted: {reasons}").format(reasons=shown + more),
            hint=_("mend these, or leave them out, then try again"),
        )
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Wish:
    """The texts that are taken over; of a language version, which."""

    rows: Sequence[Adoption]
    language: str = ""
    person: str = ""
    commits: bool = True


def adopt(root: Path, now: datetime, wish: Wish) -> list[Signed]:
    """Archive texts and sign that they were approved before: one signature an office.

    Raises NotAdoptedError, with nothing written, where one of them cannot be.
    """
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        groups: dict[Seat, list[tuple[Adoption, PutUp]]] = {}
        for row, made in _texts(desk, wish):
            seat = seat_for(desk, "adopt", made.round)
            groups.setdefault(seat, []).append((row, made))
        drafts = [_draft(seat, members) for seat, members in groups.items()]
        return sign_in_turn(desk, drafts, commits=wish.commits)


def _draft(seat: Seat, members: Sequence[tuple[Adoption, PutUp]]) -> Draft:
    rounds = tuple(made.round for _row, made in members)
    files: dict[str, bytes | None] = {}
    for _row, made in members:
        files |= made.files
    since = {made.round.name: row.since.isoformat() for row, made in members}
    return Draft(
        "adopt",
        tuple(map(subject_of, rounds)),
        f"adopt {told(rounds)}",
        {
            **seat.fields,
            "in_force_since": since,
            "archive_no": _archive_no(members),
        },
        rounds,
        files,
    )


def _archive_no(members: Sequence[tuple[Adoption, PutUp]]) -> Json:
    """One number for all, or the number of each."""
    numbers = {row.archive_no for row, _made in members}
    if len(numbers) == 1:
        return numbers.pop()
    return {made.round.name: row.archive_no for row, made in members}


def _texts(desk: Desk, wish: Wish) -> list[tuple[Adoption, PutUp]]:
    """The submissions of the texts; raises NotAdoptedError with every reason."""
    register = read_facts(desk.root, desk.today)
    under_way = frozenset(
        key for key, coming in open_rounds(desk).items() if not coming.is_returned
    )
    root_day = _root_day(desk)
    found: list[tuple[Adoption, PutUp]] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for row in wish.rows:
        reason = _refusal(desk, row, wish.language, under_way, root_day)
        if row.document in seen:
            reason = _(TWICE).format(id=row.document)
        seen.add(row.document)
        if not reason:
            try:
                found.append((row, _put_up(desk, register, row, wish.language)))
            except QmsError as error:
                reason = str(error)
        if reason:
            problems.append(Problem(row.line, reason))
    if problems:
        raise NotAdoptedError(problems)
    return found


def _refusal(
    desk: Desk,
    row: Adoption,
    language: str,
    under_way: frozenset[tuple[str, str]],
    root_day: date | None,
) -> str:
    """Why a text needs no adoption, or came too late for one; empty if neither."""
    values = {"id": row.document, "day": row.since.isoformat()}
    if next(desk.ledger.released(row.document, language), None):
        return _(RELEASED).format(**values)
    if (row.document, language) in under_way:
        return _(UNDER_WAY).format(**values)
    if root_day and row.since >= root_day:
        return _(TOO_LATE).format(root=root_day.isoformat(), **values)
    return ""


def _root_day(desk: Desk) -> date | None:
    """The day of the root's release."""
    for root in desk.ledger.roots:
        statement = desk.ledger.statement(desk.ledger.introduced.get(root, ""))
        if statement is not None:
            return desk.rules.day(statement.signed_at)
    return None


def _put_up(desk: Desk, register: Register, row: Adoption, language: str) -> PutUp:
    facts = _facts(register, row.document, language)
    text = working_text(desk.root, facts.path, facts.id)
    return put_up(desk.control, desk.rules, facts.id, text, Asked())


def _facts(register: Register, name: str, language: str) -> Facts:
    known = register.by_id.get(name)
    if known is None:
        raise QmsError(_(UNKNOWN).format(id=name))
    if not language:
        return known
    for each in register.versions:
        if (each.id, each.language) == (name, language):
            return each
    raise QmsError(_(NO_VERSION).format(id=name, language=language))
