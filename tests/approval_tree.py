"""An office of a test: it lays submissions and signed statements into a folder.

Nothing of qms' own acts takes part, so that what they refuse to write can be written,
too. Keys follow from names, signatures are made in process; each statement by default
has seen all that stands, as an honest one would.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from qms.model.approval.aims import AIMED
from qms.model.approval.canonical import written
from qms.model.approval.statement import PREDICATE, TYPE, Subject
from qms.store.statements import statement_path

NAMESPACE = "qms-approval"
NOON = "2026-02-12T12:00:00+02:00"

TEXT = """\
---
id: {document}
kind: operational-procedure
title: Soluționarea petițiilor
language: {language}
edition: {edition}
revision: {revision}
owner: registry
---
# Scop

Textul procedurii {document}.
"""


@cache
def private_key(person: str) -> Ed25519PrivateKey:
    """The throw-away key of a name, the same in every run."""
    seed = hashlib.sha256(f"throw-away {person}".encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def key(person: str) -> str:
    """The public key of a name as governance has it: `ssh-ed25519 AAAA…`."""
    return f"ssh-ed25519 {base64.b64encode(_public(person)).decode()}"


def armour(data: bytes, person: str, namespace: str = NAMESPACE) -> bytes:
    """A signature as `ssh-keygen -Y sign` writes it."""
    hashed = hashlib.sha512(data).digest()
    parts = (namespace.encode(), b"", b"sha512")
    message = b"SSHSIG" + b"".join(map(_string, (*parts, hashed)))
    signature = _string(b"ssh-ed25519") + _string(private_key(person).sign(message))
    blob = b"SSHSIG" + struct.pack(">I", 1) + _string(_public(person))
    blob += b"".join(map(_string, (*parts, signature)))
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    begin, end = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
    return "\n".join([begin, *lines, end, ""]).encode()


def digest_of(data: bytes) -> str:
    """The digest of bytes: `sha256:…`."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


class Office:
    """Lays the files of acts under `approvals/` of a root.

    `governance` is the digest that statements name unless told otherwise; `heads` are
    the digests that no statement has named; `last` is each person's last statement.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.governance: str | None = None
        self.heads: list[str] = []
        self.last: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.paths: dict[str, Path] = {}

    def submit(
        self,
        document: str = "PO-012",
        files: Mapping[str, str | bytes] | None = None,
        **fields: Any,
    ) -> str:
        """Lay a submission with its content, and give its name.

        `fields` replace those of the submission or join them; `name` lays it under
        another name, and `content` states other digests than those of the files.
        """
        name = fields.pop("name", None)
        raw = {**_submission(document), **fields}
        files = {f"{document}.md": TEXT.format(**raw)} if files is None else files
        laid = {path: _bytes(text) for path, text in files.items()}
        if "content" not in fields:
            raw["content"] = {path: digest_of(data) for path, data in laid.items()}
        data = written(raw)
        version = raw["language"] if raw.get("translates") else ""
        label = f"{raw['edition']}.{raw['revision']}"
        parts = filter(None, (document, label, version))
        short = digest_of(data)[7:15]
        name = name or "/".join((*parts, f"round-{raw['round']}-{short}"))
        self.lay(f"approvals/{name}/submission.json", data)
        for path, each in laid.items():
            self.lay(f"approvals/{name}/content/{path}", each)
        self.digests[name] = digest_of(data)
        return name

    def sign(
        self,
        act: str,
        subjects: str | Subject | Sequence[str | Subject],
        person: str,
        at: str = NOON,
        **predicate: Any,
    ) -> str:
        """Lay a signed statement, and give its digest.

        `predicate` replaces its fields or joins them; besides, `key` names whose key
        signs, `namespace` what for, `path` where it stands, `revokes` which key.
        """
        signer = predicate.pop("key", person)
        if "revokes" in predicate:
            predicate["key"] = predicate.pop("revokes")
        namespace = predicate.pop("namespace", NAMESPACE)
        path = predicate.pop("path", None)
        rows = [subjects] if isinstance(subjects, (str, Subject)) else subjects
        full = [each if isinstance(each, Subject) else self[each] for each in rows]
        if act in AIMED and not full:
            full = self._governance_named(predicate)
        further = predicate.pop("further", {})
        told = {**self._predicate(act, person, at), **predicate, **further}
        data = statement(full, told)
        digest = digest_of(data)
        path = path or statement_path(datetime.fromisoformat(at), person, digest)
        self.paths[digest] = self.lay(path, data)
        self.lay(f"{path}.sig", armour(data, signer, namespace))
        self._remember(digest, person, predicate)
        return digest

    def __getitem__(self, name: str) -> Subject:
        return Subject(name, self.digests[name])

    def lay(self, path: str, data: str | bytes) -> Path:
        """Write a file at a path from the root."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(_bytes(data))
        return full

    def _governance_named(self, predicate: Mapping[str, Any]) -> list[Subject]:
        """The subject of acts upon statements: the governance that they name."""
        named = predicate.get("governance", self.governance)
        return [self[name] for name, each in self.digests.items() if each == named]

    def _predicate(self, act: str, person: str, at: str) -> dict[str, Any]:
        previous = self.last.get(person)
        return {
            "act": act,
            "step": {"submit": "prepared", "approve": "approved"}.get(act),
            "person": person,
            "office": None,
            "acting_for": None,
            "method": "ssh",
            "evidence": None,
            "effective": None,
            "reason": None,
            "comment": "",
            "signed_at": at,
            "governance": self.governance,
            "previous": previous,
            "seen": list(self.heads),
            "shown": [],
        }

    def _remember(self, digest: str, person: str, told: Mapping[str, Any]) -> None:
        """What the next statement has seen; one that chose its own sight names less."""
        named = {self.last.get(person), *self.heads}
        if told.keys() & {"seen", "previous"}:
            named = {told.get("previous", self.last.get(person))}
            named.update(told.get("seen", self.heads))
        self.heads = [each for each in self.heads if each not in named] + [digest]
        self.last[person] = digest


def statement(subjects: Sequence[Subject], predicate: Mapping[str, Any]) -> bytes:
    """The bytes of a statement, whatever it says."""
    rows = [
        {"name": name, "digest": {"sha256": digest.removeprefix("sha256:")}}
        for name, digest in subjects
    ]
    outer = {"_type": TYPE, "subject": rows, "predicateType": PREDICATE}
    return written({**outer, "predicate": dict(predicate)})


def _submission(document: str) -> dict[str, Any]:
    kind = "governance" if document == "GOVERNANCE" else "operational-procedure"
    return {
        "qms": 1,
        "document": document,
        "kind": kind,
        "edition": 1,
        "revision": 0,
        "language": "ro",
        "round": 1,
        "purpose": "revision",
        "content": {},
        "replaces": None,
        "effect": {"rule": "on-release"},
        "change": {"reason": "ediția întâi", "summary": "totul este nou"},
        "emergency": None,
        "mandate": None,
    }


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


@cache
def _public(person: str) -> bytes:
    public = private_key(person).public_key()
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _string(b"ssh-ed25519") + _string(raw)
