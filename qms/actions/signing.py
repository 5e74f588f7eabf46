"""Signing: one statement over many submissions, refused first where it would fail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from qms.actions.desk import Desk, no_governance
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Archive, Entry, Round, Signature
from qms.model.approval.canonical import Json, read
from qms.model.approval.fault import Fault
from qms.model.approval.forks import joins
from qms.model.approval.governance import Governance
from qms.model.approval.judging import judge
from qms.model.approval.ledger import BLOCKING, Ledger
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
    """An act that was signed and kept: its statement, and the commit, if any."""

    digest: str
    path: str
    subjects: tuple[Subject, ...]
    commit: str | None


def sign_act(desk: Desk, draft: Draft, *, commits: bool = True) -> Signed:
    """Sign an act and keep it: one signature, one commit of just its files.

    Raises QmsError, with nothing written, where governance forbids the act, and where
    the key does not sign.
    """
    _require_governance(desk, draft)
    rules = None if desk.is_root else desk.rules
    maker = Maker(desk.ledger, rules, desk.person, desk.key, desk.now, desk.rules)
    data, digest, path = maker.statement(draft)
    refuse(maker, draft, data, digest, path)
    return keep(desk.root, draft, data, digest, path, desk.key, commits=commits)


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


def sign_in_turn(
    desk: Desk, drafts: Iterable[Draft], *, commits: bool = True
) -> list[Signed]:
    """Sign the acts of one sitting, each of which has seen those before it."""
    signed: list[Signed] = []
    for draft in drafts:
        if signed:
            desk = desk.again()
        signed.append(sign_act(desk, draft, commits=commits))
    return signed


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


def refuse(maker: Maker, draft: Draft, data: bytes, digest: str, path: str) -> None:
    """Judge an act as if it were signed; raise QmsError where it would be in vain."""
    ledger = maker.ledger
    entry = Entry(path, digest, read_statement(read(data)), Signature(maker.key.key))
    archive = Archive(
        (*ledger.archive.rounds, *draft.rounds), (*ledger.archive.entries, entry)
    )
    after = judge(archive, maker.now, ledger.pinned)
    found = [("", fault) for fault in after.faults.get(digest, ())]
    for subject in draft.subjects:
        faults = after.subject_faults.get((digest, subject.name), ())
        found.extend((subject.name, fault) for fault in faults)
    found.extend(_release_faults(after, digest))
    grave = [each for each in found if each[1].weight in BLOCKING]
    if grave:
        raise _refused(grave)


def _release_faults(ledger: Ledger, digest: str) -> list[tuple[str, Fault]]:
    """What keeps a release from counting, were it signed, by submission."""
    return [
        (each.round.name, fault)
        for releases in ledger.releases.values()
        for each in releases
        if each.digest == digest
        for fault in each.faults
    ]


def _refused(found: Sequence[tuple[str, Fault]]) -> QmsError:
    lines = []
    for name, fault in found:
        told = _(fault.reason).format(**fault.values)
        document = name.partition("/")[0]
        lines.append(f"{document}: {told}" if document else told)
    shown = list(dict.fromkeys(lines))
    reasons = "; ".join(shown[:5]) + (" …" if len(shown) > 5 else "")
    return QmsError(
        _("governance forbids this: {reasons}").format(reasons=reasons),
        hint=hint_for(found[0][1]),
    )


def hint_for(fault: Fault) -> str:
    """What to do about a refusal, by the check that refused."""
    hints = {
        "form": _("say what is missing, and try again"),
        "governance": _("fetch what others signed, then try again: git pull"),
        "key": _("see your keys: qms key list"),
        "office": _("see who holds which office: qms people"),
        "deputy": _("see who deputises for whom: qms people"),
        "time": _("look at the clock of this computer"),
        "steps": _("see who must sign what next: qms status"),
        "order": _("see who must sign what next: qms status"),
        "separation": _("let somebody else do it, or have it waived: qms waive"),
        "return": _("put it up anew: qms submit"),
        "effect": _("see which effects its kind allows: governance/profile.yaml"),
        "release": _("see what was released: qms history"),
    }
    return hints.get(fault.check, _("see how it stands: qms status"))


def keep(
    root: Path,
    draft: Draft,
    data: bytes,
    digest: str,
    path: str,
    key: OwnKey,
    *,
    commits: bool,
) -> Signed:
    """Have a statement signed, and write it with all that belongs to it."""
    if commits and git_folder(root) is not None:
        require_ready(root)  # before anybody types a passphrase in vain
    armour = sign(data, key)
    files = {**draft.files, path: data, f"{path}.sig": armour}
    commit = carry_out(root, files, draft.message, commit=commits)
    return Signed(digest, path, draft.subjects, commit)
