"""Two waves side by side: what changed, how surely, and what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.wave import Wave
from qms.model.wave_told import Figure


@dataclass(frozen=True)
class ItemCompared:
    """An item of two waves; `word` is the verdict, `reason` why it is none or no more.

    `unit` is `%` for shares, `points` for net scores, and empty where answers are
    compared by their ranks alone. `effect` is the share of pairs of a later and an
    earlier answer that the later one wins, a tie being half a pair.
    """

    item: str
    text: str
    word: str
    reason: str = ""
    unit: str = ""
    n_before: int = 0
    n_after: int = 0
    before: Figure | None = None
    after: Figure | None = None
    change: Figure | None = None
    effect: Figure | None = None
    p: float | None = None
    p_corrected: float | None = None
    is_reverse: bool = False


@dataclass(frozen=True)
class GroupCompared:
    """A group that answered in both waves, and what is to be minded of it."""

    group: str
    title: str
    items: tuple[ItemCompared, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class WavesCompared:
    """Two waves, the earlier first; `compared` is how many tests were corrected for."""

    before: Wave
    after: Wave
    groups: tuple[GroupCompared, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    compared: int = 0
