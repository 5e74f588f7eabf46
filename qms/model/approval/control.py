"""Control over every document: what the ledger says of each, on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property

from qms.model.approval.archive import Archive, Round
from qms.model.approval.bounds import later_unproven
from qms.model.approval.case import is_by_mandate
from qms.model.approval.damage import damage_of
from qms.model.approval.fault import Fault
from qms.model.approval.filling import Filling, fill, signatures
from qms.model.approval.forks import forked, joins, steps_of
from qms.model.approval.governance import Governance
from qms.model.approval.judging import judge
from qms.model.approval.ledger import Anchored, Ledger
from qms.model.approval.portrait import status_of
from qms.model.approval.roots import root_filling, root_rules
from qms.model.approval.statement import Statement
from qms.model.approval.status import Status, Working
from qms.model.approval.submission import folder_of
from qms.model.days import day_or_none

ACT = "act"
Key = tuple[str, str]
Gone = tuple[tuple[int, int], date]


def as_known(archive: Archive, until: datetime) -> Archive:
    """The archive without what was signed after a moment.

    What something earlier had seen stays, whatever moment it claims.
    """
    kept = {
        digest
        for digest, entry in archive.by_digest.items()
        if entry.statement is None or entry.statement.signed_at <= until
    }
    waiting = list(kept)
    while waiting:
        statement = archive.by_digest[waiting.pop()].statement
        for each in (*statement.seen, statement.previous) if statement else ():
            if each in archive.by_digest and each not in kept:
                kept.add(each)
                waiting.append(each)
    entries = tuple(entry for entry in archive.entries if entry.digest in kept)
    return Archive(archive.rounds, entries, archive.faults)


class Control:
    """The answers about an archive as it is known at a moment."""

    def __init__(
        self,
        archive: Archive,
        now: datetime,
        pinned: str = "",
        anchored: Anchored | None = None,
    ) -> None:
        self.ledger: Ledger = judge(archive, now, pinned, anchored)
        self.anchored = anchored

    @classmethod
    def of(cls, ledger: Ledger) -> Control:
        """The answers about an archive that was judged already."""
        made = cls.__new__(cls)
        made.ledger, made.anchored = ledger, ledger.anchored
        return made

    @cached_property
    def unproven(self) -> Mapping[str, Fault]:
        """The statements that nothing known proves to lie before an end."""
        return later_unproven(self.ledger)

    @cached_property
    def damage(self) -> Mapping[str, list[Fault]]:
        """The rounds that are broken or incomplete, with why."""
        return damage_of(self.ledger)

    @cached_property
    def damaged(self) -> Mapping[Key, tuple[str, ...]]:
        """The names of such rounds for each document and language version."""
        found: dict[Key, tuple[str, ...]] = {}
        for name in self.damage:
            folder = folder_of(name)
            if folder is not None:
                key = (folder.document, folder.version)
                found[key] = (*found.get(key, ()), name)
        return found

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The statements that cannot be believed, since they are damaged or gone."""
        entries = self.ledger.entries
        return tuple(
            each
            for each in self.ledger.web.order
            if each not in entries
            or entries[each].is_damaged
            or entries[each].is_unverifiable
        )

    @cached_property
    def vanished(self) -> Mapping[Key, tuple[Gone, ...]]:
        """The numbers, with their days, that were released and are not there."""
        found: dict[Key, tuple[Gone, ...]] = {}
        for name, digests in self.ledger.vanished.items():
            folder = folder_of(name)
            for day in self._days_of(name, digests) if folder else ():
                if folder:
                    key = (folder.document, folder.version)
                    found[key] = (*found.get(key, ()), (folder.number, day))
        return found

    def _days_of(self, name: str, digests: list[str]) -> Iterator[date]:
        """The days that releases or adoptions by who may gave to a round."""
        for digest in digests:
            statement = self.ledger.statement(digest)
            if statement is None or not self.ledger.is_sound(digest):
                continue
            rules = self.ledger.governance_of(statement)
            act = statement.act
            if (
                rules is not None
                and act in ("release", "adopt")
                and statement.office in rules.actors(act)
            ):
                yield _day_given(statement, name) or rules.day(statement.signed_at)

    @cached_property
    def governance(self) -> Governance | None:
        """The one governance that holds; None without a root or at a fork."""
        return self.ledger.governance

    @cached_property
    def rounds(self) -> Mapping[Key, tuple[Round, ...]]:
        """The rounds of each document and language version, as they lie."""
        found: dict[Key, list[Round]] = {}
        for each in self.ledger.archive.rounds:
            folder = folder_of(each.name)
            if each.submission is not None and folder is not None:
                found.setdefault((folder.document, folder.version), []).append(each)
        return {key: tuple(rounds) for key, rounds in found.items()}

    def status(
        self, document: str, version: str, day: date, working: Working | None = None
    ) -> Status:
        """What a document or one of its language versions is on a day."""
        return status_of(self, document, version, day, working)

    def rules_for(self, found: Round) -> Governance | None:
        """The governance by which a submission is signed now.

        A root is signed by its own; what joins a fork by that of either side.
        """
        if self.governance is not None:
            return self.governance
        if joins(self.ledger, found):
            return forked(self.ledger)[0]
        return root_rules(self.ledger, found)

    def filling(self, found: Round, until: date | None = None) -> Filling | None:
        """How far the steps of a submission are signed by the governance that holds.

        With a day, only by what was signed or entered until then. What is unproven
        fills no step any more, but where a release rests on it. A root is signed by
        its own steps.
        """
        submission = found.submission
        rules = self.rules_for(found)
        if submission is None or rules is None:
            return None
        steps = steps_of(self.ledger, found, rules)
        signed = [
            each
            for each in signatures(self.ledger, found.name)
            if until is None or self._entered(each.digest, rules) <= until
            if each.digest not in self.unproven or each.digest in self._resting
        ]
        if not self.ledger.governances:
            return root_filling(self.ledger, steps, signed)
        if is_by_mandate(submission) and any(each.method == ACT for each in signed):
            return Filling(tuple(signed), (), (), steps)
        return fill(self.ledger, steps, signed, rules)

    @cached_property
    def _resting(self) -> frozenset[str]:
        """The signatures on which releases that count rest."""
        every = self.ledger.releases.values()
        return frozenset(
            each.digest
            for releases in every
            for release in releases
            if release.counts
            for each in release.fills
        )

    def _entered(self, digest: str, rules: Governance) -> date:
        statement = self.ledger.statement(digest)
        return rules.day(statement.signed_at) if statement else date.max


def _day_given(statement: Statement, name: str) -> date | None:
    """The first day that a release or an adoption gives to a round."""
    days = statement.days("in_force_since" if statement.act == "adopt" else "effective")
    return day_or_none(days.get(name) or "")
