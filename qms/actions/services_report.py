"""Services report: how the promises of a charter were kept, by an office's own log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from qms.actions.case_engines import read_cases
from qms.actions.case_promises import (
    Charter,
    charters_on,
    entries_by_charter,
    log_asked,
    read_log,
)
from qms.actions.documents import read_facts
from qms.actions.services_asked import Asked, Wish, questions
from qms.errors import UsageError
from qms.evaluation.promise_figures import figures
from qms.evaluation.tally import measure_of, tally_of
from qms.i18n import _
from qms.model.cases import Read
from qms.model.located import Fields
from qms.model.measurement import PromiseMeasured
from qms.model.measuring import Measuring
from qms.store.bytes import digest_of, read_file


def measure(root: Path, now: datetime, wish: Wish) -> list[Measuring]:
    """How the promises that a log tells of were kept, charter by charter.

    Raises QmsError where the log, a promise or the calendar cannot be used.
    """
    if wish.period.first > wish.as_of:
        raise UsageError(
            _("{period} has not begun on {day}").format(
                period=wish.period.name, day=wish.as_of.isoformat()
            )
        )
    day = min(wish.period.last, wish.as_of)
    register = read_facts(root, day)
    record = log_asked(register, wish.log)
    log = read_log(record)
    charters = charters_on(root, register, day, now)
    made = entries_by_charter(log, charters)
    asked = questions(register.profile, log, made, wish)
    read = read_cases(log, asked, wish)
    digest = f"sha256:{digest_of(read_file(root / record.path).data)}"
    return [
        Measuring(
            charter=charter.id,
            revision=charter.revision,
            is_in_force=charter.is_in_force,
            log=log.id,
            log_digest=digest,
            owner=str(record.fields.text("owner")),
            period=wish.period,
            as_of=wish.as_of,
            files=read.files,
            measured=_measured(charter, asked, read),
            unmeasured=_unmeasured(charter, asked, wish),
            left=read.left,
        )
        for charter in charters
        if charter.id in {each.charter for each in asked}
    ]


def _measured(
    charter: Charter, asked: Sequence[Asked], read: Read
) -> list[PromiseMeasured]:
    found = []
    for each, groups in zip(asked, read.groups, strict=True):
        if each.charter != charter.id:
            continue
        tally = tally_of(groups, measure_of(each.counting, each.clock.office))
        is_sample = each.question.log.is_sample
        found.append(figures(tally, each.promised, each.counting, is_sample))
    return found


def _unmeasured(charter: Charter, asked: Sequence[Asked], wish: Wish) -> list[Fields]:
    """The promises of which nothing is measured, if all were asked for."""
    told = {each.promised.promise for each in asked if each.charter == charter.id}
    if wish.promises:
        return []
    return [row for name, row in charter.promises.items() if name not in told]
