"""When a statement can have been signed, and whether an end lies within that time.

A signer's word for the time is bounded by what he cannot choose: it lies after all
that he saw, and before whatever of another person's hand saw it, or an anchor. If his
office, his deputising or his key ended within these bounds, the statement is unproven.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property

from qms.model.approval.aims import offices_behind
from qms.model.approval.ends import first_end, told
from qms.model.approval.fault import Fault
from qms.model.approval.ledger import SKEW, End, Ledger
from qms.model.approval.remembered import remembered

FEW = 20
Moments = dict[str, datetime]
_AFTER_ALL = "~"  # what no digest comes after


class View:
    """What one release saw: its statements, its governance, its moment."""

    def __init__(self, ledger: Ledger, release: str) -> None:
        self.ledger, self.release = ledger, release
        statement = ledger.statement(release)
        self.now = statement.signed_at if statement else ledger.now
        self.rules = ledger.governance_of(statement) if statement else None

    @remembered
    def fault(self, digest: str) -> Fault | None:
        """Why a statement is unproven by what the release saw; None if it is not.

        A ratification by the present holder heals it, if that is proven itself.
        """
        statement, end = self.ledger.statement(digest), self._undated(digest)
        if statement is None or end is None:
            return None
        ratified = self.ledger.aimed_at("ratify", digest, self.release)
        if any(
            each.office in offices_behind(statement) and self._undated(name) is None
            for name, each in ratified
        ):
            return None
        return told(statement, end)

    def _undated(self, digest: str) -> End | None:
        """The end that nothing proves a statement to lie before; None if it does."""
        end = self._end(digest)
        if end is None or _is_anchored(self.ledger, digest, end.at):
            return None
        doubtful = []
        for other in self._witnesses(digest, end.at):
            if self._end(other) is None:
                return None
            doubtful.append(other)
        if any(map(self._is_plain, doubtful[:FEW])):
            return None
        return self._all_undated.get(digest) if doubtful else end

    def _is_plain(self, digest: str) -> bool:
        """Whether somebody whose word needs no proof saw a statement in time."""
        end = self._end(digest)
        return end is None or any(
            self._end(other) is None for other in self._witnesses(digest, end.at)
        )

    def _end(self, digest: str) -> End | None:
        if self.rules is None:
            return None
        return first_end(self.ledger, digest, self.rules, self.now, self.release)

    def _witnesses(self, digest: str, end: datetime) -> Iterator[str]:
        """What others signed, as they claim, before an end, and after a statement."""
        ledger, signer = self.ledger, self.ledger.statement(digest)
        for person, signed in ledger.signed.items():
            if signer is None or person == signer.person:
                continue
            first = bisect_left(signed, (signer.signed_at - SKEW, ""))
            last = bisect_right(signed, (end, _AFTER_ALL))
            for _, other in signed[first:last]:
                if self._holds(other) and ledger.web.saw(other, digest):
                    yield other

    def _holds(self, digest: str) -> bool:
        return digest == self.release or self.ledger.web.saw(self.release, digest)

    @cached_property
    def _all_undated(self) -> Mapping[str, End]:
        """Everything undated in this view, found in one pass from its end."""
        ledger = self.ledger
        held = [each for each in reversed(ledger.web.order) if self._holds(each)]
        ends = {each: end for each in held if (end := self._end(each))}
        return undated(ledger, held, ends, self.now)


def view_of(ledger: Ledger, release: str) -> View:
    """The view of a release, made once for all that it releases."""
    if release not in ledger.views:
        ledger.views.clear()
        ledger.views[release] = View(ledger, release)
    return ledger.views[release]


def undated(
    ledger: Ledger, newest_first: Iterable[str], ends: Mapping[str, End], now: datetime
) -> dict[str, End]:
    """Those of some statements that nothing proves to lie before their ends.

    For each statement it is known, when it is reached, which two persons saw it first.
    """
    found: dict[str, End] = {}
    first: dict[str, Moments] = {}
    for digest in newest_first:
        statement = ledger.statement(digest)
        moments = first.pop(digest, {})
        end = ends.get(digest)
        if statement is not None and end is not None and digest in ledger.sound:
            others = (at for who, at in moments.items() if who != statement.person)
            bound = min(others, default=now)
            if end.at < bound and not _is_anchored(ledger, digest, end.at):
                found[digest] = end
        if statement and digest in ledger.sound and digest not in found:
            at = moments.get(statement.person, statement.signed_at)
            moments[statement.person] = min(at, statement.signed_at)
        _hand_down(ledger, digest, moments, first)
    return found


def later_unproven(ledger: Ledger) -> dict[str, Fault]:
    """The statements that nothing known now proves to lie before an end.

    They keep their effect and are marked; a ratification that is proven itself heals.
    """
    ends: dict[str, End] = {}
    for rules in map(ledger.governances.get, ledger.newest):
        for digest in ledger.sound if rules else ():
            end = rules and first_end(ledger, digest, rules, ledger.now)
            if end:
                ends[digest] = min(end, ends.get(digest, end))
    if not ends:
        return {}
    found = undated(ledger, reversed(ledger.web.order), ends, ledger.now)
    faults: dict[str, Fault] = {}
    for digest, end in found.items():
        statement = ledger.statement(digest)
        if statement is not None and not any(
            each.office in offices_behind(statement) and name not in found
            for name, each in ledger.aimed_at("ratify", digest)
        ):
            faults[digest] = told(statement, end)
    return faults


def _is_anchored(ledger: Ledger, digest: str, end: datetime) -> bool:
    """Whether an anchor was made of a statement before an end."""
    anchored = ledger.anchored
    return bool(anchored and digest in anchored[0] and anchored[1] <= end)


def _hand_down(
    ledger: Ledger, digest: str, moments: Moments, first: dict[str, Moments]
) -> None:
    """Tell what a statement saw who had seen it by when; two people are enough."""
    earliest = dict(sorted(moments.items(), key=lambda item: item[1])[:2])
    for parent in ledger.web.parents.get(digest, ()):
        known = first.setdefault(parent, {})
        for person, moment in earliest.items():
            if person not in known or moment < known[person]:
                known[person] = moment
