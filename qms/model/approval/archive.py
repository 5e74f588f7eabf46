"""What lies under `approvals/`: rounds with their content, and signed statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from qms.model.approval.fault import Fault, Weight
from qms.model.approval.statement import Statement
from qms.model.approval.submission import Submission
from qms.model.located import Fields

_NO_FIELDS = Fields()


class Signature(NamedTuple):
    """What a signature over a file's bytes is worth by itself.

    `key` is the public key that it was made with (`ssh-ed25519 AAAA…`), empty where
    it cannot be read; `fault` says why the signature does not hold, and is None where
    it does. Whose key that is, governance tells.
    """

    key: str = ""
    fault: Fault | None = None


class Round(NamedTuple):
    """A submission in its folder, with what was found in it.

    `name` is the folder's path under `approvals/`; `digest` is that of the bytes of
    `submission.json` (`sha256:…`); `faults` are whatever does not fit: content that
    is not what the submission states, a folder of another name, links. `owner` is the
    office that the archived text names; `people` and `profile` are what the content of
    a governance holds.
    """

    name: str
    digest: str
    submission: Submission | None
    faults: tuple[Fault, ...] = ()
    owner: str = ""
    people: Fields = _NO_FIELDS
    profile: Fields = _NO_FIELDS


class Entry(NamedTuple):
    """A statement in its file, with what is wrong with the file.

    `digest` is that of the file's bytes. `statement` is None where they cannot be
    read as one. For one that is damaged, `touches` has the names of the rounds that
    its bytes speak of, and `mentions` every run of hexadecimal digits in them that is
    a digest, or what is left of one.
    """

    path: str
    digest: str
    statement: Statement | None
    signature: Signature
    faults: tuple[Fault, ...] = ()
    touches: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def is_damaged(self) -> bool:
        """Whether bytes or signature are not those that somebody once signed."""
        if self.signature.fault and self.signature.fault.weight is Weight.FAILED:
            return True
        return any(fault.weight is Weight.FAILED for fault in self.faults)

    @property
    def is_unverifiable(self) -> bool:
        """Whether this version or this computer cannot tell what it is worth."""
        if self.signature.fault and self.signature.fault.weight is Weight.UNVERIFIABLE:
            return True
        return any(fault.weight is Weight.UNVERIFIABLE for fault in self.faults)

    @property
    def stated(self) -> str:
        """The first letters of the digest that the file's name states."""
        return self.path.rpartition("-")[2].partition(".")[0]


@dataclass(frozen=True)
class Archive:
    """Everything under `approvals/`, read; `faults` concern it as a whole.

    Each fault of the whole has the place that it concerns, as a path from the root.
    """

    rounds: tuple[Round, ...] = ()
    entries: tuple[Entry, ...] = ()
    faults: tuple[tuple[str, Fault], ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Round]:
        """The rounds by the names that statements give them."""
        return {each.name: each for each in self.rounds}

    @cached_property
    def by_submission(self) -> Mapping[str, Round]:
        """The rounds by the digests of their submissions."""
        return {each.digest: each for each in self.rounds}

    @cached_property
    def by_digest(self) -> Mapping[str, Entry]:
        """The statements by digest; one that stands twice is there once."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.digest, entry)
        return found


def with_owners(archive: Archive) -> Archive:
    """The archive in which each language version belongs to the owner of its source.

    What its own text says of an owner counts for nothing.
    """
    rounds = tuple(_owned(archive, each) for each in archive.rounds)
    if all(new is old for new, old in zip(rounds, archive.rounds, strict=True)):
        return archive
    return replace(archive, rounds=rounds)


def _owned(archive: Archive, found: Round) -> Round:
    submission = found.submission
    if submission is None or not submission.translates:
        return found
    source = archive.by_submission.get(submission.translates)
    owner = source.owner if source else ""
    return found if owner == found.owner else found._replace(owner=owner)
