"""Revoking a key: what it signed since a moment is unproven from now on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.seats import Seat, seat_among, why_no_deputy
from qms.actions.signing import Draft, Signed, sign_act
from qms.actions.who import hint_to_ask
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.aims import GOVERNANCE_KIND
from qms.model.approval.canonical import Json
from qms.model.approval.enrolment import MARK
from qms.model.approval.governance import Governance
from qms.model.approval.keyring import Held, keyring, keys_of
from qms.model.approval.ledger import Ledger
from qms.model.approval.statement import RECOVERY, Subject
from qms.model.leaves import read_moment
from qms.store.keys import fingerprint

REVOKE = "revoke"
LEAST = 8


@dataclass(frozen=True)
class Wish:
    """Whose key is revoked, or which by its fingerprint, and since when.

    `void` are statements, by digest or by the eight letters in their files' names,
    that are declared void; that takes two people of two offices.
    """

    whose: str
    reason: str
    since: str = ""
    void: Sequence[str] = ()
    person: str = ""
    acting_for: str = ""
    commits: bool = True


@dataclass(frozen=True)
class Revoked:
    """What was revoked: whose key, since when, and how many acts of it came after."""

    signed: Signed
    key: Held
    owner: str
    since: datetime
    later: int
    void: tuple[str, ...]


def revoke_key(root: Path, now: datetime, wish: Wish) -> Revoked:
    """Sign that a key counts no more; it works at once.

    Raises UsageError without a reason or with a moment that is none, QmsError where no
    such key is known, or the person may not.
    """
    if not wish.reason.strip():
        raise UsageError(_("a revocation needs a reason"), hint=_("--reason TEXT"))
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        held = _asked(desk, wish.whose)
        since = moment_of(wish.since, desk.rules, now)
        void = tuple(_statement(desk.ledger, each) for each in wish.void)
        fields: dict[str, Json] = {
            **_seat(desk, held, wish.acting_for).fields,
            "key": held.key,
            "reason": wish.reason,
            "since": since.isoformat(),
        }
        if void:
            fields["void"] = list(void)
        message = f"revoke the key {fingerprint(held.key)} of {held.person}"
        draft = Draft(REVOKE, (_governance(desk),), message, fields)
        signed = sign_act(desk, draft, commits=wish.commits)
        later = sum(1 for _each in _later(desk.ledger, held.key, since))
        owner = desk.called.person(held.person)
        return Revoked(signed, held, owner, since, later, void)


def moment_of(text: str, rules: Governance, now: datetime) -> datetime:
    """A moment, the beginning of a local day, or now; raises UsageError on others."""
    if not text:
        return now.astimezone(rules.zone).replace(microsecond=0)
    try:
        if "T" in text:
            return read_moment(text)
        day = datetime.fromisoformat(text)
        return day.replace(tzinfo=rules.zone)
    except ValueError as error:
        raise UsageError(
            _("{text} is no moment").format(text=text),
            hint=_("write it as 2026-02-12 or 2026-02-12T12:00:00+02:00"),
        ) from error


def _asked(desk: Desk, whose: str) -> Held:
    """The one key that is meant; raises QmsError where none is, or several are."""
    known = keyring(desk.ledger) or keys_of(desk.rules)
    plain = whose.removeprefix(MARK)
    fitting = [
        each
        for each in known
        if each.person == whose
        or (len(plain) >= LEAST and _plain_print(each.key).startswith(plain))
    ]
    good = [each for each in fitting if each.is_good(desk.now)] or fitting
    if len(good) == 1:
        return good[0]
    if not good:
        raise QmsError(
            _("governance knows no key of {whose}").format(whose=whose),
            hint=_("see which there are: qms key list"),
        )
    raise QmsError(
        _("{whose} has several keys: {prints}").format(
            whose=whose, prints=", ".join(fingerprint(each.key) for each in good)
        ),
        hint=_("name the one that is meant by its fingerprint"),
    )


def _plain_print(key: str) -> str:
    return fingerprint(key).removeprefix(MARK)


def _seat(desk: Desk, held: Held, acting_for: str) -> Seat:
    """The seat in which the person revokes; none for his own key or the recovery."""
    if desk.person == RECOVERY:
        return Seat("")
    allowed = desk.rules.actors(REVOKE)
    seat = seat_among(desk, allowed, GOVERNANCE_KIND, acting_for)
    if seat is not None:
        return seat
    if held.person == desk.person and not acting_for:
        return Seat(desk.offices[0] if desk.offices else "")
    offices = sorted(allowed)
    raise why_no_deputy(desk, offices, GOVERNANCE_KIND, acting_for) or QmsError(
        _("{person} may not revoke the key of another").format(
            person=desk.called.person(acting_for or desk.person)
        ),
        hint=hint_to_ask(desk, offices),
    )


def _governance(desk: Desk) -> Subject:
    """The governance that the statement names."""
    for each in desk.ledger.archive.rounds:
        if each.digest == desk.rules.digest:
            return Subject(each.name, each.digest)
    raise LookupError(desk.rules.digest)


def _statement(ledger: Ledger, text: str) -> str:
    """The digest of a statement; raises UsageError where none or several fit."""
    plain = text.removeprefix("sha256:")
    found = [
        each
        for each in ledger.entries
        if len(plain) >= LEAST and each.removeprefix("sha256:").startswith(plain)
    ]
    if len(found) != 1:
        raise UsageError(
            _("{text} is no statement").format(text=text),
            hint=_("name it by the eight letters at the end of its file's name"),
        )
    return found[0]


def _later(ledger: Ledger, key: str, since: datetime) -> Iterator[str]:
    for digest, entry in ledger.entries.items():
        statement = entry.statement
        if statement and entry.signature.key == key and statement.signed_at >= since:
            yield digest
