"""What a verification found, ready to be told: every proof, and what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from qms.i18n import N_
from qms.model.approval.anchor import Anchor
from qms.model.approval.called import Called
from qms.model.approval.fault import Fault, note
from qms.model.approval.proof import (
    FAILED,
    OK,
    UNPROVEN,
    UNVERIFIABLE,
    Proof,
    Signed,
    state_of,
    worst,
)
from qms.model.approval.root_under_way import REASONS

NOT_PINNED = "root-not-pinned"
NOTHING = "nothing"
# what a caller may allow, so that it gives no exit 1
ALLOWED = ("not-verifiable", "unproven", NOT_PINNED, NOTHING)
_PROBLEMS = {FAILED: "failed", UNVERIFIABLE: "not-verifiable", UNPROVEN: "unproven"}

WITHOUT_ANCHOR = N_(
    "that the newest statements were removed: only a registered anchor excludes it"
)
BEHIND_ANCHOR = N_("that statements newer than the anchor of {day} were removed")
DATED_BACK = N_(
    "that somebody dated a signature back, and one who still holds an office helped: "
    "only an anchor registered in between excludes it"
)
INVENTED = N_(
    "that a mandate, an act or a paper was invented by those who vouch for it: hold it "
    "against the archive number"
)
OTHER_HAND = N_("that somebody else had the key in hand, and knew its passphrase")


@dataclass(frozen=True)
class Link:
    """One governance in the chain: since when it holds, and by whose release.

    `mandate` names body, number and date where the chain was broken and carried on.
    """

    digest: str
    label: str
    moment: datetime | None
    person: str
    mandate: str = ""


@dataclass(frozen=True)
class Verification:
    """Everything that was verified, and how it came out.

    `roots` are the digests of the first governances, `pinned` the one that was asked
    for; `chain` the governances from the root on; `faults` concern places of the
    archive (by path), `whole` governance and anchor; `lost` names missing statements,
    each with the path of one that saw it; `loose` are statements about no submission;
    `remarks` concern independence.
    """

    as_of: date | None
    roots: tuple[str, ...]
    pinned: str
    chain: tuple[Link, ...]
    proofs: tuple[Proof, ...]
    called: Called
    loose: tuple[Signed, ...] = ()
    faults: tuple[tuple[str, Fault], ...] = ()
    whole: tuple[Fault, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Fault, ...] = ()
    of_each: tuple[tuple[str, tuple[Fault, ...]], ...] = ()
    anchor: Anchor | None = None
    statements: int = 0
    allowed: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing at all to verify."""
        found = (self.proofs, self.loose, self.statements, self.faults, self.whole)
        return not any(found)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many released submissions there are of each state."""
        return Counter(each.state for each in self.proofs if each.release)

    @property
    def is_beginning(self) -> bool:
        """Whether nothing is wrong with governance but that its root is under way."""
        reasons = [each.reason for each in self.whole]
        return bool(reasons) and all(each in REASONS.values() for each in reasons)

    @property
    def limits(self) -> tuple[Fault, ...]:
        """What no verification of this kind can exclude, as sentences with values."""
        if self.anchor is None:
            newest = note("anchor", WITHOUT_ANCHOR)
        else:
            day = self.anchor.made.date().isoformat()
            newest = note("anchor", BEHIND_ANCHOR, day=day)
        others = (DATED_BACK, INVENTED, OTHER_HAND)
        return (newest, *(note("anchor", each) for each in others))

    @cached_property
    def state(self) -> str:
        """The worst of everything."""
        states = {each.state for each in self.proofs}
        states |= {each.state for each in self.loose if not each.is_settled}
        found = [*self.whole, *(fault for _, fault in self.faults)]
        if self.lost:
            states.add(FAILED)
        return worst(states | {state_of(found)})

    @cached_property
    def problems(self) -> frozenset[str]:
        """What gives exit 1, in the words by which it may be allowed."""
        if self.is_empty:
            return frozenset((NOTHING,))
        states = self._states
        found = {_PROBLEMS[each] for each in states if each != OK}
        if not self.pinned:
            found.add(NOT_PINNED)
        return frozenset(found)

    @property
    def _states(self) -> Collection[str]:
        """Every state that stands anywhere, so that allowing one allows no other."""
        found = {state_of([fault]) for fault in self.whole}
        found |= {state_of([fault]) for _, fault in self.faults}
        if self.lost:
            found.add(FAILED)
        for proof in self.proofs:
            found |= {state_of([fault]) for fault in proof.faults}
            found |= _of(proof.signed)
        return found | _of(self.loose)

    @property
    def verdict(self) -> int:
        """0 if nothing is wrong but what is allowed, else 1."""
        return int(bool(self.problems - self.allowed))


def _of(signed: Collection[Signed]) -> set[str]:
    return {
        state_of([fault])
        for each in signed
        if not each.is_settled
        for fault in each.faults
    }
