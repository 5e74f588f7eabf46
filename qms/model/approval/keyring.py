"""The keyring: every key that any governance gave somebody, and how long it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from qms.model.approval.aims import revoked_since
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Ledger
from qms.model.approval.statement import RECOVERY

REVOKE = "revoke"


@dataclass
class Held:
    """A person's key; `person` is `recovery` for the recovery key.

    `start` and `end` are the planned ones, as the newest governance that names the key
    has them; `gone` is the moment since which no governance names it any more.
    """

    person: str
    key: str
    start: datetime | None = None
    end: datetime | None = None
    gone: datetime | None = None
    revoked: datetime | None = None

    @property
    def last(self) -> datetime | None:
        """The moment at which it ended or will; None where no end is known."""
        ends = (self.end, self.gone, self.revoked)
        return min((each for each in ends if each is not None), default=None)

    def is_good(self, moment: datetime) -> bool:
        """Whether it can be signed with: a planned end is no obstacle."""
        ends = (self.gone, self.revoked)
        return not any(each is not None and each <= moment for each in ends)


def keyring(ledger: Ledger) -> tuple[Held, ...]:
    """Every key of every governance that was released, by person and key."""
    found: dict[tuple[str, str], Held] = {}
    for digest, rules in ledger.governances.items():
        statement = ledger.statement(ledger.introduced.get(digest, ""))
        since = statement.signed_at if statement else ledger.now
        named = _named(rules)
        for who, held in found.items():
            if who not in named and held.gone is None:
                held.gone = since
        for who, held in named.items():
            before = found.get(who)
            if before and before.start and held.start:
                held.start = min(before.start, held.start)
            found[who] = held
    return tuple(_with_revocations(ledger, found.values()))


def keys_of(rules: Governance) -> tuple[Held, ...]:
    """The keys of one governance, by person and key."""
    return tuple(_sorted(_named(rules).values()))


def revoked_at(ledger: Ledger, key: str) -> datetime | None:
    """The first moment since which a key is revoked; None where nobody did."""
    moments = (revoked_since(each) for _, each in ledger.aimed_at(REVOKE, key))
    return min((each for each in moments if each is not None), default=None)


def _named(rules: Governance) -> dict[tuple[str, str], Held]:
    """The keys that a governance names, with whose they are."""
    found: dict[tuple[str, str], Held] = {}
    for key, owners in rules.keys.items():
        for each in owners:
            who = str(each.person), key
            found[who] = Held(*who, each.start, each.end)
    if rules.recovery:
        found[RECOVERY, rules.recovery] = Held(RECOVERY, rules.recovery)
    return found


def _with_revocations(ledger: Ledger, keys: Iterable[Held]) -> Iterator[Held]:
    for each in _sorted(keys):
        each.revoked = revoked_at(ledger, each.key)
        yield each


def _sorted(keys: Iterable[Held]) -> list[Held]:
    return sorted(keys, key=lambda each: (each.person, each.key))
