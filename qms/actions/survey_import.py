"""Survey import: the answers of a group, counted into the record of their wave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from qms.actions.survey import Asked, read_surveys
from qms.errors import QmsError, UsageError
from qms.evaluation.survey.reading import Telling, counted
from qms.i18n import _
from qms.model.imported import Imported
from qms.model.register import Register
from qms.model.survey_columns import (
    DURATION,
    FOR_DUPLICATES,
    FOR_SPEEDERS,
    RESPONDENT,
)
from qms.model.wave import surveys
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
        waves = read_surveys(root, now.date(), now)
        asked = waves.asked(wish.wave)
        found = _imported(asked, _group(asked, wish.group), wish)
        found = found._replace(
            twins=tuple(_twins(waves.register, found.digest)),
            begins=_begins(asked, now),
        )
        path = root / asked.record.path
        text = with_result(read_file(path).data.decode(), found)
        if not wish.is_dry:
            write_whole(path, text.encode())
        return found


def _begins(asked: Asked, now: datetime) -> date | None:
    """The first day of asking, if it is still to come."""
    first = asked.wave.first
    return first if first is not None and first > now.date() else None


def _twins(register: Register, digest: str) -> Iterator[str]:
    """The waves and groups that a file with this digest was counted for already."""
    for record, wave in surveys(register):
        for row in record.fields.rows("results"):
            if row.fields("file").text("digest") == digest:
                yield f"{wave.id}, {row.text('group')}"


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
    named = columns.named
    return Imported(
        result=found.result,
        name=file.name,
        digest=file.digest,
        columns=named,
        used=[(columns.names[at], _TAKEN_FOR[r]) for r, at in columns.roles.items()],
        left_out=found.left_out,
        dropped=columns.dropped,
        missing=[each.id for each in items if each.id not in named],
        troubles=found.troubles,
        headers=columns.headers,
        separator=file.separator,
        encoding=file.encoding,
        quickest=found.quickest,
        reverse=[each.id for each in items if each.is_reverse],
        themes=[each.id for each in items if each.codes],
        is_beyond=asked.wave.asked(group).is_beyond(found.result.answered),
        is_draft=asked.is_draft,
    )
