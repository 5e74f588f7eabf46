"""One item of a wave in figures: distribution, share of the top, median, scores."""

from __future__ import annotations

from qms.evaluation.distribution import Distribution, mean, median, share_of
from qms.evaluation.estimate import Estimate, full_count
from qms.evaluation.rounding import half_up, percent, percent_of
from qms.evaluation.scores import EASE_SCALE, NET_SCALE, net_score_of
from qms.evaluation.smallness import Shown, shown
from qms.model.questionnaire import Item
from qms.model.wave import Answers
from qms.model.wave_told import Figure, ItemTold, Net

EASY = (5, 6, 7)


def item_told(
    item: Item, answers: Answers, answered: int, *, is_census: bool
) -> ItemTold:
    """An item, as far as so many answers may be told."""
    n = answered - answers.unknown - answers.blank
    may = shown(n)
    counts = answers.counts if may.has_counts else {}
    labels = (
        {str(at): text for at, text in item.scale.labels.items()} if item.scale else {}
    )
    made = ItemTold(
        id=item.id,
        text=item.text,
        n=n,
        unknown=answers.unknown,
        blank=answers.blank,
        counts=counts,
        labels=labels or item.codes,
        percents={
            point: percent_of(part, n).number
            for point, part in counts.items()
            if may.has_shares and part <= n
        },
        measure=item.measure,
        is_reverse=item.is_reverse,
        is_themes=item.scale is None,
        has_trend=may.has_trend or (is_census and may.has_counts),
    )
    if not answers.points or not may.has_counts:
        return made
    return _with_figures(made, item, answers, may, is_census=is_census)


def _with_figures(
    made: ItemTold, item: Item, answers: Answers, may: Shown, *, is_census: bool
) -> ItemTold:
    found = Distribution(answers.points)
    values = dict(vars(made))
    if may.has_shares:
        values["median"] = tuple(median(found.counts))
        values["mean"] = mean(found.counts)
        values["top"] = top = top_of(item, found)
        if top:
            estimate = share_of(found, top)
            chosen = full_count(estimate.value) if is_census else estimate
            values["share"] = share_figure(
                chosen, sum(found.counts[each] for each in top), found.n
            )
        if item.measure == "nps" and tuple(found.counts) == NET_SCALE:
            values["net"] = _net(found, is_census=is_census)
    return ItemTold(**values)


def top_of(item: Item, found: Distribution) -> tuple[int, ...]:
    """The points whose share is told: those of ease, else those of its scale."""
    if item.measure == "ces" and tuple(found.counts) == EASE_SCALE:
        return EASY
    top = item.scale.top if item.scale and item.measure != "nps" else ()
    return tuple(each for each in top if each in found.counts)


def share_figure(share: Estimate, part: int, n: int) -> Figure:
    """A share in percent, exact and as printed."""
    printed = (
        percent_of(part, n).number,
        percent(share.low, n).number,
        percent(share.high, n).number,
    )
    whole = share.times(100)
    return Figure(whole.value, whole.low, whole.high, printed, share.is_full_count)


def points_figure(estimate: Estimate, n: int) -> Figure:
    """A figure in points, exact and as printed."""
    value, low, high = (half_up(each, n) for each in estimate[:3])
    return Figure(*estimate[:3], (value, low, high), estimate.is_full_count)


def _net(found: Distribution, *, is_census: bool) -> Net:
    score = net_score_of(found)
    estimate = full_count(score.estimate.value) if is_census else score.estimate
    margin = 0.0 if is_census else score.margin
    return Net(
        points_figure(estimate, found.n),
        margin,
        half_up(margin, found.n),
        score.promoters,
        score.passives,
        score.detractors,
    )
