"""Survey import: the answers of a group, counted into the record of their wave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from qms.actions.survey import Asked, read_surveys
from qms.errors import QmsError, UsageError
from qms.evaluation.survey.reading import Telling, counted
from qms.i18n import _
from qms.model.imported import Imported
from qms.model.survey_columns import (
    DURATION,
    FOR_DUPLICATES,
    FOR_SPEEDERS,
    RESPONDENT,
)
from qms.store.act_files import recover
from qms.store.answer_file import read_answers
from qms.store.bytes import read_file
from qms.store.lock import repository_locked
from qms.store.results import with_result
from qms.store.writing import write_whole

_TAKEN_FOR = {RESPONDENT: FOR_DUPLICATES, DURATION: FOR_SPEEDERS}


@dataclass(frozen=True)
class Wish:
    """Which file is read for which group, and what is told of its form."""

    wave: str
    file: Path
    group: str = ""
    told: Telling = field(default_factory=Telling)
    separator: str = ""
    encoding: str = ""
    is_dry: bool = False


def survey_import(root: Path, now: datetime, wish: Wish) -> Imported:
    """Count a file into the record of its wave, unless it is only tried.

    Raises UsageError where the wave or group is none, QmsError where the file cannot be
    read for certain, or the group has results already.
    """
    with repository_locked(root):
        recover(root)
        asked = read_surveys(root, now.date(), now).asked(wish.wave)
        found = _imported(asked, _group(asked, wish.group), wish)
        path = root / asked.record.path
        text = with_result(read_file(path).data.decode(), found)
        if not wish.is_dry:
            write_whole(path, text.encode())
        return found


def _group(asked: Asked, name: str) -> str:
    """The group that is meant. Raises unless it was asked and has no results yet."""
    known = [each.group for each in asked.wave.groups]
    chosen = name or (known[0] if len(known) == 1 else "")
    if chosen not in known:
        raise UsageError(
            _("{survey} asks no group {name}").format(
                survey=asked.wave.id, name=name or "–"
            ),
            hint=_("name one with --group: {known}").format(known=", ".join(known)),
        )
    if chosen in asked.wave.by_group:
        raise QmsError(
            _("{survey} has results of {group} already").format(
                survey=asked.wave.id, group=chosen
            ),
            hint=_("if they are wrong, delete them in {path}, and import again").format(
                path=asked.record.path
            ),
        )
    if asked.record.fields.text("closed"):
        raise QmsError(
            _("{survey} is closed").format(survey=asked.wave.id),
            hint=_("a closed record is not added to: open a new wave"),
        )
    return chosen


def _imported(asked: Asked, group: str, wish: Wish) -> Imported:
    file = read_answers(wish.file, wish.separator, wish.encoding)
    languages = asked.wave.asked(group).languages
    found = counted(
        file.rows, file.numbers, asked.versions, group, languages, wish.told
    )
    columns, items = found.columns, asked.versions[0].items
    return Imported(
        result=found.result,
        name=file.name,
        digest=file.digest,
        columns={item: columns.names[at] for item, at in columns.items.items()},
        used=[(columns.names[at], _TAKEN_FOR[r]) for r, at in columns.roles.items()],
        dropped=columns.dropped,
        missing=[each.id for each in items if each.id not in columns.items],
        troubles=found.troubles,
        headers=columns.headers,
        separator=file.separator,
        encoding=file.encoding,
        quickest=found.quickest,
        reverse=[each.id for each in items if each.is_reverse],
        is_draft=asked.is_draft,
    )
