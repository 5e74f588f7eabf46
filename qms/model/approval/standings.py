"""The standing of many documents on one day: what the status answers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from qms.model.approval.called import Called
from qms.model.approval.fault import Fault
from qms.model.approval.hands import Standing


class Standings(NamedTuple):
    """How documents stand on a day, as known then if `known_on` is given.

    `gaps` tell what keeps it from being sure.
    """

    as_of: date
    known_on: date | None
    rows: tuple[Standing, ...]
    called: Called
    gaps: tuple[Fault, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many of them have each word."""
        return Counter(each.status.word for each in self.rows)
