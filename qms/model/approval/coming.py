"""What was released and waits for its day: a text, or the end of the one in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from qms.model.approval.course import Course, number_of
from qms.model.approval.ledger import Release
from qms.model.approval.status import APPROVED, Next
from qms.model.approval.submission import WITHDRAWAL

if TYPE_CHECKING:
    from qms.model.approval.control import Control


def coming(control: Control, course: Course, current: Release | None) -> Next | None:
    """What waits for its day, the first of it; None where nothing does."""
    found = [*_texts(control, course, current), *_ends(control, course, current)]
    return min(found, key=lambda each: each.day or date.max, default=None)


def _texts(control: Control, course: Course, current: Release | None) -> Iterator[Next]:
    """The newest text that is released and has not come."""
    for each in reversed(course.released):
        newer = current is None or number_of(each) > number_of(current)
        waits = newer and not course.has_come(each)
        if waits and _was_released(control, each, course.day):
            act = "publish" if each.effective is None else ""
            first = course.first_day(each)
            yield Next(APPROVED, each.round.name, act=act, day=first)
            return


def _ends(control: Control, course: Course, current: Release | None) -> Iterator[Next]:
    """The withdrawal of the text in force, released for a later day."""
    for each in course.withdrawals if current else ():
        is_later = each.effective is not None and each.effective > course.day
        if is_later and _was_released(control, each, course.day):
            submission = each.round.submission
            reason = submission.reason if submission else ""
            yield Next(
                APPROVED,
                each.round.name,
                day=each.effective,
                reason=reason,
                purpose=WITHDRAWAL,
            )


def _was_released(control: Control, release: Release, day: date) -> bool:
    rules = control.governance
    return rules is None or rules.day(release.signed_at) <= day
