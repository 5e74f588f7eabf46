"""The ledger: every statement judged, in the order in which they saw one another.

It is filled once by `judging`, from the oldest statement to the newest; what a later
one adds never changes how an earlier one was judged, but for revocation.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from qms.model.approval.archive import Archive, Entry, Round
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.governance import Governance
from qms.model.approval.statement import Statement, Subject
from qms.model.approval.web import Web

if TYPE_CHECKING:
    from qms.model.approval.bounds import View

SKEW = timedelta(minutes=10)
BLOCKING = (Weight.FAILED, Weight.UNVERIFIABLE)
Text = tuple[str, str, str]
Anchored = tuple[frozenset[str], datetime]


class End(NamedTuple):
    """A moment after which somebody could not sign any more, and why not."""

    at: datetime
    reason: str


class Fill(NamedTuple):
    """One signature that fills a step: by whom, in which office, when, how.

    `day` is the day on which it was signed: on paper, or by the statement itself.
    `digest` is the statement's; `voucher` who vouched, empty where a key signed;
    `person` is empty for the act of a body.
    """

    step: str
    person: str
    office: str
    acting_for: str
    day: date
    digest: str
    method: str = "ssh"
    voucher: str = ""
    archive_no: str = ""


class Release(NamedTuple):
    """A release or adoption of one submission, with whether it counts and why not.

    `effective` is the first day in force, and None until a publication gives it.
    """

    round: Round
    digest: str
    signed_at: datetime
    person: str
    effective: date | None
    faults: tuple[Fault, ...] = ()
    fills: tuple[Fill, ...] = ()
    is_adoption: bool = False
    emergency_until: date | None = None

    @property
    def counts(self) -> bool:
        """Whether it has an effect."""
        return not any(fault.weight in BLOCKING for fault in self.faults)


@dataclass
class Ledger:
    """The statements of an archive with what each is worth.

    `faults` concern a statement as a whole, `subject_faults` one of its subjects.
    `frontier` gives for each statement the governance that holds after it: one digest,
    none before the root is released, more at a fork. `latest` is the latest moment
    that anything in a statement's closure claims. `now` is the moment of judging;
    `anchored` are the statements that an anchor registered, with its moment. `sound`
    are those that have an effect, as far as each stands alone, `signed` the same for
    each person, by time. `on_paper` has the days of people's signatures on paper.
    """

    archive: Archive
    web: Web
    now: datetime
    entries: Mapping[str, Entry]
    pinned: str = ""
    faults: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    subject_faults: dict[tuple[str, str], tuple[Fault, ...]] = field(
        default_factory=dict
    )
    frontier: dict[str, tuple[str, ...]] = field(default_factory=dict)
    latest: dict[str, datetime] = field(default_factory=dict)
    governances: dict[str, Governance] = field(default_factory=dict)
    candidates: dict[str, Governance] = field(default_factory=dict)
    introduced: dict[str, str] = field(default_factory=dict)
    roots: list[str] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    by_round: dict[str, list[str]] = field(default_factory=dict)
    by_person: dict[str, list[str]] = field(default_factory=dict)
    on_paper: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    releases: dict[Text, list[Release]] = field(default_factory=dict)
    aimed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    void: Mapping[str, str] = field(default_factory=dict)
    one_root: bool = True
    anchored: Anchored | None = None
    followed: set[tuple[str, str]] = field(default_factory=set)
    signed: dict[str, list[tuple[datetime, str]]] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    vanished: dict[str, list[str]] = field(default_factory=dict)
    sound: set[str] = field(default_factory=set)
    known_ends: dict[tuple[str, ...], tuple[End, ...]] = field(default_factory=dict)

    def statement(self, digest: str) -> Statement | None:
        """A statement that can be read; None for one that is missing or damaged."""
        entry = self.entries.get(digest)
        return entry.statement if entry else None

    def place(self, digest: str) -> int:
        """Where a statement comes in the ledger, for sorting."""
        return self.web.places[digest]

    def settle(self, digest: str, faults: tuple[Fault, ...]) -> None:
        """Keep what is wrong with a statement as a whole."""
        self.faults[digest] = faults
        statement = self.statement(digest)
        if statement and not any(fault.weight in BLOCKING for fault in faults):
            self.sound.add(digest)
            self.followed.add((statement.person, statement.previous))
            own = self.signed.setdefault(statement.person, [])
            insort(own, (statement.signed_at, digest))

    def is_sound(self, digest: str) -> bool:
        """Whether a statement has an effect, as far as it stands alone."""
        return digest in self.sound

    def counts_for(self, digest: str, name: str) -> bool:
        """Whether a statement has an effect on one of its subjects."""
        if digest not in self.sound:
            return False
        faults = self.subject_faults.get((digest, name))
        return not faults or not any(fault.weight in BLOCKING for fault in faults)

    def round_of(self, subject: Subject) -> Round | None:
        """The submission that a statement names, if it stands there unchanged."""
        found = self.archive.by_name.get(subject.name)
        return found if found and found.digest == subject.digest else None

    def about(
        self, name: str, acts: tuple[str, ...], seen_by: str = ""
    ) -> Iterator[tuple[str, Statement]]:
        """The statements with an effect on a round, in order, that another saw.

        Those that their signers disowned, as far as that one saw it, are left out.
        """
        entries, saw = self.entries, self.web.saw
        for digest in self.by_round.get(name, ()):
            statement = entries[digest].statement
            if statement is None or statement.act not in acts:
                continue
            if seen_by and not saw(seen_by, digest):
                continue
            if self.counts_for(digest, name) and not self.is_disowned(digest, seen_by):
                yield digest, statement

    def is_disowned(self, digest: str, seen_by: str = "") -> bool:
        """Whether its signer took a statement back, as far as another saw it."""
        if ("disown", digest) not in self.aimed:
            return False
        return next(self.aimed_at("disown", digest, seen_by), None) is not None

    def aimed_at(
        self, act: str, target: str, seen_by: str = ""
    ) -> Iterator[tuple[str, Statement]]:
        """The ratifications, disownments or revocations of a target, with effect."""
        for digest in self.aimed.get((act, target), ()):
            statement = self.statement(digest)
            if statement is None or digest not in self.sound:
                continue
            if not seen_by or self.web.saw(seen_by, digest):
                yield digest, statement

    def governance_of(self, statement: Statement) -> Governance | None:
        """The governance that judges a statement; None where it names none that counts.

        The statements on a root are judged by the root itself.
        """
        if statement.governance:
            return self.governances.get(statement.governance)
        digests = (subject.digest for subject in statement.subjects)
        return next(filter(None, map(self.candidates.get, digests)), None)

    def released(self, document: str, version: str = "") -> Iterator[Release]:
        """The releases and adoptions of a document that count, in order."""
        for purpose in ("revision", "withdrawal"):
            for each in self.releases.get((document, version, purpose), ()):
                if each.counts:
                    yield each

    def frontier_among(self, digests: tuple[str, ...]) -> tuple[str, ...]:
        """The governance that holds after some statements together."""
        found: tuple[str, ...] = ()
        for digest in digests:
            other = self.frontier.get(digest, ())
            if other and other != found:
                found = self.joined(found, other) if found else other
        return found

    def joined(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
        """Those of two frontiers that no other of them follows, sorted."""
        both = set(one) | set(other)
        older = {
            each
            for each in both
            for later in both
            if later != each and self._follows(later, each)
        }
        return tuple(sorted(both - older))

    def _follows(self, later: str, earlier: str) -> bool:
        after, before = self.introduced.get(later), self.introduced.get(earlier)
        return bool(after and before and self.web.saw(after, before))

    def is_older(self, governance: str, among: tuple[str, ...]) -> bool:
        """Whether a governance is one that some others follow."""
        return any(self._follows(each, governance) for each in among)

    @property
    def heads(self) -> tuple[str, ...]:
        """The verifying statements that no other verifying statement named."""
        return self.web.heads(self.sound)

    @property
    def newest(self) -> tuple[str, ...]:
        """The governance that holds now: one digest, or more at a fork."""
        return self.frontier_among(self.heads)

    @property
    def governance(self) -> Governance | None:
        """The one governance that holds now; None without a root or at a fork."""
        newest = self.newest
        return self.governances[newest[0]] if len(newest) == 1 else None
