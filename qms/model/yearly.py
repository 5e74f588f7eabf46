"""The reports that an office owes each year, as its profile lays them down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from qms.model.leaves import MONTH_DAY, YEAR
from qms.model.located import Fields
from qms.model.profile import Profile

SATISFACTION = "satisfaction"
KIND = "annual-report"


class Yearly(NamedTuple):
    """A report that is due each year, on what basis, and from which year on."""

    id: str
    kind: str
    month: int
    day: int
    first: int
    row: Fields

    @property
    def basis(self) -> str:
        """The act with its section, as people cite it."""
        return f"{self.row.text('act')} {self.row.text('section')}".strip()

    def due(self, year: int) -> date:
        """The day by which the report on a year is due: in the year after."""
        return date(year + 1, self.month, self.day)


def yearly_reports(profile: Profile) -> Iterator[Yearly]:
    """The reports of the profile; a row that cannot be read is left out."""
    for row in profile.raw.rows("reports"):
        due, first = str(row.text("due")), str(row.text("first"))
        if MONTH_DAY.match(due) and YEAR.match(first):
            month, day = map(int, due.split("-"))
            name, kind = str(row.text("id")), str(row.text("kind"))
            yield Yearly(name, kind, month, day, int(first), row)


def yearly_report(profile: Profile, name: str) -> Yearly | None:
    """The report of that name; None where the profile demands none."""
    return next((each for each in yearly_reports(profile) if each.id == name), None)
