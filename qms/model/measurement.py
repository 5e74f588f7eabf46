"""A measurement: how a promise was kept in a period, in counts and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qms.model.leaves import read_integer, read_number, read_share
from qms.model.located import Fields, is_nothing


@dataclass(frozen=True)
class Promised:
    """A promise as the charter has it: how much, in which unit, in how many cases."""

    promise: str
    target: str
    unit: str
    share: str
    calendar: str = ""

    @property
    def aim(self) -> float:
        """In how many of a hundred cases the promise is to hold."""
        return read_share(self.share)


class Counts(NamedTuple):
    """How many cases were met, late, and open past the limit."""

    met: int
    late: int
    open_late: int


@dataclass(frozen=True)
class PromiseMeasured:
    """What was measured of a promise; figures that fewer than five gave are not kept.

    `median` and `p90` are of the cases that ended, in the promise's unit.
    """

    promised: Promised
    is_sample: bool
    n: int
    counts: Counts | None = None
    pending: int = 0
    paused: int = 0
    excluded: Mapping[str, int] | None = None
    left_out: Mapping[str, int] | None = None
    median: str = ""
    p90: str = ""

    @property
    def is_too_few(self) -> bool:
        """Whether of so few cases nothing is told but how many there were."""
        return self.counts is None and self.n > 0


def measured_of(row: Fields) -> PromiseMeasured:
    """What a row of a measurement's promises says; raises ValueError on a wrong one."""
    has_counts = not is_nothing(row.get("met"))
    return PromiseMeasured(
        promised=Promised(
            str(row.text("promise")),
            str(row.text("target")),
            str(row.text("unit")),
            str(row.text("share")),
            str(row.text("calendar")),
        ),
        is_sample=row.text("counted") == "sample",
        n=read_integer(row.text("n")),
        counts=Counts(*(_count(row, each) for each in Counts._fields))
        if has_counts
        else None,
        pending=_count(row, "pending"),
        paused=_count(row, "paused"),
        excluded=_by_name(row.fields("excluded")),
        left_out=_by_name(row.fields("left_out")),
        median=_number(row, "median"),
        p90=_number(row, "p90"),
    )


def _count(row: Fields, name: str) -> int:
    text = row.text(name)
    return read_integer(text) if text else 0


def _number(row: Fields, name: str) -> str:
    text = str(row.text(name))
    if text:
        read_number(text)
    return text


def _by_name(row: Fields) -> dict[str, int]:
    return {str(name): _count(row, name) for name in row}
