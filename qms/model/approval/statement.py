"""A statement: one signed act of one person over one or many submissions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from qms.i18n import N_
from qms.model.approval.canonical import (
    NO_FIELDS,
    Json,
    Malformed,
    Shape,
    checked,
    written,
)
from qms.model.approval.submission import DIGEST
from qms.model.approval.vouched import (
    EVIDENCE_METHODS as EVIDENCE_METHODS,
)
from qms.model.approval.vouched import Evidence as Evidence
from qms.model.approval.vouched import Signatory as Signatory
from qms.model.approval.vouched import day_of, evidence_of
from qms.model.leaves import PERSON, read_moment

TYPE: Final = "https://in-toto.io/Statement/v1"
PREDICATE: Final = "urn:qms-toolkit:statement:v1"
RECOVERY: Final = "recovery"

ACTS = (
    "submit",
    "approve",
    "return",
    "release",
    "publish",
    "confirm",
    "adopt",
    "vouch",
    "waive",
    "ratify",
    "revoke",
    "disown",
    "witness",
)
OUTCOMES = ("confirmed", "revise", "withdraw")
CHECKED = ("law", "records", "users")

FIELDS: Shape = {
    "act": str,
    "step": (str, None),
    "person": str,
    "office": (str, None),
    "acting_for": (str, None),
    "method": str,
    "evidence": (dict, None),
    "effective": (dict, None),
    "reason": (str, None),
    "comment": (str, None),
    "signed_at": str,
    "governance": (str, None),
    "previous": (str, None),
    "seen": list,
    "shown": list,
}


class Unknown(Malformed):
    """A statement of a later version: it cannot be judged here, and is not wrong."""


class Subject(NamedTuple):
    """A submission as a statement names it: its name and digest (`sha256:…`)."""

    name: str
    digest: str


class Statement(NamedTuple):
    """What a statement says; `raw` is the predicate with every field it has.

    `seen`, `previous`, `target` and `governance` are digests (`sha256:…`), `shown`
    names of subjects; `effective` maps names of subjects to days.
    """

    act: str
    person: str
    signed_at: datetime
    subjects: tuple[Subject, ...]
    step: str = ""
    office: str = ""
    acting_for: str = ""
    method: str = "ssh"
    evidence: Evidence | None = None
    effective: Mapping[str, str] = NO_FIELDS
    reason: str = ""
    comment: str = ""
    governance: str = ""
    previous: str = ""
    seen: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    raw: Mapping[str, Json] = NO_FIELDS

    def text(self, name: str) -> str:
        """A further field of the act as text, and empty where it is none."""
        value = self.raw.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A further field of the act as a list of texts."""
        value = self.raw.get(name)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def paper_of(self, subject: str) -> str:
        """Where an adopted text's paper lies: one number for all, or that of each."""
        one = self.text("archive_no")
        return one or str(self.days("archive_no").get(subject) or "")

    def days(self, name: str) -> Mapping[str, str]:
        """A further field of the act that gives each subject a day."""
        value = self.raw.get(name)
        return value if isinstance(value, dict) else {}


def read_statement(data: Json) -> Statement:
    """Read a statement; raises Unknown for a later version, else Malformed."""
    outer = checked(data, {"_type": str, "subject": list, "predicateType": str})
    if outer["_type"] != TYPE or outer["predicateType"] != PREDICATE:
        raise Unknown(N_("it is of a type that this version does not know"))
    raw = checked(outer.get("predicate"), FIELDS)
    if raw["act"] not in ACTS:
        raise Unknown(N_("this version knows no act {act}"), act=str(raw["act"])[:40])
    if not PERSON.match(raw["person"]):
        raise Malformed(N_("{text!r} is no id of a person"), text=raw["person"])
    for digest in (raw["governance"], raw["previous"], *raw["seen"]):
        _check_digest(digest)
    for digest in raw.get("target") or []:
        _check_digest(digest)
    if raw["method"] != "ssh":
        raise Malformed(N_("a statement itself is signed with a key: method is ssh"))
    for row in outer["subject"]:
        _check_subject(row)
    if len({row["name"] for row in outer["subject"]}) < len(outer["subject"]):
        raise Malformed(N_("a subject is named twice"))
    return statement_of(outer)


def statement_of(data: Json) -> Statement:
    """The statement that fields are which `read_statement` read before."""
    raw = data["predicate"]
    return Statement(
        act=raw["act"],
        person=raw["person"],
        signed_at=_moment(raw["signed_at"]),
        subjects=tuple(
            Subject(row["name"], f"sha256:{row['digest']['sha256']}")
            for row in data["subject"]
        ),
        step=raw["step"] or "",
        office=raw["office"] or "",
        acting_for=raw["acting_for"] or "",
        method=raw["method"],
        evidence=evidence_of(raw["evidence"]),
        effective=_days(raw["effective"]),
        reason=raw["reason"] or "",
        comment=raw["comment"] or "",
        governance=raw["governance"] or "",
        previous=raw["previous"] or "",
        seen=tuple(raw["seen"]),
        shown=tuple(str(each) for each in raw["shown"]),
        target=tuple(raw.get("target") or ()),
        raw=raw,
    )


def statement_bytes(
    subjects: tuple[Subject, ...], predicate: Mapping[str, Json]
) -> bytes:
    """A statement as it is written and signed; raises Malformed if it is none."""
    data = {
        "_type": TYPE,
        "subject": [
            {"name": name, "digest": {"sha256": digest.removeprefix("sha256:")}}
            for name, digest in subjects
        ],
        "predicateType": PREDICATE,
        "predicate": dict(predicate),
    }
    read_statement(data)
    return written(data)


def _check_subject(row: Json) -> None:
    try:
        name, digest = row["name"], row["digest"]["sha256"]
    except (TypeError, KeyError) as error:
        raise Malformed(N_("a subject has no name or no digest")) from error
    if not isinstance(name, str) or not DIGEST.match(f"sha256:{digest}"):
        raise Malformed(N_("a subject has no name or no digest"))


def _days(row: Json) -> Mapping[str, str]:
    if row is None:
        return {}
    for day in row.values():
        if day is not None:
            day_of(day)
    return {str(name): str(day or "") for name, day in row.items()}


def _check_digest(value: Json) -> None:
    if value is not None and not (isinstance(value, str) and DIGEST.match(value)):
        raise Malformed(N_("{text!r} is no SHA-256 digest"), text=str(value)[:80])


def _moment(text: str) -> datetime:
    try:
        return read_moment(text)
    except (ValueError, TypeError) as error:
        raise Malformed(
            N_("{text!r} is no moment with its offset"), text=text[:40]
        ) from error
