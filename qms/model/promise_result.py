"""What became of a promise in a period, as far as it may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from qms.model.leaves import read_number, read_share
from qms.model.measurement import PromiseMeasured
from qms.model.period import Period

EVERY_CASE = 100.0
TOO_FEW = "too few"
"""The verdict where to tell of so few cases is to tell of people."""


class ShareTold(NamedTuple):
    """A share in percent, as it is printed; that of a sample has an interval."""

    percent: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


class Terms(NamedTuple):
    """What was promised: how long, by which clock, in how many of a hundred cases."""

    target: float
    unit: str
    calendar: str
    share: float

    def is_counted_as(self, other: Terms) -> bool:
        """Whether cases that are in time for one are in time for the other."""
        return self[:3] == other[:3]


@dataclass(frozen=True)
class PromiseResult:
    """A promise in a period: its verdict, and what it rests on.

    `measured` has nothing but the number of cases where there are too few of them;
    there is a `share` where there are enough. `terms` are those that it was held to.
    """

    measurement: str
    charter: str
    revision: str
    period: Period
    as_of: date | None
    terms: Terms
    measured: PromiseMeasured
    word: str
    share: ShareTold | None = None

    @property
    def promise(self) -> str:
        """The promise by its name in the charter."""
        return self.measured.promised.promise.rpartition("/")[2]

    @property
    def n(self) -> int:
        """How many cases it rests on."""
        return self.measured.n


def terms_of(target: str, unit: str, calendar: str, share: str) -> Terms:
    """What is promised, as typed; without a share, in every case.

    Raises ValueError where it is no number.
    """
    aim = read_share(share) if share else EVERY_CASE
    return Terms(read_number(target), unit, calendar, aim)
