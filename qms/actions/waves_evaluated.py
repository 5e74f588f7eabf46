"""The waves that have results, in every language, and what changed between them.

A wave whose questionnaire cannot be found is not shown: it is named as left out.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from qms.actions.survey import Asked, Surveys
from qms.errors import QmsError
from qms.evaluation.survey.wave_told import wave_told
from qms.evaluation.survey.waves_compared import waves_compared
from qms.model.evaluated import WaveShown
from qms.model.register import Register
from qms.model.wave import Wave, surveys


class Waves(NamedTuple):
    """The waves that have results, the newest first, those of one day by their ids.

    `unasked` are the ids of those of which nobody can tell what was asked.
    """

    shown: tuple[WaveShown, ...]
    unasked: tuple[str, ...]


def waves_evaluated(root: Path, register: Register) -> Waves:
    """The waves that were asked by the register's day."""
    found, known, unasked = Surveys(root, register), [], []
    for _record, wave in surveys(register):
        if wave.results and _day(wave) <= register.as_of:
            try:
                known.append(found.asked(wave.id))
            except QmsError:
                unasked.append(wave.id)
    known.sort(key=lambda each: each.wave.id, reverse=True)
    asked = sorted(known, key=lambda each: _day(each.wave))
    shown = [
        _shown(register, each, _before(each, asked[:number]))
        for number, each in enumerate(asked)
    ]
    return Waves(tuple(reversed(shown)), tuple(sorted(unasked)))


def _day(wave: Wave) -> date:
    return wave.last or wave.first or date.min


def _before(asked: Asked, earlier: list[Asked]) -> Asked | None:
    """The wave before, of the same questionnaire, that any of its groups answered."""
    groups = asked.wave.by_group.keys()
    same = (
        each
        for each in reversed(earlier)
        if each.wave.questionnaire == asked.wave.questionnaire
        and groups & each.wave.by_group.keys()
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
