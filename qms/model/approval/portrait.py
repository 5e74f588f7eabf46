"""The status of one document on one day, put together from its course."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qms.model.approval.archive import Round
from qms.model.approval.coming import coming
from qms.model.approval.course import Course, number_of
from qms.model.approval.damage import is_broken, is_unreadable
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.ledger import Release
from qms.model.approval.open_rounds import OpenRound, every_open_round
from qms.model.approval.status import (
    ABSENT,
    ADOPTED,
    ALTERED,
    BEHIND,
    BROKEN,
    DRAFT,
    EMERGENCY,
    NEVER,
    OVERDUE,
    SAME,
    UNPROVEN,
    Next,
    RevisionState,
    Status,
    Working,
)
from qms.model.approval.submission import REVISION, folder_of
from qms.model.days import after

if TYPE_CHECKING:
    from qms.model.approval.control import Control

CONFIRMED = "confirmed"


def status_of(
    control: Control, document: str, version: str, day: date, working: Working | None
) -> Status:
    """What a document or one of its language versions is on a day."""
    return _Portrait(control, document, version, day).status(working)


class _Portrait:
    """One document on one day."""

    def __init__(
        self, control: Control, document: str, version: str, day: date
    ) -> None:
        self.control, self.day = control, day
        self.course = Course(control, document, version, day)
        self.rounds = control.rounds.get((document, version), ())
        self.every_open = every_open_round(control, self.rounds, day)
        self.open = next(iter(self.every_open), None)

    def status(self, working: Working | None) -> Status:
        course, current = self.course, self.course.current
        reviewed = self._reviewed(current) if current else None
        due = self._due(current, reviewed) if current else None
        faults = self._faults(current)
        withdrawal = course.withdrawal
        written = self._working(working)
        following = self._next(current, written)
        others = [_told(each) for each in self.every_open]
        return Status(
            document=course.document,
            language=course.version,
            in_force=current,
            marks=tuple(self._marks(current, due, faults)),
            next=following,
            beside=tuple(each for each in others if each.round != following.round)
            if following.round
            else (),
            working=written,
            revisions=tuple(self._revisions()),
            since=course.first_day(current) if current else None,
            review_due=due,
            confirmed=reviewed,
            withdrawn=withdrawal.effective if withdrawal else None,
            emergency_until=course.emergency(current) if current else None,
            faults=faults,
        )

    def _reviewed(self, release: Release) -> date | None:
        """The day of the last review that confirmed the text."""
        found: list[date] = []
        rules = self.control.governance
        about = self.control.ledger.about(release.round.name, ("confirm", "vouch"))
        for _, statement in about:
            evidence = statement.evidence
            if evidence is None and statement.text("outcome") == CONFIRMED and rules:
                found.append(rules.day(statement.signed_at))
            elif (
                evidence
                and evidence.act == "confirm"
                and evidence.raw.get("outcome") == CONFIRMED
            ):
                found.append(evidence.signed_on)
        return max((each for each in found if each <= self.day), default=None)

    def _due(self, release: Release, reviewed: date | None) -> date | None:
        """The day by which the text has to be reviewed."""
        submission, rules = release.round.submission, self.control.governance
        kind = rules.kind(submission.kind) if rules and submission else None
        start = max(filter(None, (release.effective, reviewed)), default=None)
        if kind is None or not kind.review or start is None or self.course.version:
            return None
        try:
            return after(start, kind.review)
        except (ValueError, OverflowError):
            return None

    def _faults(self, current: Release | None) -> tuple[Fault, ...]:
        if current is None:
            return ()
        found = list(self.control.damage.get(current.round.name, ()))
        rests_on = [current.digest, *(each.digest for each in current.fills)]
        for digest in dict.fromkeys(rests_on):
            if digest in self.control.unproven:
                found.append(self.control.unproven[digest])
        return tuple(found)

    def _marks(
        self, current: Release | None, due: date | None, faults: tuple[Fault, ...]
    ) -> Iterator[str]:
        weights = {fault.weight for fault in faults}
        if Weight.FAILED in weights or self._is_doubtful(current):
            yield BROKEN
        if Weight.UNPROVEN in weights or Weight.UNVERIFIABLE in weights:
            yield UNPROVEN
        if current is None:
            return
        if current.is_adoption:
            yield ADOPTED
        if self.course.emergency(current) is not None:
            yield EMERGENCY
        if due is not None and due < self.day:
            yield OVERDUE
        if self.course.version and not self.course.follows_source(current):
            yield BEHIND

    def _is_doubtful(self, current: Release | None) -> bool:
        """Whether damage hides what is in force: an act on a later text, or all."""
        key = (self.course.document, self.course.version)
        for name in self.control.damaged.get(key, ()):
            faults, folder = self.control.damage[name], folder_of(name)
            if current is None and is_broken(faults):
                return True
            is_later = folder is not None and (
                current is None or folder.number >= number_of(current)
            )
            if is_later and is_unreadable(faults):
                return True
        return False

    def _next(self, current: Release | None, written: str) -> Next:
        waiting = coming(self.control, self.course, current)
        if waiting is not None:
            return waiting
        if self.open is not None and not self._holds_already(current):
            return _told(self.open)
        return Next(DRAFT) if written == DRAFT else Next()

    def _holds_already(self, current: Release | None) -> bool:
        """Whether what was under way that day turned out to be in force on it."""
        if self.open is None or current is None:
            return False
        return self.open.round.name == current.round.name

    def _working(self, working: Working | None) -> str:
        """How the working text stands to what was submitted under its number."""
        if working is None:
            return ABSENT
        same_number = [
            each
            for each in self.rounds
            if each.submission
            and each.submission.number == working.number
            and not each.submission.is_withdrawal
        ]
        if any(_holds(each, working) for each in same_number):
            return SAME
        returned = self.open.round if self.open and self.open.is_returned else None
        return ALTERED if same_number and returned not in same_number else DRAFT

    def _revisions(self) -> Iterator[RevisionState]:
        course = self.course
        found = [
            RevisionState(
                each,
                each.round.name,
                number_of(each),
                course.state(each),
                course.first_day(each),
                self._last_day(each),
            )
            for each in course.released
        ]
        known = {each.number for each in found}
        open_name = self.open.round.name if self.open else ""
        for each in self.rounds:
            submission = each.submission
            if submission and submission.number not in known and each.name != open_name:
                found.append(RevisionState(None, each.name, submission.number, NEVER))
                known.add(submission.number)
        yield from sorted(found, key=lambda each: each.number)

    def _last_day(self, release: Release) -> date | None:
        """The last day of a text that is not in force any more."""
        course, first = self.course, self.course.first_day(release)
        if first is None or not course.has_come(release):
            return None
        ends = [
            day - timedelta(days=1)
            for each in course.released
            if number_of(each) > number_of(release) and course.has_come(each)
            if not course.has_lapsed(each) and (day := course.first_day(each))
        ]
        if course.withdrawal and course.withdrawal.effective:
            ends.append(course.withdrawal.effective - timedelta(days=1))
        until = course.emergency(release)
        if until and course.has_lapsed(release):
            ends.append(until)
        return min((each for each in ends if each >= first), default=None)


def _holds(found: Round, working: Working) -> bool:
    submission = found.submission
    return submission is not None and submission.content == working.content


def _told(found: OpenRound) -> Next:
    submission = found.round.submission
    return Next(
        found.state,
        found.round.name,
        found.step,
        found.offices,
        act=found.act,
        reason=found.reason,
        purpose=submission.purpose if submission else REVISION,
    )
