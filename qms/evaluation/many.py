"""What is left of each of many comparisons, once it is minded that there were many."""

from __future__ import annotations

from collections.abc import Sequence

from qms.errors import NotDefinedError
from qms.evaluation.defined import require_numbers
from qms.i18n import _


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """The p of each of many comparisons, corrected; in the order given.

    S. Holm, Scandinavian Journal of Statistics 6, 1979, 65-70: no assumption on how
    the comparisons hang together. None of them gets smaller, and their order stays.
    Raises `NotDefinedError` for what is not between 0 and 1.
    """
    require_numbers(ps)
    if wrong := [each for each in ps if not 0 <= each <= 1]:
        raise NotDefinedError(
            _("{value} does not lie between 0 and 1").format(value=wrong[0]),
            hint=_("a p of a comparison is meant"),
        )
    corrected, highest = [0.0] * len(ps), 0.0
    for done, index in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        highest = max(highest, min(1.0, (len(ps) - done) * ps[index]))
        corrected[index] = highest
    return tuple(corrected)
