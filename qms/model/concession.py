"""Concessions: permission to live with a finding, from whom, why, until when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qms.model.days import day_or_none
from qms.model.finding import Finding
from qms.model.located import Fields
from qms.model.record import Record
from qms.model.revision import number_or_none


@dataclass(frozen=True)
class Cover:
    """What one line of a concession allows: findings of a rule about a document.

    `document` is a document's id or a file's path; `place` narrows it to findings
    that name this field or heading; `most` is how many it allows, without end if None.
    """

    record: Record
    row: Fields
    rule: str
    document: str
    place: str
    most: int | None

    def allows(self, finding: Finding) -> bool:
        """Whether a finding is one of those."""
        if finding.code != self.rule:
            return False
        if self.document not in (finding.document, finding.place.path):
            return False
        return not self.place or self.place in map(str, finding.values.values())


@dataclass(frozen=True)
class Settled:
    """Findings after concessions: those that count, those excused, idle covers."""

    open: tuple[Finding, ...]
    excused: tuple[Finding, ...]
    unused: tuple[Cover, ...]


def covers(records: Iterable[Record]) -> list[Cover]:
    """Every line of every concession, in the order of the files."""
    found = []
    for record in records:
        if record.kind != "concession":
            continue
        rows = list(record.fields.rows("covers"))
        if record.fields.text("rule"):
            rows.insert(0, record.fields)
        found += [_cover(record, row) for row in rows]
    return found


def is_in_force(record: Record, day: date) -> bool:
    """Whether a concession still holds on a day: it ends with its last day.

    One that is closed ends before the day on which it was closed.
    """
    until = day_or_none(record.fields.text("until"))
    closed = day_or_none(record.fields.text("closed"))
    opened = day_or_none(record.fields.text("opened"))
    if until is None or day > until or (opened is not None and day < opened):
        return False
    return closed is None or day < closed


def settle(
    findings: Collection[Finding], concessions: Sequence[Cover], day: date
) -> Settled:
    """Excuse what concessions in force allow, each no more often than it says."""
    left = {index: cover.most for index, cover in enumerate(concessions)}
    active = [
        (index, cover)
        for index, cover in enumerate(concessions)
        if is_in_force(cover.record, day)
    ]
    used: set[int] = set()
    still: list[Finding] = []
    excused: list[Finding] = []
    for finding in findings:
        found = _first(finding, active, left)
        if found is None:
            still.append(finding)
            continue
        used.add(found)
        most = left[found]
        left[found] = None if most is None else most - 1
        excused.append(finding._replace(excused=concessions[found].record.id))
    unused = tuple(cover for index, cover in active if index not in used)
    return Settled(tuple(still), tuple(excused), unused)


def _first(
    finding: Finding, active: list[tuple[int, Cover]], left: dict[int, int | None]
) -> int | None:
    for index, cover in active:
        if left[index] != 0 and cover.allows(finding):
            return index
    return None


def _cover(record: Record, row: Fields) -> Cover:
    return Cover(
        record=record,
        row=row,
        rule=row.text("rule"),
        document=row.text("document"),
        place=row.text("place"),
        most=number_or_none(row.text("count")) if "count" in row else None,
    )
