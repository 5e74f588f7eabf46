"""The desk at which an act is signed: who sits there, with which key, knowing what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from qms.actions.control import read_control
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.enrolment import moment_text
from qms.model.approval.forks import forked
from qms.model.approval.governance import Governance
from qms.model.approval.keyring import revoked_at
from qms.model.approval.ledger import Ledger
from qms.model.approval.open_rounds import open_round
from qms.model.approval.roots import coming_roots
from qms.model.approval.statement import RECOVERY
from qms.model.approval.succession import candidate
from qms.store.act_files import recover
from qms.store.keys import OwnKey, own_keys
from qms.store.lock import repository_locked


@dataclass
class Desk:
    """Everything that an act rests on, as it stood when the lock was taken.

    `is_root`: no governance holds yet, and `rules` are those of the root under way.
    """

    root: Path
    now: datetime
    control: Control
    rules: Governance
    person: str
    key: OwnKey
    is_root: bool = False

    @property
    def ledger(self) -> Ledger:
        """Every statement, judged."""
        return self.control.ledger

    @property
    def today(self) -> date:
        """The organisation's local day."""
        return self.rules.day(self.now)

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that the person holds today."""
        return self.rules.offices_of(self.person, self.today)

    @cached_property
    def called(self) -> Called:
        """The names of people and offices, as the governance here has them."""
        return Called((*self.ledger.governances.values(), self.rules))

    def deputised(self) -> tuple[tuple[str, str], ...]:
        """The offices in which the person may deputise, each with its holder."""
        found = []
        for row in self.rules.people.raw.rows("deputies"):
            if row.text("to") == self.person:
                found.append((str(row.text("office")), str(row.text("of"))))
        return tuple(found)


@contextmanager
def undisturbed(root: Path) -> Iterator[None]:
    """Hold the lock while an act reads, signs and writes; finish what was cut short."""
    with repository_locked(root):
        recover(root)
        yield


def read_ledger(root: Path, now: datetime) -> Control:
    """The archive as it stands, judged."""
    return read_control(root, None, now)


def open_desk(root: Path, now: datetime, person: str = "") -> Desk:
    """Sit down to sign: the governance that holds, the person, and the key.

    Raises QmsError where there is no governance, or no key of this computer is in it.
    """
    control = read_ledger(root, now)
    rules = control.governance or _rules_of_fork(control, person)
    rules = rules or _rules_of_root(control)
    person, key = signer(rules, _usable(control, rules), person)
    is_root = not control.ledger.governances
    return Desk(root, now, control, rules, person, key, is_root)


def _rules_of_fork(control: Control, person: str) -> Governance | None:
    """The side of a fork that knows the person best, to sign what joins both."""
    sides = forked(control.ledger)
    own = {each.key for each in own_keys()}
    for rules in sides:
        owners = {
            each.person
            for key, held in rules.keys.items()
            if key in own
            for each in held
        }
        if person in owners or (owners and not person):
            return rules
    return next(iter(sides), None)


def _rules_of_root(control: Control) -> Governance:
    """The rules of the one root that is under way; raises QmsError without."""
    ledger = control.ledger
    rounds = coming_roots(ledger)
    if not rounds:
        raise no_governance(control)
    opened = [
        open_round(control, (each,), candidate(each, ledger).day(ledger.now))
        for each in rounds
    ]
    under_way = [each.round for each in opened if each and not each.is_returned]
    if len(under_way) > 1:
        raise QmsError(
            _("two roots are under way: {names}").format(
                names=", ".join(each.name for each in under_way)
            ),
            hint=_("set QMS_ROOT to the digest of the one that is meant"),
        )
    return candidate(under_way[0] if under_way else rounds[-1], ledger)


def _usable(control: Control, rules: Governance) -> list[OwnKey]:
    """The keys here that were not revoked: what those sign is worth nothing.

    Raises QmsError where no other is here that governance knows.
    """
    usable, revoked = [], []
    for each in own_keys():
        since = revoked_at(control.ledger, each.key)
        if since is None or since > control.ledger.now:
            usable.append(each)
        elif each.key in rules.keys:
            revoked.append((rules.keys[each.key][0].person, since))
    is_known = any(each.key in (*rules.keys, rules.recovery) for each in usable)
    if revoked and not is_known:
        person, since = revoked[0]
        raise QmsError(
            _("the key of {person} was revoked since {moment}").format(
                person=Called([rules]).person(person), moment=moment_text(since)
            ),
            hint=_("make another with: qms key new, and have it enrolled"),
        )
    return usable


def signer(
    rules: Governance, keys: Sequence[OwnKey], person: str = ""
) -> tuple[str, OwnKey]:
    """The person who sits at this computer, by the keys that governance knows.

    Raises QmsError where none of the keys is known, or two people's are.
    """
    found: dict[str, OwnKey] = {}
    called = Called([rules])
    for each in keys:
        for owner in rules.keys.get(each.key, ()):
            found.setdefault(owner.person, each)
        if rules.recovery and each.key == rules.recovery:
            found.setdefault(RECOVERY, each)
    if person:
        if person not in found:
            raise QmsError(
                _("no key of {person} is on this computer").format(
                    person=called.person(person)
                ),
                hint=_("see which there are: qms key list"),
            )
        return person, found[person]
    people = [each for each in found if each != RECOVERY]
    if len(people) == 1:
        return people[0], found[people[0]]
    if not people:
        raise QmsError(
            _("none of the keys on this computer is known to governance"),
            hint=_("make one with: qms key new, and have it enrolled"),
        )
    raise QmsError(
        _("keys of several people are on this computer: {people}").format(
            people=", ".join(
                f"{called.person(each)} ({each})" for each in sorted(people)
            )
        ),
        hint=_("say who signs: --as {person}").format(person=sorted(people)[0]),
    )


def no_governance(control: Control) -> QmsError:
    """Why nobody can sign: no governance holds, or more than one."""
    newest = control.ledger.newest
    if len(newest) > 1:
        labels = ", ".join(control.ledger.governances[each].label for each in newest)
        return QmsError(
            _("two governances hold at once: {labels}").format(labels=labels),
            hint=_("join them: qms revise GOVERNANCE, approved by the steps of both"),
        )
    if len(control.ledger.roots) > 1:
        return QmsError(
            _("there is more than one root, and nothing can be trusted"),
            hint=_("set QMS_ROOT to the digest that was printed when it was made"),
        )
    return QmsError(
        _("no governance is in force yet, so nobody can sign anything"),
        hint=_("put it up and have two holders approve it: qms revise GOVERNANCE"),
    )
