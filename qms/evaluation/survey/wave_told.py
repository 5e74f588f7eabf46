"""A wave in figures: each group apart, its items, gaps, batteries, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qms.evaluation.estimate import full_count
from qms.evaluation.gap import mean_change
from qms.evaluation.reliability import response_rate
from qms.evaluation.rounding import percent_of
from qms.evaluation.smallness import shown
from qms.evaluation.survey.item_told import item_told
from qms.i18n import N_
from qms.model.questionnaire import Item, Questionnaire
from qms.model.wave import ALL, BEYOND, RANDOM, VOLUNTEERS, Battery, Gaps, Result, Wave
from qms.model.wave_told import BatteryTold, Figure, GapTold, GroupTold, WaveTold

NEGATIVE = N_(
    "alpha is negative: an item runs against the rest; is one reverse-coded, and not "
    "marked so?"
)
AGAINST = N_("an item runs against the rest: is it reverse-coded, and not marked so?")
INFLATED = N_("straight-lining raises alpha: trust the one without it")
LOWERED = N_("straight-lining lowers alpha: trust the one without it")
LOOSE = N_("alpha is below 0.70: do not add these items up to one figure")
FEW = N_("fewer than 30 answered all items: alpha is a rough guess")
MOVED = 0.02
SOUND = 0.7

FULL_COUNT = N_("everyone was asked and answered: a full count, so without intervals")
SAID_OF = {
    ALL: N_(
        "everyone was asked: intervals cover chance alone, and not that those who "
        "stayed silent may think otherwise"
    ),
    RANDOM: N_(
        "people were chosen at random: intervals cover chance alone, not that those "
        "who stayed silent may think otherwise"
    ),
    VOLUNTEERS: N_(
        "volunteers answered, who may differ from all others: intervals cover chance "
        "alone, and nothing can be concluded about the whole group"
    ),
}
TOO_FEW = N_("fewer than five answered: nothing but their number is told")
COUNTS_ONLY = N_("fewer than ten answered: counts alone, no percentages")
NO_TREND = N_("fewer than thirty answered: no ranking and no trend")


def wave_told(wave: Wave, asked: Questionnaire, group: str = "") -> WaveTold:
    """A wave, or one group of it, told. Groups are never added up."""
    chosen = [each for each in wave.groups if group in ("", each.group)]
    return WaveTold(
        wave=wave,
        title=asked.id,
        groups=tuple(
            _group(wave, asked, wave.by_group[each.group])
            for each in chosen
            if each.group in wave.by_group
        ),
        waiting=tuple(each.group for each in chosen if each.group not in wave.by_group),
    )


def _group(wave: Wave, asked: Questionnaire, result: Result) -> GroupTold:
    is_census = wave.is_census(result.group)
    about = wave.asked(result.group)
    invited = about.invited
    response: Decimal | None = None
    if invited and result.answered <= invited:
        response_rate(result.answered, invited)
        response = percent_of(result.answered, invited).number
    items = asked.by_id
    return GroupTold(
        title=asked.groups.get(result.group, ""),
        asked=about,
        result=result,
        response=response,
        items=tuple(
            item_told(items[each.item], each, result.answered, is_census=is_census)
            for each in result.items
            if each.item in items
        ),
        pairs=tuple(
            _gap(each, _titles(asked, each.name), is_census=is_census)
            for each in result.pairs
        ),
        dimensions=tuple(
            _gap(each, asked.dimensions.get(each.name, ""), is_census=is_census)
            for each in result.dimensions
        ),
        batteries=tuple(_battery(each, asked) for each in result.batteries),
        notes=(
            *((BEYOND,) if about.is_beyond(result.answered) else ()),
            *_notes(wave, result.answered, is_census=is_census),
        ),
    )


def _titles(asked: Questionnaire, pair: str) -> str:
    halves: tuple[Item, ...] = asked.pairs.get(pair, ())
    return halves[-1].text if halves else ""


def _gap(gaps: Gaps, title: str, *, is_census: bool) -> GapTold:
    n = sum(gaps.counts.values())
    if not shown(n).has_shares:
        return GapTold(gaps.name, title, n)
    change = mean_change(gaps.counts).times(1 / max(1, gaps.pairs))
    estimate = full_count(change.value) if is_census else change
    value, low, high = (
        Decimal(repr(each)).quantize(Decimal("0.01")) for each in estimate[:3]
    )
    figure = Figure(*estimate[:3], (value, low, high), estimate.is_full_count)
    return GapTold(gaps.name, title, n, figure)


def _battery(battery: Battery, asked: Questionnaire) -> BatteryTold:
    items = tuple(each.id for each in asked.batteries.get(battery.name, ()))
    may = shown(battery.n).has_shares
    return BatteryTold(
        name=battery.name,
        items=items,
        n=battery.n,
        straight=battery.straight,
        alpha=battery.alpha if may else None,
        alpha_without=battery.alpha_without if may else None,
        against=battery.against if may else (),
        warnings=tuple(_warnings(battery)) if may else (),
    )


def _warnings(battery: Battery) -> Iterator[str]:
    alpha, without = battery.alpha, battery.alpha_without
    if alpha is None:
        return
    if alpha < 0:
        yield NEGATIVE
    elif battery.against:
        yield AGAINST
    if without is not None and battery.straight and abs(alpha - without) >= MOVED:
        yield INFLATED if alpha > without else LOWERED
    if 0 <= alpha < SOUND:
        yield LOOSE
    if not shown(battery.n).has_trend:
        yield FEW


def _notes(wave: Wave, n: int, *, is_census: bool) -> Iterator[str]:
    may = shown(n)
    if not may.has_counts:
        yield TOO_FEW
        return
    if is_census:
        yield FULL_COUNT
    elif wave.selection in SAID_OF:
        yield SAID_OF[wave.selection]
    if not may.has_shares:
        yield COUNTS_ONLY
    elif not may.has_trend and not is_census:
        yield NO_TREND
