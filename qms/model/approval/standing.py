"""Whether a signer stood where he says: his key, his office, his deputising."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qms.i18n import N_
from qms.model.approval.fault import Fault, failed, note
from qms.model.approval.governance import Governance
from qms.model.approval.statement import RECOVERY, Statement
from qms.model.days import within
from qms.model.located import Fields

WITHOUT_OFFICE = ("disown", "witness", "revoke")
EARLY = N_("it was signed before the key was enrolled")
EXPIRED = N_("the key had reached the end of its planned time")


def key_faults(statement: Statement, key: str, rules: Governance) -> Iterator[Fault]:
    """Whether the key was the signer's own at the time that is claimed."""
    if statement.person == RECOVERY:
        if key != rules.recovery:
            yield failed("key", N_("it is not the recovery key of this governance"))
        return
    owners = rules.keys.get(key, ())
    own = [each for each in owners if each.person == statement.person]
    if len({each.person for each in owners}) > 1:
        yield failed("key", N_("the key is used by two people"))
    elif not owners:
        yield failed("key", N_("governance knows no such key"))
    elif not own:
        other = owners[0].person
        yield failed("key", N_("the key belongs to {other}"), other=other)
    elif all(each.start and statement.signed_at < each.start for each in own):
        yield failed("key", EARLY)
    elif all(each.end and statement.signed_at > each.end for each in own):
        yield note("key", EXPIRED)


def office_faults(
    statement: Statement, day: date, rules: Governance
) -> Iterator[Fault]:
    """Whether the signer held the office, or deputised in it, on the claimed day."""
    if not statement.office:
        if statement.act not in WITHOUT_OFFICE and statement.person != RECOVERY:
            yield failed("office", N_("it names no office"))
        return
    if statement.person == RECOVERY:
        yield failed("office", N_("the recovery key holds no office"))
    elif statement.acting_for:
        person, of = statement.person, statement.acting_for
        yield from deputy_faults(person, statement.office, of, day, rules)
    else:
        yield from holder_faults(statement.person, statement.office, day, rules)


def holder_faults(
    person: str, office: str, day: date, rules: Governance
) -> Iterator[Fault]:
    """Whether a person held an office on a day, told so that one sees why not."""
    if rules.holds(person, office, day):
        return
    values = {"person": person, "office": office, "day": day.isoformat()}
    last = rules.last_day(person, office)
    if last == date.min:
        reason = N_("{person} never held the office {office}")
    elif last is not None and last < day:
        reason = N_("{person} no longer held the office {office} on {day}")
    else:
        reason = N_("{person} did not hold the office {office} on {day}")
    yield failed("office", reason, **values)


def deputy_faults(
    person: str, office: str, of: str, day: date, rules: Governance
) -> Iterator[Fault]:
    """Whether somebody deputised in an office for its holder on a day."""
    values = {"person": person, "of": of, "office": office, "day": day.isoformat()}
    if not rules.holds(of, office, day):
        reason = N_("{of} did not hold the office {office} on {day}: nobody to act for")
        yield failed("deputy", reason, **values)
        return
    rows = list(rules.deputies(office, of, person))
    if not rows:
        reason = N_("{person} is no deputy of {of} in the office {office}")
        yield failed("deputy", reason, **values)
    elif not rows_on(person, office, of, day, rules):
        reason = N_("{person} was not deputy of {of} on {day}")
        yield failed("deputy", reason, **values)


def scope_faults(
    person: str, office: str, of: str, kind: str, day: date, rules: Governance
) -> Iterator[Fault]:
    """Whether a deputy may sign this kind of document, and only while one is away."""
    rows = rows_on(person, office, of, day, rules)
    fitting = [row for row in rows if _covers(row, kind)]
    values = {"person": person, "of": of}
    if rows and not fitting:
        reason = N_("{person} does not deputise for {of} in documents of kind {kind}")
        yield failed("deputy", reason, kind=kind, **values)
        return
    is_present = absence_on(of, day, rules) is None
    if fitting and is_present and all(is_for_absence(row) for row in fitting):
        reason = N_("{of} was not absent on {day}, and deputising is for absence")
        yield failed("deputy", reason, day=day.isoformat(), **values)


def ends_with_absence(
    person: str, office: str, of: str, kind: str, day: date, rules: Governance
) -> bool:
    """Whether a deputy signs only because the holder is away."""
    rows = rows_on(person, office, of, day, rules)
    fitting = [row for row in rows if _covers(row, kind)]
    return bool(fitting) and all(is_for_absence(row) for row in fitting)


def rows_on(
    person: str, office: str, of: str, day: date, rules: Governance
) -> list[Fields]:
    """The rows by which somebody deputises for a holder on a day."""
    return [
        row
        for row in rules.deputies(office, of, person)
        if within(day, row.text("from"), row.text("until"))
    ]


def _covers(row: Fields, kind: str) -> bool:
    return not row.get("kinds") or kind in set(row.texts("kinds"))


def is_for_absence(row: Fields) -> bool:
    """Whether a deputy may sign only while the holder is away."""
    return row.text("only_in_absence") == "true"


def absence_on(person: str, day: date, rules: Governance) -> tuple[date, date] | None:
    """The absence of a person that covers a day."""
    for first, last in rules.absences(person):
        if first <= day <= last:
            return first, last
    return None
