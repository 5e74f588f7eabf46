"""Facts and findings as rows of plain JSON, and back; what does not fit is refused."""

from __future__ import annotations

from typing import NamedTuple, cast

from qms.model.facts import Facts
from qms.model.finding import Finding, Place
from qms.store.marks import Mark

Row = list[object]
_LENGTH = 4
_FINDING_LENGTH = 6


class Remembered(NamedTuple):
    """What is remembered of one text: its facts and findings, and when they hold.

    `raw_digest` is that of the file's bytes; `mark` what the file system said of the
    file, and None where that could not be relied on.
    """

    facts: Facts
    findings: list[Finding]
    raw_digest: str
    mark: Mark | None = None


def row_of(known: Remembered) -> Row:
    """A row that `remembered_from` reads again."""
    told = [
        [
            each.code,
            each.place.line,
            each.place.column,
            each.place.at,
            dict(each.values),
            each.document,
        ]
        for each in known.findings
    ]
    return [list(known.facts), told, known.raw_digest, known.mark]


def remembered_from(row: Row, path: str) -> Remembered | None:
    """What a row remembers of a text, and nothing if it is no row of ours."""
    if len(row) != _LENGTH:
        return None
    facts, findings = facts_from(row[0]), findings_from(row[1], path)
    raw_digest, mark = str(row[2]), cast("Mark | None", row[3])
    if facts is None or findings is None:
        return None
    return Remembered(facts, findings, raw_digest, mark)


def facts_from(values: object) -> Facts | None:
    """The facts that values are, and nothing if they are none of ours."""
    if not isinstance(values, list) or len(values) != len(Facts._fields):
        return None
    return Facts._make(
        [_frozen(value) if type(value) is list else value for value in values]
    )


def _frozen(values: list[object]) -> tuple[object, ...]:
    if values and isinstance(values[0], list):
        return tuple(map(tuple, cast("list[list[object]]", values)))
    return tuple(values)


def findings_from(told: object, path: str) -> list[Finding] | None:
    """The findings that values tell, and nothing if they are none of ours."""
    if not isinstance(told, list):
        return None
    found: list[Finding] = []
    for each in told:
        if not isinstance(each, list) or len(each) != _FINDING_LENGTH:
            return None
        code, line, column, at, values, document = each
        place = Place(path, line, column, at)
        found.append(Finding(code, place, values, document=document))
    return found
