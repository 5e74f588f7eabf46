"""The waves that have results, in every language, and what changed between them.

A wave whose questionnaire cannot be found is not shown; a rule names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qms.actions.survey import Asked, Surveys
from qms.errors import QmsError
from qms.evaluation.survey.wave_told import wave_told
from qms.evaluation.survey.waves_compared import waves_compared
from qms.model.evaluated import WaveShown
from qms.model.register import Register
from qms.model.wave import Wave, surveys


def waves_evaluated(root: Path, register: Register) -> tuple[WaveShown, ...]:
    """The waves that have results, the newest first, those of one day by their ids."""
    known = sorted(_asked(root, register), key=lambda each: each.wave.id, reverse=True)
    asked = sorted(known, key=lambda each: _day(each.wave))
    shown = [
        _shown(register, each, _before(each, asked[:number]))
        for number, each in enumerate(asked)
    ]
    return tuple(reversed(shown))


def _asked(root: Path, register: Register) -> Iterator[Asked]:
    found = Surveys(root, register)
    for _record, wave in surveys(register):
        if wave.results and _day(wave) <= register.as_of:
            try:
                yield found.asked(wave.id)
            except QmsError:
                continue


def _day(wave: Wave) -> date:
    return wave.last or wave.first or date.min


def _before(asked: Asked, earlier: list[Asked]) -> Asked | None:
    """The wave before, of the same questionnaire."""
    same = (
        each
        for each in reversed(earlier)
        if each.wave.questionnaire == asked.wave.questionnaire
    )
    return next(same, None)


def _shown(register: Register, asked: Asked, before: Asked | None) -> WaveShown:
    tags = register.organisation.languages or (asked.versions[0].language,)
    compared = {
        tag: waves_compared(
            (before.wave, before.version(tag)), (asked.wave, asked.version(tag))
        )
        for tag in tags
        if before is not None
    }
    return WaveShown(
        told={tag: wave_told(asked.wave, asked.version(tag)) for tag in tags},
        compared={tag: found for tag, found in compared.items() if found.groups},
        language=asked.versions[0].language,
        versions=tuple(each.language for each in asked.versions),
        questionnaire=asked.wave.questionnaire,
    )
