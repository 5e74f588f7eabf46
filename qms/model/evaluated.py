"""What was measured, as pages show it: computed by whoever reads the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.model.promise_result import PromiseResult


@dataclass(frozen=True)
class Evaluated:
    """The results by charter and promise, the earliest period first."""

    results: Mapping[tuple[str, str], tuple[PromiseResult, ...]] = field(
        default_factory=dict
    )

    def of(self, charter: str, promise: str) -> tuple[PromiseResult, ...]:
        """The results of a promise; none where nobody measured it."""
        return self.results.get((charter, promise), ())
