"""What figures insist on before they are computed: whole counts, numbers, enough."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import isfinite
from typing import TypeVar

from qms.errors import NotDefinedError
from qms.i18n import _

Number = TypeVar("Number", bound=float)


def require_counts(counts: Iterable[int]) -> int:
    """The sum of whole counts, none of them below zero, and not all of them zero."""
    known = tuple(counts)
    wrong = next((each for each in known if not _is_count(each)), None)
    if wrong is not None:
        raise NotDefinedError(
            _("{value} is not a number of answers or cases").format(value=wrong),
            hint=_("count in whole numbers, from zero up"),
        )
    if not any(known):
        raise NotDefinedError(
            _("nothing was counted, so there is nothing to compute"),
            hint=_("tell it as not measured"),
        )
    return sum(known)


def require_part(part: int, whole: int) -> None:
    """A part that is counted within its whole, which is at least one."""
    require_counts((whole,))
    require_counts((part, whole))
    if part > whole:
        raise NotDefinedError(
            _("{part} of {whole} is more than all").format(part=part, whole=whole),
            hint=_("count each answer or case once"),
        )


def require_numbers(values: Iterable[float]) -> None:
    """Numbers that are finite."""
    wrong = next((each for each in values if not isfinite(each)), None)
    if wrong is not None:
        raise NotDefinedError(
            _("{value} is not a number to compute with").format(value=wrong),
            hint=_("leave out what is not known, and tell how many were left out"),
        )


def require_tally(counts: Mapping[Number, int]) -> int:
    """The number of answers in a tally: finite points, whole counts, at least one."""
    require_numbers(counts)
    return require_counts(counts.values())


def require_enough(n: int, least: int) -> None:
    """At least so many, for a figure that fewer cannot give."""
    if n < least:
        raise NotDefinedError(
            _("of {n} this cannot be computed: at least {least} are needed").format(
                n=n, least=least
            ),
            hint=_("tell the counts alone"),
        )


def require_even(rows: Collection[Sequence[object]]) -> None:
    """Rows of one length, so that what stands in one place belongs to one item."""
    if len({len(row) for row in rows}) > 1:
        raise NotDefinedError(
            _("the rows of answers are not of one length"),
            hint=_("give every item of each person, also those without an answer"),
        )


def require_share(share: float) -> None:
    """A number between zero and one, both left out: a confidence, a margin."""
    if not 0 < share < 1:
        raise NotDefinedError(
            _("{share} does not lie between 0 and 1").format(share=share),
            hint=_("write 95 % as 0.95, and 5 points as 0.05"),
        )


def _is_count(value: int) -> bool:
    return isinstance(value, int) and value >= 0
