"""Survey compare: what changed from one wave to another."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from qms.actions.survey import read_surveys
from qms.actions.survey_report import require_group
from qms.errors import QmsError, UsageError
from qms.evaluation.survey.waves_compared import waves_compared
from qms.i18n import _
from qms.model.waves_compared import WavesCompared


def survey_compare(
    root: Path,
    now: datetime,
    names: tuple[str, str],
    group: str = "",
    language: str = "",
) -> WavesCompared:
    """Two waves of one questionnaire, the one that was asked first as the earlier.

    Raises UsageError on an unknown wave or group, QmsError where the waves have nothing
    to compare.
    """
    surveys = read_surveys(root, now.date(), now)
    found = [surveys.asked(name) for name in names]
    if found[0].wave.id == found[1].wave.id:
        raise UsageError(
            _("{survey} cannot be compared with itself").format(survey=names[0])
        )
    for each in found:
        require_group(each, group)
    if found[0].wave.questionnaire != found[1].wave.questionnaire:
        raise QmsError(
            _("{one} and {other} asked other questionnaires: {first}, {second}").format(
                one=found[0].wave.id,
                other=found[1].wave.id,
                first=found[0].wave.questionnaire,
                second=found[1].wave.questionnaire,
            ),
            hint=_("only waves of one questionnaire are a series"),
        )
    first, second = sorted(found, key=lambda each: each.wave.first or date.min)
    made = waves_compared(
        (first.wave, first.version(language)),
        (second.wave, second.version(language)),
        group,
    )
    if not made.groups:
        raise QmsError(
            _("no group answered in both {one} and {other}").format(
                one=first.wave.id, other=second.wave.id
            ),
            hint=_("count the answers of both: qms survey import"),
        )
    return made
