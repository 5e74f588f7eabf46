"""Where readings come from: waves, measurements, or values that were entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from qms.model.chain.measured import Measurement, measurements
from qms.model.days import day_or_none
from qms.model.located import Fields, Scalar, Value
from qms.model.measurement import PromiseMeasured
from qms.model.numbers import count_or_none, number_or_none
from qms.model.questionnaire import Item, questionnaire_of, questionnaires
from qms.model.reading import PERCENT, POINTS, Reading
from qms.model.record import Record
from qms.model.register import Register
from qms.model.wave import Answers, Wave, surveys

ALL = "all"
NET = "nps"
EASE = "ces"
EASY = (5, 6, 7)


class Readings:
    """The readings of a register, each found by what names it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def waves(self) -> Mapping[str, tuple[Record, Wave]]:
        """The waves by their ids."""
        return {wave.id: (record, wave) for record, wave in surveys(self._register)}

    @cached_property
    def measured(self) -> Mapping[str, tuple[Record, Measurement]]:
        """The measurements by their ids, without those that were replaced."""
        known = measurements(self._register)
        return {found.id: (record, found) for record, found in known}

    @cached_property
    def _items(self) -> Mapping[tuple[str, str], Item]:
        """The items of the questionnaires as they are asked today."""
        return {
            (found.id, item.id): item
            for found in map(questionnaire_of, questionnaires(self._register))
            for item in found.items
        }

    def named(self, row: Fields, unit: str = PERCENT) -> Reading | None:
        """The reading that a row names or enters; None where there is none."""
        if row.text("survey"):
            _record, wave = self.waves.get(row.text("survey"), (None, None))
            return self._of_wave(wave, row) if wave else None
        if row.text("measurement"):
            _record, found = self.measured.get(row.text("measurement"), (None, None))
            counts = found.of(row.text("promise")) if found else None
            return of_promise(found, counts) if found and counts else None
        reading = entered(row, unit)
        return None if reading.is_empty else reading

    def series(self, read: Fields, as_of: date) -> Iterator[Reading]:
        """Every reading on record of what an indicator is read from, by the day."""
        found: Iterator[Reading | None] = iter(())
        if read.text("questionnaire"):
            asked = read.text("questionnaire")
            waves = (each for _record, each in self.waves.values())
            found = (self._of_wave(w, read) for w in waves if w.questionnaire == asked)
        elif read.text("promise"):
            promise = read.text("promise")
            known = (each for _record, each in self.measured.values())
            found = (
                of_promise(each, counts)
                for each in known
                if (counts := each.of(promise)) is not None
            )
        for reading in found:
            if reading and reading.day and reading.day <= as_of:
                yield reading

    def _of_wave(self, wave: Wave, row: Fields) -> Reading | None:
        result = wave.by_group.get(row.text("group"))
        answers = result.by_item.get(row.text("item")) if result else None
        if result is None or answers is None:
            return None
        item = self._items.get((wave.questionnaire, answers.item))
        return of_answers(wave, result.group, answers, item)


def of_answers(
    wave: Wave, group: str, answers: Answers, item: Item | None
) -> Reading | None:
    """What an item of a wave shows; None where its scale has no figure of its own.

    What counts as satisfied is the questionnaire's to say; one that does not is taken
    at no figure.
    """
    points = answers.points
    measure = item.measure if item else ""
    top = EASY if measure == EASE else item.scale.top if item and item.scale else ()
    if measure != NET and not top:
        return None
    n = sum(points.values())
    is_net = measure == NET
    return Reading(
        source=wave.id,
        unit=POINTS if is_net else PERCENT,
        day=wave.last or wave.first,
        n=n,
        met=None if is_net else sum(points.get(each, 0) for each in top),
        counts=points if is_net else {},
        measure=measure,
        is_full_count=wave.is_census(group),
        wording=answers.digest,
        scale=tuple(sorted(item.scale.points)) if item and item.scale else (),
        group=group,
    )


def of_promise(found: Measurement, figures: PromiseMeasured) -> Reading:
    """What a measurement shows of a promise."""
    promised = figures.promised
    return Reading(
        source=found.id,
        unit=PERCENT,
        day=found.day,
        n=figures.n,
        met=figures.counts.met if figures.counts else None,
        is_full_count=not figures.is_sample,
        counting=" ".join((promised.target, promised.unit, promised.calendar)),
    )


def entered(value: Value | None, unit: str) -> Reading:
    """A value that somebody entered: a bare number, or a row."""
    if isinstance(value, Scalar):
        return Reading(source="", unit=unit, value=number_or_none(value))
    row = value if isinstance(value, Fields) else Fields()
    return Reading(
        source=str(row.text("source")),
        unit=unit,
        day=day_or_none(row.text("on")),
        value=number_or_none(row.text("value")),
        n=count_or_none(row.text("n")),
        met=count_or_none(row.text("met")),
        is_full_count=row.text("counted") == ALL,
        counting=" ".join(row.text("terms").replace(",", " ").split()),
    )
