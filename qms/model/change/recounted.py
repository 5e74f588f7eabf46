"""What a change does to records, and the acts that it adds, one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qms.i18n import N_
from qms.model.approval.archive import Entry
from qms.model.approval.control import Control
from qms.model.approval.submission import WITHDRAWAL
from qms.model.change.account import MOVED, ActAccount, LogLine, RecordAccount, Said
from qms.model.change.change import Change
from qms.model.change.pairs import RecordChange
from qms.model.days import day_or_none
from qms.model.identity_number import identity_numbers
from qms.model.located import Fields

NEW_RECORD = N_("new record")
REMOVED_RECORD = N_("removed")
CLOSED = N_("closed on {day}")
LOGGED = N_("log continued")
FIELDS = N_("changed: {fields}")
LAYOUT = N_("only blanks and comments changed")
_TOLD = ("log", "closed")


def records_of(change: Change, hidden: Collection[str]) -> Iterator[RecordAccount]:
    """What happens to each record, in the order of the change; hidden are paths."""
    for pair in change.records:
        record = pair.after or pair.before
        if record is None:
            continue
        paths = {each.path for each in (pair.before, pair.after) if each}
        is_hidden = not paths.isdisjoint(hidden)
        yield RecordAccount(
            id=str(record.id) or record.path.rpartition("/")[2],
            kind=str(record.kind),
            title="" if is_hidden else str(record.fields.text("title")),
            path=record.path,
            natures=tuple(_natures(pair)),
            lines=() if is_hidden else _lines(pair),
            is_hidden=is_hidden,
        )


def _natures(pair: RecordChange) -> Iterator[Said]:
    before, after = pair.before, pair.after
    if before is None or after is None:
        yield Said(NEW_RECORD if before is None else REMOVED_RECORD)
        return
    if before.path != after.path:
        yield Said(MOVED, {"path": before.path})
    old, new = before.fields, after.fields
    closed = day_or_none(new.text("closed"))
    if closed and new.text("closed") != old.text("closed"):
        yield Said(CLOSED, {"day": closed.isoformat()})
    if _lines(pair):
        yield Said(LOGGED)
    fields = [each for each in _differing(old, new) if each not in _TOLD]
    if fields:
        yield Said(FIELDS, {"fields": ", ".join(fields)})
    elif old == new and before.path == after.path:
        yield Said(LAYOUT)


def _differing(old: Fields, new: Fields) -> Iterator[str]:
    for name in dict.fromkeys((*map(str, new), *map(str, old))):
        if old.get(name) != new.get(name):
            yield name


def _lines(pair: RecordChange) -> tuple[LogLine, ...]:
    """The lines at the end of a log that were not there before."""
    if pair.after is None:
        return ()
    before = pair.before.fields.rows("log") if pair.before else ()
    rows = list(pair.after.fields.rows("log"))[len(list(before)) :]
    return tuple(
        LogLine(str(row.text("on")), str(row.text("by")), str(row.text("note")))
        for row in rows
    )


def acts_of(change: Change) -> Iterator[ActAccount]:
    """The acts that a change adds, in the order in which they saw one another."""
    control = change.control_after if change.acts else None
    if control is None:
        return
    places = control.ledger.web.places
    last = len(places)
    for entry in sorted(change.acts, key=lambda each: places.get(each.digest, last)):
        yield _act(control, entry)


def _act(control: Control, entry: Entry) -> ActAccount:
    statement = entry.statement
    if statement is None:
        return ActAccount(entry.path)
    names = [each.name for each in statement.subjects]
    found = [control.ledger.archive.by_name.get(name) for name in names]
    submissions = [each.submission for each in found if each and each.submission]
    rules = control.ledger.governance_of(statement) or control.governance
    moment = statement.signed_at
    days = [day_or_none(each) for each in statement.effective.values()]
    return ActAccount(
        path=entry.path,
        act=statement.act,
        day=rules.day(moment) if rules else moment.date(),
        person=statement.person,
        office=statement.office,
        acting_for=statement.acting_for,
        step=statement.step,
        kind=submissions[0].kind if submissions else "",
        subjects=tuple(
            " ".join(filter(None, (each.document, each.version, each.label)))
            for each in submissions
        ),
        reason="" if _names_somebody(statement.reason) else statement.reason,
        effective=min(filter(None, days), default=None),
        is_withdrawal=any(each.purpose == WITHDRAWAL for each in submissions),
        holds=_holds(control, entry, names),
    )


def _holds(control: Control, entry: Entry, names: Collection[str]) -> bool:
    """Whether an act has its effect on everything that it names."""
    ledger = control.ledger
    if not ledger.is_sound(entry.digest):
        return False
    return all(ledger.counts_for(entry.digest, name) for name in names)


def _names_somebody(text: str) -> bool:
    """Whether a number that the state gave to a person stands in a text."""
    return next(iter(identity_numbers(text)), None) is not None
