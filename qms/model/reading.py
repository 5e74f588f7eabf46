"""A reading: what an indicator showed once, with all that tells it from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PERCENT = "%"
POINTS = "points"


@dataclass(frozen=True)
class Reading:
    """A value with its day and source, as counts wherever there are any.

    `met` of `n` is a share. `counts` are the answers on each point of a scale whose
    `measure` is no share. A bare `value` is what somebody entered; it rests on nothing
    unless all were counted. `wording`, `scale`, `group` and `counting` tell whether two
    readings are of the same thing.
    """

    source: str
    unit: str
    day: date | None = None
    value: float | None = None
    n: int | None = None
    met: int | None = None
    counts: Mapping[int, int] = field(default_factory=dict)
    measure: str = ""
    is_full_count: bool = False
    wording: str = ""
    scale: tuple[int, ...] = ()
    group: str = ""
    counting: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole that makes sense."""
        return self.met is not None and bool(self.n) and self.met <= (self.n or 0)

    @property
    def is_empty(self) -> bool:
        """Whether it tells no figure at all."""
        return not self.is_share and not self.counts and self.value is None

    @property
    def is_bare(self) -> bool:
        """Whether it is a number of which nobody knows what it rests on."""
        return not self.is_share and not self.counts and not self.is_full_count

    @property
    def figure(self) -> float | None:
        """The figure itself in its unit, where no more than counting is needed."""
        if self.is_share:
            share = (self.met or 0) / (self.n or 1)
            return 100 * share if self.unit == PERCENT else share
        return self.value
