"""The proof of an approval: every check of each signature, and of all together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qms.model.approval.archive import Entry, Round
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.ledger import Release
from qms.model.approval.standing import EARLY, EXPIRED
from qms.model.approval.statement import Statement

OK = "ok"
FAILED = Weight.FAILED.value
UNVERIFIABLE = Weight.UNVERIFIABLE.value
UNPROVEN = Weight.UNPROVEN.value
ABSENT = "does not apply"
STATES = (FAILED, UNVERIFIABLE, UNPROVEN, OK, ABSENT)

# the checks of one signature, in the order in which they rest on one another
OF_SIGNATURE = (
    "form",
    "signature",
    "namespace",
    "person",
    "key",
    "revocation",
    "office",
    "deputy",
    "governance",
    "subject",
    "time",
    "chain",
)
# the checks of all signatures on a submission together
OF_ROUND = ("content", "steps", "order", "separation", "return", "effect", "release")
_BY_GOVERNANCE = frozenset(("person", "key", "office", "deputy"))
_BY_STATEMENT = frozenset(OF_SIGNATURE) - {"form", "signature", "namespace"}


class Check(NamedTuple):
    """One check: what was checked, how it came out, and what was found."""

    name: str
    state: str
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Signed:
    """One statement about one submission, or about none that is there.

    `is_settled`: its signer disowned it, or two offices declared it void, so that what
    is wrong with it is known and needs nobody any more.
    """

    entry: Entry
    faults: tuple[Fault, ...] = ()
    is_settled: bool = False
    is_judged: bool = True

    @property
    def statement(self) -> Statement | None:
        """What it says, where it can be read."""
        return self.entry.statement

    @property
    def state(self) -> str:
        """The worst of its faults, as the state of a check."""
        return state_of(self.faults)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every check of it; one that could not be made is not verifiable."""
        unmade: frozenset[str] = frozenset()
        if self.statement is None:
            unmade = _BY_STATEMENT
        elif not self.is_judged or self.entry.signature.fault:
            unmade = _BY_GOVERNANCE
        absent = frozenset[str]()
        if self.statement is not None and not self.statement.acting_for:
            absent = frozenset(("deputy",))
        return tuple(checks_of(OF_SIGNATURE, self.faults, unmade, absent))


@dataclass(frozen=True)
class Proof:
    """A submission with everything that was signed about it, checked.

    `release` is the release or adoption that counts, else the last that does not;
    `faults` concern the submission and its release.
    """

    round: Round
    release: Release | None
    signed: tuple[Signed, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def is_released(self) -> bool:
        """Whether it was released or adopted, with effect."""
        return self.release is not None and self.release.counts

    @cached_property
    def state(self) -> str:
        """The worst of all that is not settled."""
        states = {each.state for each in self.signed if not each.is_settled}
        return worst({state_of(self.faults), *states})

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks of all signatures together; without a release, of the bytes."""
        absent = frozenset[str]()
        if self.release is None:
            absent = frozenset(OF_ROUND) - {"content"}
        elif self.release.is_adoption:
            absent = frozenset(("steps", "order", "separation"))
        return tuple(checks_of(OF_ROUND, self.faults, frozenset(), absent))


def state_of(faults: Iterable[Fault]) -> str:
    """The worst of some faults as a state; notes are ok."""
    return worst({fault.weight.value for fault in faults})


def worst(states: Collection[str]) -> str:
    """The gravest of some states; ok where there is none."""
    return next((each for each in STATES[:3] if each in states), OK)


def checks_of(
    names: Sequence[str],
    faults: Iterable[Fault],
    unmade: Collection[str],
    absent: Collection[str],
) -> Iterator[Check]:
    """The checks named, with what was found; then those that found something else."""
    found: dict[str, list[Fault]] = {}
    for fault in faults:
        found.setdefault(check_of(fault), []).append(fault)
    for name in (*names, *(each for each in found if each not in names)):
        own = tuple(found.get(name, ()))
        state = state_of(own)
        if not own and name in unmade:
            state = UNVERIFIABLE
        elif not own and name in absent:
            state = ABSENT
        yield Check(name, state, own)


def once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Some faults in their order, each once."""
    found: list[Fault] = []
    found.extend(fault for fault in faults if fault not in found)
    return tuple(found)


def check_of(fault: Fault) -> str:
    """The check that a fault belongs to, the finer ones of an auditor told apart."""
    if fault.check == "signature" and "namespace" in fault.values:
        return "namespace"
    if fault.check == "key" and fault.reason not in (EARLY, EXPIRED):
        return "person"
    return fault.check
