"""The first day in force: what the effect's rule gives, and nothing that is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from qms.i18n import N_
from qms.model.approval.canonical import Json
from qms.model.approval.case import Case
from qms.model.approval.fault import Fault, failed
from qms.model.approval.ledger import Fill, Release
from qms.model.days import day_or_none

PLAIN = ("on-release", "on-approval", "not-before", "on-publication")
_LATER = re.compile(r"release\+([1-9][0-9]{0,2})d\Z")


def is_effect(rule: str) -> bool:
    """Whether a text is a rule of effect."""
    return rule in PLAIN or bool(_LATER.match(rule))


def effective_day(
    case: Case, fills: Sequence[Fill]
) -> tuple[date | None, tuple[Fault, ...]]:
    """The day that the rule gives, and what is wrong with the day stated.

    The day is None while a publication is awaited, or where the rule gives none.
    """
    submission = case.submission
    released = case.rules.day(case.statement.signed_at)
    if submission.is_withdrawal:
        day = day_or_none(submission.withdrawn_from) or released
        given: date | None = max(day, released)
    else:
        given = day_of(submission.effect, released, fills)
    rule = str(submission.effect.get("rule") or "")
    faults: list[Fault] = []
    if not submission.is_withdrawal and not is_effect(rule):
        faults.append(failed("effect", N_("the effect {rule} is not known"), rule=rule))
    stated = case.statement.effective.get(case.round.name, "")
    if stated != (given.isoformat() if given else ""):
        reason = N_(
            "it states {stated} as the first day in force; the rule gives {day}"
        )
        values = {"stated": stated or "–", "day": given.isoformat() if given else "–"}
        faults.append(failed("effect", reason, **values))
    return given, tuple(faults)


def published(release: Release, case: Case) -> Release:
    """A release as a publication leaves it: with its first day in force."""
    day = day_or_none(case.statement.text("day"))
    is_awaited = release.round.submission and release.effective is None
    if day is None or not is_awaited:
        return release
    return release._replace(effective=max(day, case.rules.day(release.signed_at)))


def day_of(
    effect: Mapping[str, Json], released: date, fills: Sequence[Fill]
) -> date | None:
    """The day that an effect gives to a text released on a day, so signed."""
    rule = str(effect.get("rule") or "")
    later = _LATER.match(rule)
    if later:
        return released + timedelta(days=int(later[1]))
    if rule == "on-release":
        return released
    if rule == "on-approval":
        return max((each.day for each in fills), default=released)
    if rule == "not-before":
        day = day_or_none(str(effect.get("day") or ""))
        return max(day, released) if day else None
    return None
