"""Whether a promise was kept: met, missed, not shown, not measured."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from qms.errors import NotDefinedError
from qms.evaluation.defined import require_part
from qms.evaluation.estimate import USUAL, Estimate, full_count
from qms.evaluation.proportion import wilson
from qms.i18n import NC_, _

MET = "met"
MISSED = "missed"
NOT_SHOWN = "not shown"
NOT_MEASURED = "not measured"

WORDS = {
    MET: NC_("verdict", "met"),
    MISSED: NC_("verdict", "missed"),
    NOT_SHOWN: NC_("verdict", "not shown"),
    NOT_MEASURED: NC_("verdict", "not measured"),
}


class Kept(NamedTuple):
    """What became of a promise in a period, and in how many of how many cases."""

    word: str
    met: int = 0
    n: int = 0
    share: Estimate | None = None
    """From 0 to 1; a full count has no interval, and no cases have no share."""


def kept(
    met: int,
    n: int,
    target: float,
    *,
    is_sample: bool = False,
    confidence: float = USUAL,
) -> Kept:
    """Judge a promise of `target` percent (0 to 100) of all cases.

    n counts every case that ended or passed its limit in the period; a case that is
    open past its limit is a missed one. A full count is compared as it is, exactly. A
    sample is met if Wilson's interval begins at the target or above it, missed if it
    ends below, and shows nothing in between; no sample can show that all cases were
    met. Raises `NotDefinedError` for more met than counted, and for a target outside of
    0 to 100.
    """
    aim = _aim(target)
    if (met, n) == (0, 0):
        return Kept(NOT_MEASURED)
    require_part(met, n)
    if not is_sample:
        word = MET if Fraction(met, n) >= aim else MISSED
        return Kept(word, met, n, full_count(met / n))
    share = wilson(met, n, confidence)
    if share.low >= aim:
        return Kept(MET, met, n, share)
    return Kept(MISSED if share.high < aim else NOT_SHOWN, met, n, share)


def _aim(target: float) -> Fraction:
    """The target as a share, by the digits that were written, not by their float."""
    if not 0 <= target <= 100:
        raise NotDefinedError(
            _("a target of {target} % does not lie between 0 and 100").format(
                target=target
            ),
            hint=_("write the share of cases that the promise holds for"),
        )
    return Fraction(str(target)) / 100
