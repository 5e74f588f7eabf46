"""The office's profile: what must hold of each kind, and the law that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from qms.model.clause import ClauseRef, read_clause
from qms.model.days import within
from qms.model.kind import Kind, kind_of
from qms.model.leaves import read_number
from qms.model.located import Fields, Items, Scalar


class Limit(NamedTuple):
    """A limit that law sets: so many units from a start, on the days it holds."""

    id: str
    act: str
    section: str
    value: float
    unit: str
    start: str
    row: Fields

    @property
    def citation(self) -> str:
        """The act with its section, as people cite it."""
        return f"{self.act} {self.section}".strip()


@dataclass(frozen=True)
class Profile:
    """`governance/profile.yaml`, read; `raw` keeps what was typed and where."""

    raw: Fields = field(default_factory=Fields)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds by name."""
        rows = self.raw.fields("kinds")
        return {
            str(name): kind_of(str(name), row)
            for name, row in rows.items()
            if isinstance(row, Fields)
        }

    def kind_by_id(self, document: str) -> Kind | None:
        """The kind whose pattern an id fits."""
        for kind in self.kinds.values():
            if kind.pattern.match(document):
                return kind
        return None

    @cached_property
    def ids(self) -> re.Pattern[str]:
        """A pattern that fits every id that some kind has."""
        texts = [kind.pattern.pattern for kind in self.kinds.values()]
        return re.compile("|".join(texts) or "(?!)")

    @cached_property
    def offices(self) -> dict[str, Fields]:
        """The offices by name."""
        return _mappings(self.raw.fields("offices"))

    @cached_property
    def processes(self) -> dict[str, Fields]:
        """The processes by name."""
        return _mappings(self.raw.fields("processes"))

    @cached_property
    def record_kinds(self) -> dict[str, Fields]:
        """The kinds of records by name."""
        return _mappings(self.raw.fields("records"))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The abbreviations that every reader knows."""
        return frozenset(self.raw.fields("abbreviations"))

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        """The words that mark a gap besides those that mark it everywhere."""
        texts = self.raw.texts("placeholders")
        return tuple(str(text) for text in texts if text.strip())

    @cached_property
    def standards(self) -> tuple[ClauseRef, ...]:
        """The editions of standards that the office works to."""
        return tuple(_clauses(self.raw.texts("standards")))

    @cached_property
    def not_applicable(self) -> dict[ClauseRef, Fields]:
        """The clauses that do not apply, with their rows."""
        found: dict[ClauseRef, Fields] = {}
        for row in self.raw.rows("not_applicable"):
            for clause in _clauses(row.texts("clause")):
                found[clause] = row
        return found

    def limit(self, name: str, day: date) -> Limit | None:
        """The limit of that name as law has it on a day."""
        for row in self.raw.rows("limits"):
            if row.text("id") == name and within(
                day, row.text("from"), row.text("until")
            ):
                return _limit(row)
        return None

    def has_limit(self, name: str) -> bool:
        """Whether a limit of that name is known on any day."""
        return any(row.text("id") == name for row in self.raw.rows("limits"))

    @cached_property
    def general_standards(self) -> tuple[Fields, ...]:
        """The general standards that every charter must hold."""
        return tuple(self.raw.rows("general_standards"))

    @cached_property
    def checklist(self) -> tuple[Fields, ...]:
        """The items that a charter must hold."""
        return tuple(self.raw.rows("charter"))

    @cached_property
    def asked(self) -> frozenset[str]:
        """The fields that the items of the checklist need."""
        return frozenset(
            str(name) for item in self.checklist for name in item.texts("needs")
        )

    @cached_property
    def sources(self) -> Mapping[str, Fields]:
        """The sources of law and practice, by their ids."""
        return {row.text("id"): row for row in self.raw.rows("sources")}

    def basis(self, code: str) -> tuple[str, ...]:
        """The acts behind a rule, as the profile names them."""
        return tuple(self.raw.fields("basis").texts(code))


def _mappings(rows: Fields) -> dict[str, Fields]:
    return {
        str(name): row if isinstance(row, Fields) else Fields()
        for name, row in rows.items()
    }


def _limit(row: Fields) -> Limit | None:
    try:
        value = read_number(row.text("value"))
    except ValueError:
        return None
    return Limit(
        id=row.text("id"),
        act=row.text("act"),
        section=row.text("section"),
        value=value,
        unit=row.text("unit"),
        start=row.text("start"),
        row=row,
    )


def _clauses(texts: Iterator[Scalar] | Items) -> Iterator[ClauseRef]:
    for text in texts:
        try:
            yield read_clause(str(text))
        except ValueError:
            continue
