"""What is wrong, where: a code, a place and the values of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Scrap = str | int
Values = Mapping[str, Scrap]
NO_VALUES: Values = MappingProxyType({})

SEVERITIES = ("note", "warning", "error")


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1, and 0 means unknown.

    `at` is the way down to a value of the front matter (`steps.0.office`), or
    `text:` and a word of the text (`text:PO-012`), or `heading:` and a heading's
    number from 0. It is turned into a line and a column only if a finding stands there.
    """

    path: str
    line: int = 0
    column: int = 0
    at: str = ""

    def on(self, line: int, column: int) -> Place:
        """The same place, with its line and column known."""
        return self._replace(line=line, column=column)


class Finding(NamedTuple):
    """One thing that is wrong, as the rule `code` sees it.

    `document` is the id of the document concerned, and empty if there is none;
    `severity` is one of SEVERITIES; `excused` names the concession that allows it.
    """

    code: str
    place: Place
    values: Values = NO_VALUES
    severity: str = "error"
    document: str = ""
    excused: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where it comes in a report: by file, line, column, code, values."""
        return (
            self.place.path,
            self.place.line,
            self.place.column,
            self.code,
            repr(sorted(self.values.items())),
        )

    def as_severe_as(self, severity: str) -> bool:
        """Whether it is at or over a severity."""
        return SEVERITIES.index(self.severity) >= SEVERITIES.index(severity)
