"""Whether it got better: computed from the interval of the change, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qms.evaluation.estimate import Estimate, difference
from qms.evaluation.smallness import shown
from qms.i18n import N_, NC_

IMPROVED = "improved"
WORSENED = "worsened"
NO_CLEAR_CHANGE = "no clear change"
NOT_COMPARABLE = "not comparable"

WORDS = {
    IMPROVED: NC_("verdict", "improved"),
    WORSENED: NC_("verdict", "worsened"),
    NO_CLEAR_CHANGE: NC_("verdict", "no clear change"),
    NOT_COMPARABLE: NC_("verdict", "not comparable"),
}

UNMEASURED = "unmeasured"
TOO_FEW = "too few"
WORDING = "wording"
SCALE = "scale"
GROUP = "group"
UNIT = "unit"

REASONS = {
    UNMEASURED: N_("one of the two was not measured"),
    TOO_FEW: N_("too few answers for a trend"),
    WORDING: N_("the question was worded differently"),
    SCALE: N_("the scale was another one"),
    GROUP: N_("other people were asked"),
    UNIT: N_("it was measured in another unit"),
}


@dataclass(frozen=True)
class Measured:
    """What was measured once: a figure, of how many, and of what exactly."""

    figure: Estimate | None
    """With its interval, or as a full count; `None` for no data."""
    n: int | None
    """How many answers or cases it rests on; `None` for what counts nobody."""
    wording: str = ""
    """What tells one wording of the question from another, as its digest."""
    scale: tuple[int, ...] = ()
    group: str = ""
    unit: str = ""


class Verdict(NamedTuple):
    """What became of a figure; why it cannot be said; by how much it changed."""

    word: str
    reason: str = ""
    change: Estimate | None = None
    """Later less earlier, in the unit of the figure; `None` where not comparable."""


def verdict(
    before: Measured,
    after: Measured,
    *,
    is_higher_better: bool,
    change: Estimate | None = None,
) -> Verdict:
    """Compare two measurements of one thing.

    Independent samples differ where the interval of their difference leaves zero out,
    full counts wherever they are not equal. Where the change is known otherwise, as the
    linked difference of people asked twice or as Cliff's delta, it is given: later less
    earlier, zero for none.
    """
    reason = obstacle(before, after)
    if reason or before.figure is None or after.figure is None:
        return Verdict(NOT_COMPARABLE, reason)
    if change is None:
        change = difference(after.figure, before.figure)
    return Verdict(change_word(change, is_higher_better=is_higher_better), "", change)


def change_word(change: Estimate, *, is_higher_better: bool) -> str:
    """Improved, worsened, or neither if zero lies within the interval of the change."""
    if change.low <= 0 <= change.high:
        return NO_CLEAR_CHANGE
    return IMPROVED if (change.low > 0) == is_higher_better else WORSENED


def obstacle(before: Measured, after: Measured) -> str:
    """Why two measurements cannot be compared; nothing if they can."""
    if before.figure is None or after.figure is None:
        return UNMEASURED
    for reason in (WORDING, SCALE, GROUP, UNIT):
        if getattr(before, reason) != getattr(after, reason):
            return reason
    return "" if _is_enough(before) and _is_enough(after) else TOO_FEW


def _is_enough(measured: Measured) -> bool:
    """Whether so many carry a trend; of a full count, whether they may be told."""
    if measured.n is None or measured.figure is None:
        return True
    told = shown(measured.n)
    return told.has_counts if measured.figure.is_full_count else told.has_trend
