"""Survey report: a wave in figures, each group apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from qms.actions.survey import Asked, read_surveys
from qms.errors import QmsError, UsageError
from qms.evaluation.survey.wave_told import wave_told
from qms.i18n import _
from qms.model.wave_told import WaveTold


def survey_report(
    root: Path, now: datetime, name: str, group: str = "", language: str = ""
) -> WaveTold:
    """A wave, or one group of it, in figures; with the questions in a language.

    Raises UsageError on an unknown wave or group, QmsError where nothing was counted.
    """
    asked = read_surveys(root, now.date(), now).asked(name)
    require_group(asked, group)
    found = wave_told(asked.wave, asked.version(language), group)
    if not found.groups:
        raise QmsError(
            _("{survey} has no results yet").format(survey=asked.wave.id),
            hint=_("count the answers first: qms survey import {survey} FILE").format(
                survey=asked.wave.id
            ),
        )
    return replace(found, is_draft=asked.is_draft)


def require_group(asked: Asked, group: str) -> None:
    """Raise UsageError unless a wave asked that group, or none is named."""
    known = [each.group for each in asked.wave.groups]
    if group and group not in known:
        raise UsageError(
            _("{survey} asks no group {name}").format(survey=asked.wave.id, name=group),
            hint=_("name one with --group: {known}").format(known=", ".join(known)),
        )
