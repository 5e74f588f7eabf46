"""Which promises a log tells of, as the charter in force had them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.control import read_control
from qms.errors import QmsError, UsageError
from qms.evaluation.calendar_days import week_of
from qms.evaluation.calendar_opening import Week
from qms.i18n import _
from qms.model.case_log import CaseLog, Entry, case_log
from qms.model.document import Document
from qms.model.fields.record import RECORDS
from qms.model.located import Fields
from qms.model.measurement import Promised
from qms.model.promise import UNCLOCKED, missing_facts
from qms.model.record import Record
from qms.model.register import ARCHIVE, Register
from qms.model.shape import faults
from qms.store.archived import archived_document

_ASKED = ("unit", "target", "share", "calendar")


@dataclass(frozen=True)
class Charter:
    """A charter as it was on a day: its revision, and its promises by name."""

    id: str
    revision: str
    is_in_force: bool
    promises: dict[str, Fields]
    week: Week


def log_asked(register: Register, name: str) -> Record:
    """The case log of that id, or the only one; raises UsageError if there is none."""
    logs = {str(each.id): each for each in register.records_of("case-log")}
    known = ", ".join(logs) or "–"
    if name:
        if name not in logs:
            raise UsageError(
                _("there is no case log {id}").format(id=name),
                hint=_("there are: {known}").format(known=known),
            )
        return logs[name]
    if len(logs) != 1:
        raise UsageError(
            _("which case log is meant?") if logs else _("no case log is on record"),
            hint=_("name one with --log: {known}").format(known=known)
            if logs
            else _("propose one from a file: qms services map FILE"),
        )
    return next(iter(logs.values()))


def read_log(record: Record) -> CaseLog:
    """What a record says of a log; raises QmsError where its fields are not right."""
    wrong = next(faults(RECORDS["case-log"], record.fields), None)
    if wrong is not None:
        hint = _("see what is wrong with it: qms validate {path}").format(
            path=record.path
        )
        raise _unusable(record, wrong.name, hint)
    log = case_log(record.fields)
    if len(log.paused) > 2:
        hint = _("name one column of units, or two between which the clock stood")
        raise _unusable(record, "columns.paused", hint)
    if any(each.start == each.stop for each in log.entries):
        hint = _("the clock starts by one column and stops by another")
        raise _unusable(record, "columns.stop", hint)
    return log


def _unusable(record: Record, field: str, hint: str) -> QmsError:
    return QmsError(
        _("{path} cannot be used: {field} is not right").format(
            path=record.path, field=field
        ),
        hint=hint,
    )


def charters_on(
    root: Path, register: Register, day: date, now: datetime
) -> list[Charter]:
    """The charters as they were in force on a day, else as they are written."""
    control = read_control(root, None, now) if os.path.lexists(root / ARCHIVE) else None
    found = []
    for charter in register.charters:
        if charter.is_version or not charter.is_charter:
            continue
        status = control.status(charter.id, "", day) if control else None
        release = status.in_force if status else None
        if status and release:
            text = archived_document(root, release.round, register.house)
            found.append(_told(text, status.label, is_in_force=True))
        else:
            number = ".".join(
                str(charter.head.text(each)) for each in ("edition", "revision")
            )
            found.append(_told(charter, number, is_in_force=False))
    return found


def _told(text: Document, revision: str, *, is_in_force: bool) -> Charter:
    promises = {str(row.text("id")): row for row in text.head.rows("promises")}
    week = week_of(text.head.fields("contacts").rows("hours"))
    return Charter(str(text.id), revision, is_in_force, promises, week)


def promised_of(charter: Charter, name: str) -> Promised:
    """A promise of a charter as it is measured; raises QmsError if it cannot be."""
    row = charter.promises[name]
    if row.text("unit") in UNCLOCKED:
        raise QmsError(
            _("{promise} promises no time, and a case log tells only times").format(
                promise=f"{charter.id}/{name}"
            ),
            hint=_("take it out of the case log, and enter its values as an indicator"),
        )
    lacking = [each for each in missing_facts(row) if each in _ASKED]
    if lacking:
        raise QmsError(
            _("{promise} cannot be measured: it does not say {fields}").format(
                promise=f"{charter.id}/{name}", fields=", ".join(lacking)
            ),
            hint=_("see what makes a promise measurable: qms explain QMS602"),
        )
    return Promised(
        name,
        str(row.text("target")),
        str(row.text("unit")),
        str(row.text("share")),
        str(row.text("calendar")),
    )


def entries_by_charter(
    log: CaseLog, charters: Sequence[Charter]
) -> dict[str, list[tuple[Charter, Entry]]]:
    """The entries of a log by the charter that makes the promise.

    Raises QmsError on a promise that no charter makes, or that two do.
    """
    found: dict[str, list[tuple[Charter, Entry]]] = {}
    for entry in log.entries:
        makers = [
            each
            for each in charters
            if entry.name in each.promises and entry.charter in ("", each.id)
        ]
        if len(makers) != 1:
            raise _no_promise(log, entry, charters, [each.id for each in makers])
        maker = makers[0]
        known = found.setdefault(maker.id, [])
        if entry.name in (each.name for _charter, each in known):
            raise QmsError(
                _("{log} names the cases of {promise} twice").format(
                    log=log.id, promise=entry.promise
                ),
                hint=_("write what may stand in a column as a list, under one where"),
            )
        known.append((maker, entry))
    return found


def _no_promise(
    log: CaseLog, entry: Entry, charters: Sequence[Charter], makers: Sequence[str]
) -> QmsError:
    if makers:
        return QmsError(
            _("{log}: {promise} is promised by several charters").format(
                log=log.id, promise=entry.promise
            ),
            hint=_("write it as {example}").format(example=f"{makers[0]}/{entry.name}"),
        )
    known = ", ".join(
        f"{each.id}/{name}" for each in charters for name in each.promises
    )
    return QmsError(
        _("{log}: no charter promises {promise}").format(
            log=log.id, promise=entry.promise
        ),
        hint=_("there are: {known}").format(known=known or "–"),
    )
