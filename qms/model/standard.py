"""A standard's clauses, as catalogued in our own words, edition by edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qms.model.clause import ClauseRef
from qms.model.days import day_or_none
from qms.model.located import Fields

Crosswalk = Mapping[tuple[int, str, int], tuple[str, ...]]
"""Which clauses of another edition answer to one: by edition, clause, that edition."""


@dataclass(frozen=True)
class Standard:
    """One edition of a standard; `raw` keeps the catalogue as typed."""

    name: str
    edition: int
    raw: Fields = field(default_factory=Fields)

    @cached_property
    def clauses(self) -> dict[str, Fields]:
        """The clauses by their numbers."""
        return {row.text("id"): row for row in self.raw.rows("clauses")}

    def has(self, clause: str) -> bool:
        """Whether a clause, or a group that holds clauses, bears this number."""
        return clause in self.clauses or any(
            each.startswith(f"{clause}.") for each in self.clauses
        )

    @cached_property
    def ended(self) -> date | None:
        """The day from which certificates to this edition are no longer valid."""
        return day_or_none(self.raw.text("ended"))

    @cached_property
    def transition_until(self) -> date | None:
        """The last day of the transition to the next edition."""
        return day_or_none(self.raw.fields("transition").text("until"))

    @cached_property
    def published(self) -> date | None:
        """The day on which this edition came out."""
        return day_or_none(self.raw.text("published"))

    @property
    def demanded(self) -> tuple[str, ...]:
        """The clauses that demand a document or a record in every case."""
        return tuple(
            number
            for number, row in self.clauses.items()
            if "true" in (row.text("document"), row.text("record"))
        )


Basis = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Standards:
    """All catalogues that we have, by name and edition.

    `crosswalks` lead from edition to edition, by the name of the standard.
    """

    editions: Mapping[tuple[str, int], Standard] = field(default_factory=dict)
    basis: Callable[[], Basis] = dict
    crosswalks: Mapping[str, Crosswalk] = field(default_factory=dict)

    @property
    def rule_basis(self) -> Basis:
        """The clauses behind each rule, as shipped: read when they are asked for."""
        return self.basis()

    def edition(self, ref: ClauseRef) -> Standard | None:
        """The catalogue that a reference is about."""
        return self.editions.get((ref.standard, ref.edition))
