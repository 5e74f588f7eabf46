"""Facts and findings as rows of plain JSON, and back; what does not fit is refused."""

from __future__ import annotations

from qms.model.facts import Facts
from qms.model.finding import Finding, Place

Row = list[object]
_FINDING_LENGTH = 6


def row_of(facts: Facts, findings: list[Finding]) -> Row:
    """A row that `facts_from` and `findings_from` read again."""
    told = [
        [
            each.code,
            each.place.line,
            each.place.column,
            each.place.at,
            dict(each.values),
            each.document,
        ]
        for each in findings
    ]
    return [list(facts), told]


def facts_from(row: Row) -> Facts | None:
    """The facts of a row, and nothing if it is no row of ours."""
    values = row[0] if len(row) == 2 else None
    if not isinstance(values, list) or len(values) != len(Facts._fields):
        return None
    return Facts._make(
        tuple(map(tuple, value) if value and isinstance(value[0], list) else value)
        if type(value) is list
        else value
        for value in values
    )


def findings_from(row: Row, path: str) -> list[Finding] | None:
    """The findings of a row, and nothing if it is no row of ours."""
    told = row[1] if len(row) == 2 else None
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
