"""Signing: one statement over many submissions, refused first where it would fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from qms.actions.desk import Desk, no_governance
from qms.actions.refusing import refuse
from qms.model.approval.archive import Entry, Round, Signature
from qms.model.approval.canonical import Json, read
from qms.model.approval.control import Control
from qms.model.approval.forks import joins
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Ledger
from qms.model.approval.statement import Subject, read_statement, statement_bytes
from qms.store.act_files import carry_out
from qms.store.head import require_ready
from qms.store.keys import OwnKey, sign
from qms.store.repository import git_folder
from qms.store.statements import statement_path


@dataclass(frozen=True)
class Draft:
    """An act before it is signed.

    `fields` are those of the predicate that this act fills; `rounds` are submissions
    that it brings along, `files` their bytes and other files of the act by path from
    the root; `message` is the commit's.
    """

    act: str
    subjects: tuple[Subject, ...]
    message: str
    fields: Mapping[str, Json] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    files: Mapping[str, bytes | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Signed:
    """An act that was signed and kept: its statement, and the commit, if any.

    `holder` is the name of the one for whom a deputy signed.
    """

    digest: str
    path: str
    subjects: tuple[Subject, ...]
    commit: str | None
    holder: str = ""


@dataclass(frozen=True)
class Ready:
    """An act that nothing forbids: its bytes, digest and path, and what holds after it.

    `after` is the ledger in which it stands.
    """

    draft: Draft
    data: bytes
    digest: str
    path: str
    after: Ledger


def sign_act(desk: Desk, draft: Draft, *, commits: bool = True) -> Signed:
    """Sign an act and keep it: one signature, one commit of just its files.

    Raises QmsError, with nothing written, where governance forbids the act, and where
    the key does not sign.
    """
    return sign_in_turn(desk, [draft], commits=commits)[0]


def sign_in_turn(
    desk: Desk, drafts: Iterable[Draft], *, commits: bool = True
) -> list[Signed]:
    """Sign the acts of one sitting, each of which has seen those before it.

    All are held against governance first and signed then, and only what is signed is
    written: what is refused of one, or not signed, leaves nothing of the others. The
    desk knows afterwards what was signed.
    """
    acts = list(_allowed(desk, drafts))
    if commits and git_folder(desk.root) is not None:
        require_ready(desk.root)  # before anybody types a passphrase in vain
    armours = [sign(each.data, desk.key) for each in acts]
    signed = [
        _keep(desk, each, armour, commits=commits)
        for each, armour in zip(acts, armours, strict=True)
    ]
    if acts:
        desk.control = Control.of(acts[-1].after)
    return signed


def _allowed(desk: Desk, drafts: Iterable[Draft]) -> Iterator[Ready]:
    """Each act as it will be signed; raises QmsError on the first that is in vain."""
    ledger = desk.ledger
    for draft in drafts:
        _require_governance(desk, draft)
        is_root = desk.is_root and not ledger.governances
        rules = None if is_root else ledger.governance or desk.rules
        maker = Maker(ledger, rules, desk.person, desk.key, desk.now, desk.rules)
        data, digest, path = maker.statement(draft)
        signed = Signature(desk.key.key)
        entry = Entry(path, digest, read_statement(read(data)), signed)
        ledger = refuse(ledger, entry, draft.rounds, desk.now, desk.called)
        yield Ready(draft, data, digest, path, ledger)


def _require_governance(desk: Desk, draft: Draft) -> None:
    """Where no governance holds, only a root or what joins a fork can be signed."""
    if desk.control.governance is not None:
        return
    known = {each.name: each for each in (*desk.ledger.archive.rounds, *draft.rounds)}
    for subject in draft.subjects:
        found = known.get(subject.name)
        is_root = desk.is_root and subject.digest == desk.rules.digest
        if not is_root and (found is None or not joins(desk.ledger, found)):
            raise no_governance(desk.control)


@dataclass(frozen=True)
class Maker:
    """What the statements of one person are made from.

    `rules` is None for the statements on a root, which name no governance.
    """

    ledger: Ledger
    rules: Governance | None
    person: str
    key: OwnKey
    now: datetime
    zone: Governance | None = None

    def statement(self, draft: Draft) -> tuple[bytes, str, str]:
        """The bytes of a statement, their digest, and the path where it will lie."""
        data = statement_bytes(draft.subjects, self._predicate(draft))
        digest = f"sha256:{sha256(data).hexdigest()}"
        return data, digest, statement_path(self._moment, self.person, digest)

    @property
    def _moment(self) -> datetime:
        rules = self.rules or self.zone
        zone = rules.zone if rules else self.now.tzinfo
        return self.now.astimezone(zone).replace(microsecond=0)

    def _predicate(self, draft: Draft) -> dict[str, Json]:
        own = self.ledger.by_person.get(self.person, ())
        sound = [each for each in own if self.ledger.is_sound(each)]
        predicate: dict[str, Json] = {
            "act": draft.act,
            "step": None,
            "person": self.person,
            "office": None,
            "acting_for": None,
            "method": "ssh",
            "evidence": None,
            "effective": None,
            "reason": None,
            "comment": "",
            "signed_at": self._moment.isoformat(),
            "governance": self.rules.digest if self.rules else None,
            "previous": sound[-1] if sound else None,
            "seen": list(self.ledger.heads),
            "shown": [],
        }
        return predicate | dict(draft.fields)


def _keep(desk: Desk, act: Ready, armour: bytes, *, commits: bool) -> Signed:
    """Write a signed statement with all that belongs to it."""
    draft = act.draft
    files = {**draft.files, act.path: act.data, f"{act.path}.sig": armour}
    commit = carry_out(desk.root, files, draft.message, commit=commits)
    of = str(draft.fields.get("acting_for") or "")
    holder = desk.called.person(of) if of else ""
    return Signed(act.digest, act.path, draft.subjects, commit, holder)
