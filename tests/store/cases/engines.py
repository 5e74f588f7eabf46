"""One log read by both engines, which must give the same groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from qms.actions.case_rows import read_by_rows
from qms.evaluation.calendar_counting import Counting
from qms.evaluation.case_clock import EPOCH, CaseClock, counted_rows, zone_rows
from qms.evaluation.case_counting import Tallier
from qms.evaluation.tally import unit_of
from qms.model.case_log import CaseLog, Entry, case_log
from qms.model.cases import OpenRow, Question, Read, Tables, ZoneRow
from qms.store.cases.by_database import read_by_database
from qms.store.cases.log_parts import Wanted
from qms.store.cases.probe import probe
from qms.store.yaml import read_yaml
from tests.evaluation.calendars import office

COUNTRY = "RO"
OWN = """
country: RO
days:
  - {on: 2026-06-30, kind: holiday, name: The town's day}
  - on: 2026-07-25
    kind: working
    name: Market
    hours: [{open: "02:00", close: "09:30"}, {open: "12:00", close: "24:00"}]
  - {on: 2026-07-28, until: 2026-07-30, kind: standstill, name: Break}
  - {on: 2026-09-29, kind: closed, name: Flood}
"""
FIRST, LAST, AS_OF = date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 5)
DAYS = Counting("days")
WORKING_DAYS = Counting("working days")
HOURS = Counting("hours")
MINUTES = Counting("minutes")
"""Of these no day of the office's own is left out, so that all time counts."""
OPEN_MINUTES = Counting("minutes", is_in_opening_hours=True)


def log_of(text: str) -> CaseLog:
    """A case log written as YAML."""
    return case_log(read_yaml(text)[0])


@cache
def _rows(zone: str, by_local: bool) -> tuple[ZoneRow, ...]:
    return zone_rows(ZoneInfo(zone), by_local=by_local)


@cache
def _counted(counting: Counting) -> tuple[OpenRow, ...]:
    return counted_rows(clock_of("iso", "Europe/Bucharest", counting))


def clock_of(style: str, zone: str, counting: Counting) -> CaseClock:
    """The clock of a log in the office of the tests."""
    from qms.model.time_style import time_style

    own = "{}" if counting == MINUTES else OWN
    return CaseClock(time_style(style), ZoneInfo(zone), office(COUNTRY, own), counting)


def question_of(
    log: CaseLog, entry: Entry, counting: Counting
) -> tuple[Question, CaseClock]:
    """The question of one promise, with the clock by which rows are read."""
    clock = clock_of(log.style.text, log.zone, counting)
    question = Question(
        log=log,
        entry=entry,
        is_of_days=counting.is_of_days,
        is_same_zone=clock.is_same_zone,
        first=FIRST.toordinal() - EPOCH,
        last=LAST.toordinal() - EPOCH,
        as_of=AS_OF.toordinal() - EPOCH,
        as_of_end=clock.end_of(AS_OF),
        unit=unit_of(counting),
        counted=_counted(counting) if not counting.is_of_days else (),
    )
    return question, clock


def by_rows(files: Sequence[Path], log: CaseLog, countings: Sequence[Counting]) -> Read:
    """What reading row by row gives."""
    talliers = [
        Tallier(*question_of(log, entry, counting))
        for entry, counting in zip(log.entries, countings, strict=True)
    ]
    return read_by_rows([(path, probe(path)) for path in files], log, talliers)


def by_database(
    files: Sequence[Path],
    log: CaseLog,
    countings: Sequence[Counting],
    *,
    wants_rows: bool = False,
    source: str = "",
    table: str = "",
) -> Read:
    """What a database gives."""
    questions = [
        question_of(log, entry, counting)[0]
        for entry, counting in zip(log.entries, countings, strict=True)
    ]
    tables = Tables(
        lambda: _rows(log.zone, True), lambda: _rows("Europe/Bucharest", False)
    )
    wanted = Wanted(tuple(files), source, table, log, wants_rows=wants_rows)
    return read_by_database(wanted, questions, tables)
