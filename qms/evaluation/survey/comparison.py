"""Whether an item was answered better than before: computed, and never typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from qms.evaluation.distribution import Distribution, share_of
from qms.evaluation.estimate import Estimate, full_count
from qms.evaluation.ranks import Ranks, mann_whitney
from qms.evaluation.rounding import points
from qms.evaluation.scores import NET_SCALE, net_score_of
from qms.evaluation.smallness import shown
from qms.evaluation.survey.item_told import points_figure, share_figure, top_of
from qms.evaluation.verdict import (
    NO_CLEAR_CHANGE,
    NOT_COMPARABLE,
    REASONS,
    TOO_FEW,
    UNMEASURED,
    Measured,
    Verdict,
    verdict,
)
from qms.i18n import N_
from qms.model.questionnaire import Item
from qms.model.wave import Answers
from qms.model.wave_told import Figure
from qms.model.waves_compared import ItemCompared

LEVEL = 0.05
ONCE = N_("it was asked in one wave only")
WORDED = N_("its wording, labels or direction changed: the series begins anew")
SCALED = N_("its scale changed: the series begins anew")
TRANSLATED = N_("its wording in one of the languages changed: the series begins anew")
CODED = N_("themes are counted, and not compared")
AS_A_WHOLE = N_(
    "the figure moved, but all answers together do not differ clearly, minding how "
    "many items are compared"
)


class Side(NamedTuple):
    """An item in one wave: what was asked, and how a group answered."""

    item: Item
    answers: Answers
    answered: int
    is_census: bool

    @property
    def points(self) -> tuple[int, ...]:
        """The points of its scale; none of coded answers."""
        return self.item.scale.points if self.item.scale else ()

    @property
    def n(self) -> int:
        """How many answered the item."""
        return self.answered - self.answers.unknown - self.answers.blank


def compared(before: Side | None, after: Side | None) -> ItemCompared:
    """An item in two waves; one that is not the same in both is not compared."""
    side = after or before
    if side is None:
        raise ValueError(before, after)
    made = ItemCompared(
        item=side.item.id,
        text=side.item.text,
        word=NOT_COMPARABLE,
        n_before=before.n if before else 0,
        n_after=after.n if after else 0,
        is_reverse=side.item.is_reverse,
    )
    if before is None or after is None:
        return replace(made, reason=ONCE)
    reason = _obstacle(before, after)
    return replace(made, reason=reason) if reason else _figures(made, before, after)


def corrected(made: ItemCompared, p: float) -> ItemCompared:
    """An item with its p corrected for all that are compared beside it.

    Improved or worsened is told only if the interval of the change leaves out zero, and
    the answers as a whole differ too.
    """
    changed = replace(made, p_corrected=p)
    if p < LEVEL or made.word in (NO_CLEAR_CHANGE, NOT_COMPARABLE):
        return changed
    return replace(changed, word=NO_CLEAR_CHANGE, reason=AS_A_WHOLE)


def _obstacle(before: Side, after: Side) -> str:
    points = after.points
    if before.points != points:
        return SCALED
    if not points:
        return CODED
    if before.answers.digest != after.answers.digest:
        return WORDED
    earlier, later = before.answers.versions, after.answers.versions
    if any(earlier[tag] != later[tag] for tag in earlier.keys() & later.keys()):
        return TRANSLATED
    if not (shown(before.n).has_counts and shown(after.n).has_counts):
        return REASONS[TOO_FEW]
    is_kept = before.answers.points and after.answers.points
    return "" if is_kept else REASONS[UNMEASURED]


def _figures(made: ItemCompared, before: Side, after: Side) -> ItemCompared:
    is_sample = not (before.is_census or after.is_census)
    ranks = mann_whitney(after.answers.points, before.answers.points)
    unit, earlier, later = _main(before, after)
    told = replace(made, unit=unit)
    may = all(shown(side.n).has_shares for side in (before, after))
    if may:
        told = replace(
            told,
            before=_figure(unit, before, earlier),
            after=_figure(unit, after, later),
            effect=_effect(ranks, is_sample=is_sample),
        )
    found = _verdict(before, after, (earlier, later), ranks)
    if found.change is None:
        return replace(told, reason=REASONS.get(found.reason, found.reason))
    return replace(
        told,
        word=found.word,
        change=_change(unit, found.change, min(before.n, after.n)),
        p=ranks.p if is_sample else None,
    )


def _verdict(
    before: Side,
    after: Side,
    both: tuple[Estimate | None, Estimate | None],
    ranks: Ranks,
) -> Verdict:
    """The verdict by the figures of both, else by their ranks."""
    earlier, later = both
    delta = ranks.delta
    if before.is_census and after.is_census:
        delta = full_count(delta.value)
    return verdict(
        Measured(earlier or _ends(before), before.n),
        Measured(later or _ends(after), after.n),
        is_higher_better=not after.item.is_reverse,
        change=None if earlier and later else delta,
    )


def _ends(side: Side) -> Estimate:
    """A stand-in for the figure of an item that has none: its rank among all."""
    return full_count(0.5) if side.is_census else Estimate(0.5, 0.0, 1.0)


def _main(before: Side, after: Side) -> tuple[str, Estimate | None, Estimate | None]:
    """The figure by which an item is judged: a share, a net score, or ranks alone."""
    found = [Distribution(side.answers.points) for side in (before, after)]
    sides = list(zip(found, (before, after), strict=True))
    if after.item.measure == "nps" and tuple(found[0].counts) == NET_SCALE:
        scores = [
            _whole(net_score_of(each).estimate, side.is_census) for each, side in sides
        ]
        return "points", scores[0], scores[1]
    top = top_of(after.item, found[1])
    if not top:
        return "", None, None
    shares = [_whole(share_of(each, top), side.is_census) for each, side in sides]
    return "%", shares[0], shares[1]


def _whole(estimate: Estimate, is_census: bool) -> Estimate:
    return full_count(estimate.value) if is_census else estimate


def _figure(unit: str, side: Side, estimate: Estimate | None) -> Figure | None:
    if estimate is None:
        return None
    if unit == "points":
        return points_figure(estimate, side.n)
    part = round(estimate.value * side.n)
    return share_figure(estimate, part, side.n)


def _change(unit: str, change: Estimate, n: int) -> Figure:
    if unit == "points":
        return points_figure(change, n)
    if unit == "%":
        whole = change.times(100)
        value, low, high = (points(each, n).number for each in change[:3])
        return Figure(*whole[:3], (value, low, high), change.is_full_count)
    return _two_places(change)


def _effect(ranks: Ranks, *, is_sample: bool) -> Figure:
    chosen = ranks.superiority
    return _two_places(chosen if is_sample else full_count(chosen.value))


def _two_places(estimate: Estimate) -> Figure:
    value, low, high = (
        Decimal(repr(each)).quantize(Decimal("0.01")) for each in estimate[:3]
    )
    return Figure(*estimate[:3], (value, low, high), estimate.is_full_count)
