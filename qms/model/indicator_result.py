"""What became of an indicator, as far as it may be told, rounded as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """A value as it is printed; of a sample with the ends of its interval.

    Where so few answered that nothing may be told, `is_hidden`, and there is no value.
    Where a share may not be told, `met` of `n` is all there is. `is_alike` tells that
    it was counted as the newest reading was, so that one line may join them.
    """

    unit: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    n: int | None = None
    met: int | None = None
    day: date | None = None
    source: str = ""
    is_hidden: bool = False
    is_alike: bool = True


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator with its readings, its verdict and its reasons, as of a day.

    `verdict` is improved, worsened, no clear change or not comparable, and `why` the
    sentence that says why it cannot be told; `target_is` says whether it is reached.
    """

    record: str
    title: str
    name: str
    unit: str
    target: Decimal | None
    is_higher_better: bool
    every: str
    baseline: Figure | None
    readings: tuple[Figure, ...]
    verdict: str
    why: str
    change: Figure | None
    target_is: str
    expected: date | None
    is_stale: bool

    @property
    def newest(self) -> Figure | None:
        """The last reading; None where there is none."""
        return self.readings[-1] if self.readings else None
