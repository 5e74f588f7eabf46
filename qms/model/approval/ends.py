"""The moments after which somebody could not have signed: what ended, and when.

Only ends are judged, never beginnings: a day after which no row gives a person an
office or a deputising, a key that was taken back or revoked. The planned end of a key
is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from qms.i18n import N_
from qms.model.approval.aims import revoked_since
from qms.model.approval.fault import Fault, unproven
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import End, Ledger
from qms.model.approval.statement import RECOVERY, Statement

OFFICE_ENDED = N_("the office {office} of {person} ended on {end}")
DEPUTY_ENDED = N_("the deputising of {person} ended on {end}")
KEY_ENDED = N_("the key of {person} was taken back on {end}")
KEY_REVOKED = N_("the key of {person} was revoked since {end}")


def first_end(
    ledger: Ledger, digest: str, rules: Governance, until: datetime, seen_by: str = ""
) -> End | None:
    """The first end that was reached until a moment; None where nothing ended.

    `rules` is the newest governance of the view; `seen_by` restricts revocations to
    those that a statement saw.
    """
    statement = ledger.statement(digest)
    if statement is None:
        return None
    key = ledger.entries[digest].signature.key
    found = list(_known(ledger, statement, key, rules))
    if ("revoke", key) in ledger.aimed:
        found.extend(_revocations(ledger, digest, key, seen_by))
    return min((each for each in found if each.at <= until), default=None)


def told(statement: Statement, end: End) -> Fault:
    """Why a statement is unproven: the last day, or since when a key is gone."""
    is_last_day = end.reason in (OFFICE_ENDED, DEPUTY_ENDED)
    last = end.at - timedelta(seconds=1) if is_last_day else end.at
    values = {
        "person": statement.person,
        "office": statement.office,
        "end": last.date().isoformat(),
    }
    check = "revocation" if end.reason == KEY_REVOKED else "time"
    return unproven(check, end.reason, **values)


def _known(
    ledger: Ledger, statement: Statement, key: str, rules: Governance
) -> tuple[End, ...]:
    """What a governance ends; found once for all statements that are alike."""
    named = ledger.governance_of(statement)
    who = (statement.person, statement.office, statement.acting_for, key)
    alike = (rules.digest, named.digest if named else "", *who)
    if alike not in ledger.known_ends:
        since = _introduced_at(ledger, rules)
        found = [*_office_ends(statement, rules, since)]
        if named is not None and named is not rules:
            found.extend(_key_ends(statement.person, key, named, rules, since))
        ledger.known_ends[alike] = tuple(found)
    return ledger.known_ends[alike]


def _revocations(ledger: Ledger, digest: str, key: str, seen_by: str) -> Iterator[End]:
    """Since when a key is revoked; who revokes his own signs that once more."""
    for name, revocation in ledger.aimed_at("revoke", key, seen_by):
        moment = revoked_since(revocation)
        if moment is not None and name != digest:
            yield End(moment, KEY_REVOKED)


def _office_ends(
    statement: Statement, rules: Governance, since: datetime
) -> Iterator[End]:
    """The end of an office; a deputy's, too, where the office is another's."""
    person, office = statement.person, statement.office
    if person == RECOVERY or not office:
        return
    holder = statement.acting_for or person
    last = rules.last_day(holder, office)
    if last is not None:
        reason = DEPUTY_ENDED if statement.acting_for else OFFICE_ENDED
        yield End(_after(last, rules, since), reason)
    if statement.acting_for:
        last = rules.last_deputy_day(office, holder, person)
        if last is not None:
            yield End(_after(last, rules, since), DEPUTY_ENDED)


def _key_ends(
    person: str, key: str, named: Governance, rules: Governance, since: datetime
) -> Iterator[End]:
    """A later governance may take a key back, or shorten its time."""
    if person == RECOVERY:
        if key != rules.recovery:
            yield End(since, KEY_ENDED)
        return
    own = [each for each in rules.keys.get(key, ()) if each.person == person]
    if not own:
        yield End(since, KEY_ENDED)
    planned = [each.end for each in named.keys.get(key, ()) if each.person == person]
    known = [each for each in planned if each is not None]
    is_open = len(known) < len(planned)
    for each in own:
        if each.end is not None and (is_open or not known or each.end < max(known)):
            yield End(each.end, KEY_ENDED)


def _after(last: date, rules: Governance, since: datetime) -> datetime:
    """The first moment after a last day; for no row at all, since it is missing."""
    if last == date.min:
        return since
    if last == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(last + timedelta(days=1), time(), rules.zone)


def _introduced_at(ledger: Ledger, rules: Governance) -> datetime:
    statement = ledger.statement(ledger.introduced.get(rules.digest, ""))
    return statement.signed_at if statement else ledger.now
