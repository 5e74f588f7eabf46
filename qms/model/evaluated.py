"""What was measured, as pages show it: computed by whoever reads the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.model.indicator_result import IndicatorResult
from qms.model.promise_result import PromiseResult


@dataclass(frozen=True)
class Evaluated:
    """What was found of promises, by charter and promise, the earliest period first.

    `indicators` are by the ids of their records.
    """

    results: Mapping[tuple[str, str], tuple[PromiseResult, ...]] = field(
        default_factory=dict
    )

    indicators: Mapping[str, IndicatorResult] = field(default_factory=dict)

    def of(self, charter: str, promise: str) -> tuple[PromiseResult, ...]:
        """The results of a promise; none where nobody measured it."""
        return self.results.get((charter, promise), ())
