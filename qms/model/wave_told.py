"""A wave in figures, as whoever shows it needs them: exact, and as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from qms.model.wave import Asked, Result, Wave


class Figure(NamedTuple):
    """A figure with its interval; of a full count both ends are the figure.

    `printed` are the same three, rounded as so many answers carry.
    """

    value: float
    low: float
    high: float
    printed: tuple[Decimal, Decimal, Decimal]
    is_full_count: bool = False


class Net(NamedTuple):
    """A net promoter score in points, with the margin that the usual formula gives."""

    score: Figure
    margin: float
    printed_margin: Decimal
    promoters: int
    passives: int
    detractors: int


@dataclass(frozen=True)
class ItemTold:
    """An item: how its answers lie, as far as so many may be told.

    `counts` are empty of fewer than five answers, `percents` and figures of fewer than
    ten; themes are counted of `n` people who named any.
    """

    id: str
    text: str
    n: int
    unknown: int
    blank: int
    counts: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    percents: Mapping[str, Decimal] = field(default_factory=dict)
    measure: str = ""
    top: tuple[int, ...] = ()
    share: Figure | None = None
    median: tuple[int, int] | None = None
    mean: float | None = None
    net: Net | None = None
    is_reverse: bool = False
    is_themes: bool = False
    has_trend: bool = False


@dataclass(frozen=True)
class GapTold:
    """Perception less expectation of a pair or a dimension, in points of its scale."""

    name: str
    title: str
    n: int
    gap: Figure | None = None


@dataclass(frozen=True)
class BatteryTold:
    """How a battery hangs together, and what is to be minded of it."""

    name: str
    items: tuple[str, ...]
    n: int
    straight: int
    alpha: float | None = None
    alpha_without: float | None = None
    against: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupTold:
    """One group; groups are never added up, since nobody drew them as one sample."""

    title: str
    asked: Asked
    result: Result
    response: Decimal | None = None
    items: tuple[ItemTold, ...] = ()
    pairs: tuple[GapTold, ...] = ()
    dimensions: tuple[GapTold, ...] = ()
    batteries: tuple[BatteryTold, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class WaveTold:
    """A wave: how people were asked, and each group that answered.

    `waiting` are the groups without results.
    """

    wave: Wave
    title: str
    groups: tuple[GroupTold, ...]
    waiting: tuple[str, ...] = ()
    is_draft: bool = False
