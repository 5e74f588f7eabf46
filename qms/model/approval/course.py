"""The course of a document: which of the texts released holds on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from qms.model.approval.damage import lacking
from qms.model.approval.ledger import Release
from qms.model.approval.status import (
    IN_FORCE,
    LAPSED,
    SUPERSEDED,
    WAITING,
    WITHDRAWN,
)
from qms.model.approval.submission import REVISION, WITHDRAWAL

if TYPE_CHECKING:
    from qms.model.approval.control import Control

NO_NUMBER = (-1, -1)


class Course:
    """What was released of a document or language version, as it is on a day.

    `source` is the course of the document that a language version translates;
    `released` are its texts, in the order in which they were judged, `withdrawals` what
    lets them cease; `standing` is the highest text that has come, withdrawn or not, and
    `current` the one in force.
    """

    def __init__(
        self, control: Control, document: str, version: str, day: date
    ) -> None:
        self.control, self.ledger = control, control.ledger
        self.document, self.version, self.day = document, version, day
        self.source = Course(control, document, "", day) if version else None
        self.released = tuple(self._released(REVISION))
        self.withdrawals = self._withdrawals()
        self.withdrawal = self._withdrawal()
        self.standing = self._standing()
        self.current = self._current()

    def _withdrawal(self) -> Release | None:
        """The withdrawal that has come; that of the document ends its versions."""
        for each in self.withdrawals:
            if each.effective is not None and each.effective <= self.day:
                return each
        return None

    def _withdrawals(self) -> tuple[Release, ...]:
        """The withdrawals released, those of the document after a version's own."""
        of_source = self.source.withdrawals if self.source else ()
        return (*self._released(WITHDRAWAL), *of_source)

    def _standing(self) -> Release | None:
        """The highest number that has come and did not lapse, withdrawn or not."""
        coming = [
            (number_of(each), place, each)
            for place, each in enumerate(self.released)
            if self.has_come(each) and not self.has_lapsed(each)
        ]
        return max(coming, key=lambda row: row[:2])[2] if coming else None

    def _current(self) -> Release | None:
        """The text in force: the highest number that has come and did not lapse."""
        found = None if self.withdrawal else self.standing
        return None if found is None or self._is_eclipsed(found) else found

    def first_day(self, release: Release) -> date | None:
        """The first day of a text; a language version comes not before its source."""
        day, source = release.effective, self.source
        if day is None or source is None:
            return day
        submission = release.round.submission
        translates = submission.translates if submission else ""
        for each in source.released:
            if each.round.digest == translates:
                return max(day, each.effective) if each.effective else None
        return None

    def has_come(self, release: Release) -> bool:
        """Whether the first day of a text has come."""
        first = self.first_day(release)
        return first is not None and first <= self.day

    def has_lapsed(self, release: Release) -> bool:
        """Whether a text of an emergency has ended without being ratified."""
        until = self.emergency(release)
        return until is not None and until < self.day

    def emergency(self, release: Release) -> date | None:
        """The last day of an emergency that is not ratified yet; else None."""
        until = release.emergency_until
        if until is None:
            return None
        ratified = self._ratified(release)
        if ratified is None or ratified > until or ratified > self.day:
            return until
        return None

    def state(self, release: Release) -> str:
        """What a text released is on the day."""
        if release is self.current:
            return IN_FORCE
        if not self.has_come(release):
            return WAITING
        if self.has_lapsed(release):
            return LAPSED
        if self.withdrawal and release is self.standing:
            return WITHDRAWN
        return SUPERSEDED

    def follows_source(self, release: Release) -> bool:
        """Whether a language version translates the text in force."""
        source = self.source.current if self.source else None
        submission = release.round.submission
        if source is None or submission is None:
            return False
        return source.round.digest == submission.translates

    def _released(self, purpose: str) -> Iterator[Release]:
        """Releases that count, and those that only damage keeps from counting."""
        key = (self.document, self.version, purpose)
        for each in self.ledger.releases.get(key, ()):
            if each.counts or self._is_hurt(each):
                yield each

    def _is_hurt(self, release: Release) -> bool:
        """Whether nothing but damage keeps a release from counting.

        Either its own statement is whole, and what it rests on is damaged or gone; or
        its statement is damaged, and it rests on all that it needs.
        """
        ledger, name = self.ledger, release.round.name
        if name not in self.control.damage:
            return False
        own = ledger.subject_faults.get((release.digest, name), ())
        if ledger.is_sound(release.digest):
            if any(fault.check != "time" for fault in own):
                return False
            return bool(release.round.faults) or self._lacks(release)
        entry = ledger.entries[release.digest]
        known = (*ledger.faults.get(release.digest, ()), *own)
        is_doubtful = entry.is_damaged or entry.is_unverifiable
        return is_doubtful and all(each in known for each in release.faults)

    def _lacks(self, release: Release) -> bool:
        """Whether a release rests on something that is damaged or gone."""
        absent = lacking(self.ledger, release, self.control.absent)
        return next(absent, None) is not None

    def _is_eclipsed(self, current: Release) -> bool:
        """Whether a text that came after it was released and is not there."""
        key = (self.document, self.version)
        return any(
            number >= number_of(current) and first <= self.day
            for number, first in self.control.vanished.get(key, ())
        )

    def _ratified(self, release: Release) -> date | None:
        """The day on which the last step of an emergency was signed or ratified."""
        filling, rules = self.control.filling(release.round), self.control.governance
        if filling is None or rules is None:
            return None
        days = [each.day for each in filling.fills]
        ratifying = [
            (statement.office, rules.day(statement.signed_at))
            for _, statement in self.ledger.aimed_at("ratify", release.digest)
        ]
        for _, offices in filling.missing:
            own = [day for office, day in ratifying if office in offices]
            if not own:
                return None
            days.append(min(own))
        return max(days, default=None)


def number_of(release: Release) -> tuple[int, int]:
    """Edition and revision of what was released."""
    submission = release.round.submission
    return submission.number if submission else NO_NUMBER
