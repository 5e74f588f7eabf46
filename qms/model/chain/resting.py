"""What a reading rests on: whether its record has it, and of how many it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from qms.i18n import N_
from qms.model.chain.readings import Readings, entered
from qms.model.charter import promises_made
from qms.model.located import Fields
from qms.model.questionnaire import (
    Questionnaire,
    questionnaire_of,
    questionnaires,
)
from qms.model.record import Record
from qms.model.register import Register

NOT_ON_RECORD = N_("no such record")
NOT_IN_RECORD = N_("nothing of it stands in that record")
NOT_ENTERED = N_("no number is entered")
ASKED = ("questionnaire", "group", "item")


class Rest(NamedTuple):
    """Of how many a reading is, if it says; or why there is no such reading."""

    n: int | None = None
    fault: str = ""
    said: str = ""


def rest_of(readings: Readings, row: Fields) -> Rest:
    """What the reading that a row names or enters rests on."""
    if row.text("survey"):
        return _of_wave(readings, row)
    if row.text("measurement"):
        return _of_measurement(readings, row)
    reading = entered(row, "")
    said = str(row.text("source")) or "–"
    if reading.is_empty:
        return Rest(fault=NOT_ENTERED, said=said)
    return Rest(reading.n, said=said)


def _of_wave(readings: Readings, row: Fields) -> Rest:
    names = [str(row.text(each)) for each in ("survey", "group", "item")]
    said = " / ".join(filter(None, names))
    if names[0] not in readings.waves:
        return Rest(fault=NOT_ON_RECORD, said=said)
    _record, wave = readings.waves[names[0]]
    result = wave.by_group.get(names[1])
    if result is None:
        return Rest(fault=NOT_IN_RECORD, said=said)
    answers = result.by_item.get(names[2])
    if answers is None:
        is_few = not result.items
        return (
            Rest(result.answered, said=said)
            if is_few
            else Rest(fault=NOT_IN_RECORD, said=said)
        )
    return Rest(sum(answers.counts.values()), said=said)


def _of_measurement(readings: Readings, row: Fields) -> Rest:
    name, promise = str(row.text("measurement")), str(row.text("promise"))
    said = " / ".join(filter(None, (name, promise)))
    if name not in readings.measured:
        return Rest(fault=NOT_ON_RECORD, said=said)
    figures = readings.measured[name][1].of(promise)
    if figures is None:
        return Rest(fault=NOT_IN_RECORD, said=said)
    return Rest(figures.n, said=said)


def unread(register: Register) -> Iterator[tuple[Record, str, str]]:
    """What indicators are to be read from and is not there: the record, where, what."""
    readings = Readings(register)
    measured = [each for each in register.records if each.fields.fields("indicator")]
    promised = promises_made(register) if measured else frozenset()
    known = questionnaires(register) if measured else ()
    asked = {each.id: each for each in map(questionnaire_of, known)}
    for record in measured:
        row = record.fields.fields("indicator")
        baseline, read = row.fields("baseline"), row.fields("read")
        if baseline.text("survey") or baseline.text("measurement"):
            rest = rest_of(readings, baseline)
            if rest.fault:
                yield record, "indicator.baseline", rest.said
        missing = _not_asked(asked, read) or _not_promised(promised, read)
        if missing and not list(readings.series(read, date.max)):
            yield record, "indicator.read", missing


def _not_promised(promised: frozenset[str], read: Fields) -> str:
    promise = str(read.text("promise"))
    return promise if promise not in promised and not read.text("questionnaire") else ""


def _not_asked(asked: Mapping[str, Questionnaire], read: Fields) -> str:
    """The item that no questionnaire asks of that group; empty where one does."""
    name, group, item = (str(read.text(each)) for each in ASKED)
    if not name:
        return ""
    known = asked.get(name)
    if known is None:
        return name
    is_asked = group in known.groups and item in known.by_id
    return "" if is_asked else " / ".join((name, group, item))
