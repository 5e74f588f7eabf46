"""What a validation found, ready to be told in any form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from qms.model.change.base import Compared
from qms.model.finding import Finding
from qms.model.rule import RuleCard

if TYPE_CHECKING:  # most reports have none, and what tells it is slow to load
    from qms.model.change.told import ToldAccount


@dataclass(frozen=True)
class Report:
    """The findings of one validation, or of one check of a change.

    `findings` are in the order of files and lines; `excused` those that a concession
    allows; `lines` the offending lines as typed, by path and number; `documents` how
    many documents were read; `fail_on` the severity from which the verdict is 1;
    `compared` tells of the change that was judged, where it was one, and `account` of
    all that it does, where that was asked for.
    """

    as_of: date
    findings: tuple[Finding, ...]
    cards: Mapping[str, RuleCard]
    excused: tuple[Finding, ...] = ()
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    documents: int = 0
    fail_on: str = "error"
    version: str = ""
    compared: Compared | None = None
    account: ToldAccount | None = None

    @property
    def verdict(self) -> int:
        """0 if nothing is at or over `fail_on`, else 1."""
        return int(any(each.as_severe_as(self.fail_on) for each in self.findings))

    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(each.severity for each in self.findings)

    def counts_by_rule(self) -> Counter[str]:
        """How many findings there are of each rule."""
        return Counter(each.code for each in self.findings)
