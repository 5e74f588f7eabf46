"""A submission: the very bytes that are put up for approval, by their digests."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from qms.model.leaves import ID, LANGUAGE

GOVERNANCE: Final = "GOVERNANCE"
REVISION: Final = "revision"
WITHDRAWAL: Final = "withdrawal"
PURPOSES = (REVISION, WITHDRAWAL)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?\Z", re.IGNORECASE
)
_FOLDER = re.compile(
    r"([A-Z0-9-]+)/([0-9]{1,9})\.([0-9]{1,9})/(?:([A-Za-z0-9-]+)/)?round-[^/]+\Z"
)
_BAD_NAME = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')

FIELDS: Shape = {
    "qms": int,
    "document": str,
    "kind": str,
    "edition": int,
    "revision": int,
    "language": str,
    "round": int,
    "purpose": str,
    "content": dict,
    "replaces": (str, None),
    "effect": dict,
    "change": (dict, None),
    "emergency": (dict, None),
    "mandate": (dict, None),
}


class Submission(NamedTuple):
    """What `submission.json` states.

    `content` maps paths inside `content/` to digests (`sha256:…`). `effect` has `rule`,
    and `day` where the rule needs one. `translates` is the digest of the submission
    that a language version translates, and empty for a document itself.
    `predecessors` are the submissions of the governance that a governance follows:
    one, none for a root, more where it joins a fork. `raw` keeps every field.
    """

    document: str
    kind: str
    edition: int
    revision: int
    language: str
    round: int
    purpose: str
    content: Mapping[str, str]
    effect: Mapping[str, Json]
    change: Mapping[str, Json] = NO_FIELDS
    replaces: str = ""
    emergency: Mapping[str, Json] | None = None
    mandate: Mapping[str, Json] | None = None
    translates: str = ""
    predecessors: tuple[str, ...] = ()
    reason: str = ""
    replaced_by: str = ""
    withdrawn_from: str = ""
    raw: Mapping[str, Json] = NO_FIELDS

    @property
    def number(self) -> tuple[int, int]:
        """Edition and revision, as they are compared."""
        return self.edition, self.revision

    @property
    def label(self) -> str:
        """Edition and revision as people write them: `2.1`."""
        return f"{self.edition}.{self.revision}"

    @property
    def version(self) -> str:
        """The language of a language version, and empty for a document itself."""
        return self.language if self.translates else ""

    @property
    def is_withdrawal(self) -> bool:
        """Whether it asks that the text cease to be in force."""
        return self.purpose == WITHDRAWAL

    @property
    def is_governance(self) -> bool:
        """Whether it lays down who may sign, and what must be signed."""
        return self.document == GOVERNANCE

    @property
    def main(self) -> str:
        """The path of the text itself inside `content/`."""
        for ending in ("md", "yaml"):
            if f"{self.document}.{ending}" in self.content:
                return f"{self.document}.{ending}"
        return ""

    @property
    def folder(self) -> str:
        """Where its rounds lie under `approvals/`: `PO-012/2.1` or `PO-012/2.1/hu`."""
        return "/".join(filter(None, (self.document, self.label, self.version)))

    def name(self, digest: str) -> str:
        """The name that statements give it: `PO-012/2.1/round-1-4be02f97`."""
        short = digest.removeprefix("sha256:")[:8]
        return f"{self.folder}/round-{self.round}-{short}"


def read_submission(data: Json) -> Submission:
    """Read a submission; raises Malformed with a sentence that says why not."""
    raw = checked(data, FIELDS)
    if raw["qms"] != 1:
        raise Malformed(N_("format {format} is not known"), format=str(raw["qms"]))
    _check_content(raw["content"])
    document, language = raw["document"], raw["language"]
    if not ID.match(document):
        raise Malformed(N_("{text!r} is no id of a document"), text=document)
    if not LANGUAGE.match(language):
        raise Malformed(N_("{text!r} is no language"), text=language)
    if raw["purpose"] not in PURPOSES:
        raise Malformed(N_("purpose {text!r} is not known"), text=raw["purpose"])
    if raw["edition"] < 0 or raw["revision"] < 0 or raw["round"] < 1:
        raise Malformed(N_("edition, revision and round are no counting numbers"))
    for digest in (raw.get("translates"), *(raw.get("predecessors") or [])):
        _check_digest(digest)
    return submission_of(raw)


def submission_of(raw: Mapping[str, Json]) -> Submission:
    """The submission that fields are which `read_submission` read before."""
    return Submission(
        document=raw["document"],
        kind=raw["kind"],
        edition=raw["edition"],
        revision=raw["revision"],
        language=raw["language"],
        round=raw["round"],
        purpose=raw["purpose"],
        content=raw["content"],
        effect=raw["effect"],
        change=raw["change"] or {},
        replaces=raw["replaces"] or "",
        emergency=raw["emergency"],
        mandate=raw["mandate"],
        translates=raw.get("translates") or "",
        predecessors=tuple(each or "" for each in raw.get("predecessors") or ()),
        reason=str(raw.get("reason") or ""),
        replaced_by=str(raw.get("replaced_by") or ""),
        withdrawn_from=str(raw.get("from") or ""),
        raw=raw,
    )


def submission_bytes(raw: Mapping[str, Json]) -> bytes:
    """A submission as it is written: compact JSON with one line feed at the end."""
    read_submission(dict(raw))
    return written(raw)


class Folder(NamedTuple):
    """What the path of a round says of it, whatever it may hold."""

    document: str
    version: str
    number: tuple[int, int]


def folder_of(name: str) -> Folder | None:
    """What the name of a round says: `PO-012/2.1/hu/round-1-4be02f97`."""
    found = _FOLDER.match(name)
    if not found:
        return None
    return Folder(found[1], found[4] or "", (int(found[2]), int(found[3])))


def content_fault(path: str) -> str:
    """Why a path may not stand in an archive, as a sentence; empty if it may."""
    parts = path.split("/")
    if not path or path.startswith("/") or "" in parts or {".", ".."} & set(parts):
        return N_("{path!r} leads out of its folder or to none")
    if _BAD_NAME.search(path) or any(
        _RESERVED.match(part) or part.endswith((".", " ")) for part in parts
    ):
        return N_("{path!r} is a name that not every system can hold")
    if parts[-1] == ".gitattributes" or ".git" in (part.lower() for part in parts):
        return N_("{path!r} would change how git treats the archive")
    return ""


def _check_content(content: Mapping[str, str]) -> None:
    if not content:
        raise Malformed(N_("it holds no content"))
    for path, digest in content.items():
        fault = content_fault(path)
        if fault:
            raise Malformed(fault, path=path)
        if not isinstance(digest, str) or not DIGEST.match(digest):
            raise Malformed(N_("{text!r} is no SHA-256 digest"), text=str(digest))
    folded = {path.casefold() for path in content}
    if len(folded) != len(content):
        raise Malformed(N_("two paths differ in small and capital letters only"))


def _check_digest(value: Json) -> None:
    if value is not None and not (isinstance(value, str) and DIGEST.match(value)):
        raise Malformed(N_("{text!r} is no SHA-256 digest"), text=str(value))
