"""What a reading rests on: whether its record has it, and of how many it is."""

from __future__ import annotations

from typing import NamedTuple

from qms.i18n import N_
from qms.model.chain.readings import Readings, entered
from qms.model.located import Fields

NOT_ON_RECORD = N_("no such record")
NOT_IN_RECORD = N_("nothing of it stands in that record")
NOT_ENTERED = N_("no number is entered")


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
