"""Whether the items of a battery measure one thing, and who did not read them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import sqrt
from operator import mul
from typing import NamedTuple, TypeGuard

from qms.errors import NotDefinedError
from qms.evaluation.defined import require_enough, require_even, require_part
from qms.i18n import _

_LEAST_ITEMS = 2
_LEAST_PERSONS = 2
# two items answered alike are no habit
_LEAST_STRAIGHT = 3


class Battery(NamedTuple):
    """Items that belong together: the ends of their scale, and which are turned."""

    lowest: int
    highest: int
    reverse_coded: Collection[int] = ()
    """The places of the items that mean the opposite, counted from 0."""


class Reliability(NamedTuple):
    """How well the items of a battery hang together, and in whose answers."""

    alpha: float
    n: int
    """Persons who answered every item: of these alpha is told."""
    left_out: int
    """Persons who left out an item."""
    suspects: tuple[int, ...]
    """Items that run against the rest, most of all first: reverse-coded and not turned?

    Their places, counted from 0.
    """
    straight_liners: int
    """Persons who chose the same point for every item, before any was turned."""
    alpha_without: float | None
    """Alpha of those who did not; `None` where too few or too equal are left."""

    @property
    def is_negative(self) -> bool:
        """Whether alpha is below zero: then some item was likely not turned."""
        return self.alpha < 0

    @property
    def straight_share(self) -> float:
        """The share of straight-liners, from 0 to 1."""
        return self.straight_liners / self.n


def reliability(rows: Iterable[Sequence[int | None]], battery: Battery) -> Reliability:
    """Cronbach's alpha of the answers of each person, in the order of the items.

    L. J. Cronbach, Psychometrika 16, 1951, 297-334: k/(k - 1) of one less the sum of
    the items' variances over that of the sums, on persons who answered every item, with
    reverse-coded items turned. Raises `NotDefinedError` for less than two items or
    persons, an answer outside of the scale, and sums that do not vary.
    """
    known = list(rows)
    require_even(known)
    full = [row for row in known if _is_full(row)]
    require_enough(len(full), _LEAST_PERSONS)
    require_enough(len(full[0]), _LEAST_ITEMS)
    _require_items(len(full[0]), battery)
    _require_scale(full, battery)
    varied = [row for row in full if not _is_straight(row)]
    columns = _turned(full, battery)
    return Reliability(
        alpha=_alpha(columns),
        n=len(full),
        left_out=len(known) - len(full),
        suspects=_suspects(columns),
        straight_liners=len(full) - len(varied),
        alpha_without=_alpha_of_what_is_left(varied, battery),
    )


def response_rate(answered: int, invited: int) -> float:
    """The share of the invited who answered, from 0 to 1.

    Raises `NotDefinedError` where nobody was invited, as with a sheet on a counter, and
    where more answered than were invited.
    """
    require_part(answered, invited)
    return answered / invited


def _is_full(row: Sequence[int | None]) -> TypeGuard[Sequence[int]]:
    return None not in row


def _is_straight(row: Sequence[int]) -> bool:
    return len(row) >= _LEAST_STRAIGHT and len(set(row)) == 1


def _turned(rows: Sequence[Sequence[int]], battery: Battery) -> list[tuple[int, ...]]:
    """The answers of each item, those of reverse-coded items turned around."""
    turn = battery.lowest + battery.highest
    turned = set(battery.reverse_coded)
    return [
        tuple(turn - each for each in column) if item in turned else column
        for item, column in enumerate(zip(*rows, strict=True))
    ]


def _alpha(columns: Sequence[Sequence[int]]) -> float:
    spreads = sum(_shared(column, column) for column in columns)
    totals = [sum(row) for row in zip(*columns, strict=True)]
    spread = _shared(totals, totals)
    if not spread:
        raise NotDefinedError(
            _("all sums over the items are equal, so reliability is not defined"),
            hint=_("tell the distribution of each item instead"),
        )
    items = len(columns)
    return items * (spread - spreads) / ((items - 1) * spread)


def _alpha_of_what_is_left(
    rows: Sequence[Sequence[int]], battery: Battery
) -> float | None:
    if len(rows) < _LEAST_PERSONS:
        return None
    try:
        return _alpha(_turned(rows, battery))
    except NotDefinedError:
        return None


def _suspects(columns: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Items that correlate below zero with the sum of all others, lowest first."""
    totals = [sum(row) for row in zip(*columns, strict=True)]
    spread, against = _shared(totals, totals), {}
    for item, column in enumerate(columns):
        own, joint = _shared(column, column), _shared(column, totals)
        if joint < own:
            rest = spread - 2 * joint + own
            against[item] = (joint - own) / sqrt(own * rest)
    return tuple(sorted(against, key=against.__getitem__))


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """The covariance of two columns times the square of their length, exactly."""
    products: Iterable[int] = map(mul, one, other)
    return len(one) * sum(products) - sum(one) * sum(other)


def _require_items(items: int, battery: Battery) -> None:
    for item in battery.reverse_coded:
        if not 0 <= item < items:
            raise NotDefinedError(
                _("there is no item {number} to turn: there are {items}").format(
                    number=item + 1, items=items
                ),
                hint=_("correct which items of the survey are reverse-coded"),
            )


def _require_scale(rows: Iterable[Sequence[int]], battery: Battery) -> None:
    for row in rows:
        if min(row) < battery.lowest or max(row) > battery.highest:
            raise NotDefinedError(
                _("an answer lies outside of the scale from {first} to {last}").format(
                    first=battery.lowest, last=battery.highest
                ),
                hint=_("correct the answer, or the scale of the survey"),
            )
