"""What is asked of a case log: each promise with its unit, calendar and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from qms.actions.calendar import convention
from qms.actions.case_promises import Charter, promised_of
from qms.actions.deadline import office_time
from qms.errors import QmsError, UsageError
from qms.evaluation.calendar_counting import Counting, counting_of
from qms.evaluation.calendar_deadline import elapsed
from qms.evaluation.calendar_office import OfficeTime
from qms.evaluation.case_clock import EPOCH, CaseClock, counted_rows
from qms.evaluation.tally import unit_of
from qms.i18n import _
from qms.model.case_log import CaseLog, Entry
from qms.model.cases import Question
from qms.model.measurement import Promised
from qms.model.period import Period
from qms.model.profile import Profile

Made = tuple[Charter, Entry]


@dataclass(frozen=True)
class Wish:
    """What is asked: files, a log, a period, some promises, and the day it shows.

    `source` is a table in a database to be attached, in place of files.
    """

    files: Sequence[Path]
    log: str
    period: Period
    promises: Sequence[str]
    as_of: date
    wants_rows: bool = False
    source: str = ""
    table: str = ""


@dataclass(frozen=True)
class Asked:
    """A promise of a charter, with the question that a log is to answer."""

    charter: str
    promised: Promised
    counting: Counting
    clock: CaseClock
    question: Question


def questions(
    profile: Profile,
    log: CaseLog,
    made: Mapping[str, Sequence[Made]],
    wish: Wish,
) -> list[Asked]:
    """The questions to a log, one for each promise of it that is asked for.

    Raises QmsError where a promise cannot be measured, or not by this log.
    """
    wanted = [
        (charter, entry)
        for each in made.values()
        for charter, entry in each
        if _is_wanted(charter.id, entry, wish.promises)
    ]
    _require_promises(wanted, wish.promises, log)
    terms = [
        (charter, entry, promised_of(charter, entry.name)) for charter, entry in wanted
    ]
    offices = {
        charter.id: office_time(profile, charter.week) for charter, *_rest in terms
    }
    return [
        _question(log, charter, entry, promised, (profile, offices[charter.id], wish))
        for charter, entry, promised in terms
    ]


def _is_wanted(charter: str, entry: Entry, promises: Sequence[str]) -> bool:
    return not promises or bool({entry.name, f"{charter}/{entry.name}"} & {*promises})


def _require_promises(
    wanted: Sequence[tuple[Charter, Entry]], promises: Sequence[str], log: CaseLog
) -> None:
    names = {entry.name for _charter, entry in wanted}
    missing = [each for each in promises if each.rpartition("/")[2] not in names]
    if missing:
        raise UsageError(
            _("{log} says nothing of {promises}").format(
                log=log.id, promises=", ".join(missing)
            ),
            hint=_("it tells of: {known}").format(
                known=", ".join(each.promise for each in log.entries)
            ),
        )


def _question(
    log: CaseLog,
    charter: Charter,
    entry: Entry,
    promised: Promised,
    beside: tuple[Profile, OfficeTime, Wish],
) -> Asked:
    profile, office, wish = beside
    counting = counting_of(
        profile.raw.fields("calendar"),
        promised.unit,
        promised.calendar,
        convention(profile),
    )
    if not counting.is_of_days and not log.style.may_have_time:
        raise QmsError(
            _("{log} tells days alone, and {promise} counts {unit}").format(
                log=log.id, promise=entry.promise, unit=counting.unit
            ),
            hint=_("export the time of day, too, and tell it in the style of times"),
        )
    zone = ZoneInfo(log.zone) if log.zone else office.zone
    clock = CaseClock(log.style, zone, office, counting)
    _require_known(clock, wish)
    return Asked(
        charter.id,
        promised,
        counting,
        clock,
        Question(
            log=log,
            entry=entry,
            is_of_days=counting.is_of_days,
            is_same_zone=clock.is_same_zone,
            first=wish.period.first.toordinal() - EPOCH,
            last=wish.period.last.toordinal() - EPOCH,
            as_of=wish.as_of.toordinal() - EPOCH,
            as_of_end=clock.end_of(wish.as_of),
            unit=unit_of(counting),
            counted=counted_rows(clock),
        ),
    )


def _require_known(clock: CaseClock, wish: Wish) -> None:
    """Raise CalendarError unless it is known what counts from the period on."""
    if clock.counting.is_of_days:
        elapsed(wish.period.first, wish.as_of, clock.counting, clock.office)
        return
    for place in (clock.end_of(wish.period.first), clock.end_of(wish.as_of)):
        clock.line.before(place)
