"""Case logs read row by row: right for any dirt, and for as many rows as a town has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qms.errors import MissingExtraError
from qms.evaluation.case_counting import Tallier
from qms.i18n import _
from qms.model.case_log import CaseLog
from qms.model.cases import LeftRow, LogFile, Read
from qms.model.time_style import BLANKS
from qms.store.cases.csv_rows import csv_rows, places_of, require_rows
from qms.store.cases.probe import Probe
from qms.store.cases.told_encoding import OneEncoding

MOST_ROWS = 500_000
MOST_BYTES = 200 * 1024 * 1024
BROKEN = "broken"
EXTRA = 'pip install "qms-toolkit[cases]"'


def read_by_rows(
    files: Sequence[tuple[Path, Probe]], log: CaseLog, talliers: Sequence[Tallier]
) -> Read:
    """Let every row of some files be taken by what gathers the cases of each promise.

    Raises MissingExtraError where there is more than can be read in this way.
    """
    told, left = [], []
    for path, known in files:
        if known.size > MOST_BYTES:
            raise _too_large(path)
        found, broken = _file(path, known, log, talliers)
        told.append(found)
        left += [LeftRow(path.name, number, BROKEN) for number in broken]
    for each in talliers:
        each.close()
    groups = [each.groups for each in talliers]
    return Read(groups, told, [*left, *(row for each in talliers for row in each.left)])


def _file(
    path: Path, known: Probe, log: CaseLog, talliers: Sequence[Tallier]
) -> tuple[LogFile, list[int]]:
    count = 0
    broken = []
    letters = OneEncoding(path, log.form)
    with csv_rows(path, log.form) as table:
        columns = [
            places_of(
                table.names, log.columns_of(each.question.entry), path.name, log.id
            )
            for each in talliers
        ]
        pairs = list(zip(talliers, columns, strict=True))
        told = sorted({place for each in columns for place in each.values()})
        for number, cells in table.rows:
            count += 1
            if count > MOST_ROWS:
                raise _too_large(path)
            if cells is None:
                broken.append(number)
                continue
            if not any(cells[at].strip(BLANKS) for at in told):
                continue
            if letters.is_needed:
                letters.require(number, cells, told)
            for tallier, places in pairs:
                tallier.take((path.name, number, cells), places)
    require_rows(path, count, len(broken))
    return LogFile(path.name, known.digest, count, len(broken)), broken


def _too_large(path: Path) -> MissingExtraError:
    return MissingExtraError(
        _("{path} is too large to be read without a database").format(path=path.name),
        hint=_("install what reads millions of rows: {command}").format(command=EXTRA),
    )
