"""Signed statements in their files: read, named, and held against their signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.archive import Entry, Round, Signature
from qms.model.approval.fault import Fault, note
from qms.model.approval.statement import Statement, read_statement
from qms.store.bytes import printable
from qms.store.forms import formed
from qms.store.ordinary import digest_of, fault_of, read_bytes

STATEMENTS = "approvals/statements"
ENDING = ".json"
SIGNATURE = ".json.sig"
MAX_STATEMENT = 16 * 1024 * 1024
MAX_SIGNATURE = 64 * 1024
AT_ONCE = 1000
ELSEWHERE = N_("it stands under another name than its own: {name}")
OTHER_BYTES = N_("its name states other bytes than it holds")
_SHORT = re.compile(r"[0-9a-f]{8}\Z")
_ROUND = re.compile(rb"round-[0-9]+-[0-9a-f]{8}")
# a digest, or what an edit left of one
_RUN = re.compile(rb"[0-9a-f]{24,}")
# as subjects have it; the digest of the governance by which it is judged has a prefix
_SUBJECT = re.compile(rb'":"([0-9a-f]{64})')


def statement_path(signed_at: datetime, person: str, digest: str) -> str:
    """Where a statement stands, as a path from the root; `digest` as `sha256:…`.

    Raises OverflowError for a moment that has no day in UTC.
    """
    at = signed_at.astimezone(UTC)
    year, day = f"{at.year:04}", f"{at.month:02}{at.day:02}"
    moment = f"{year}{day}T{at.hour:02}{at.minute:02}{at.second:02}Z"
    short = digest.removeprefix("sha256:")[:8]
    return f"{STATEMENTS}/{year}/{day}/{moment}-{person}-{short}{ENDING}"


def own_path(entry: Entry) -> str:
    """Where a statement belongs, and empty where it cannot be read."""
    return _own_path(entry.statement, entry.digest) if entry.statement else ""


class Place(NamedTuple):
    """Where a statement lies, and whether a signature lies beside it, or why not."""

    path: str
    signature: Fault | bool


class File(NamedTuple):
    """A statement's bytes and its signature's, and why either is not all there."""

    path: str
    data: bytes
    fault: Fault | None
    armour: bytes
    broken: Fault | None


class Mentions:
    """Which rounds some bytes speak of, by the name or the digest of each.

    It is asked of damaged statements only, and so worked out when it is first asked.
    """

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.rounds = rounds

    @cached_property
    def by_short(self) -> Mapping[bytes, list[str]]:
        """The names of the rounds by the name of their folder."""
        found: dict[bytes, list[str]] = {}
        for each in self.rounds:
            short = each.name.rpartition("/")[2].encode()
            found.setdefault(short, []).append(each.name)
        return found

    @cached_property
    def by_digest(self) -> Mapping[bytes, list[str]]:
        """The names of the rounds by the digest of their submission."""
        found: dict[bytes, list[str]] = {}
        for each in self.rounds:
            digest = each.digest.removeprefix("sha256:").encode()
            found.setdefault(digest, []).append(each.name)
        return found

    def within(self, data: bytes) -> tuple[str, ...]:
        """The names of the rounds, sorted."""
        found: set[str] = set()
        for short in set(_ROUND.findall(data)):
            names = self.by_short.get(short, ())
            found.update(name for name in names if name.encode() in data)
        for digest in set(_SUBJECT.findall(data)):
            found.update(self.by_digest.get(digest, ()))
        return tuple(sorted(found))


def missing(path: str, fault: Fault) -> Entry:
    """A statement of which only the place is known."""
    return Entry(printable(path), "", None, Signature(), (fault,))


def read_entries(
    root: str, places: Sequence[Place], known: Mentions
) -> Iterator[Entry]:
    """Read statements and judge their signatures.

    Many go through one step together before the next, which a processor does faster.
    """
    for start in range(0, len(places), AT_ONCE):
        files = [_file(root, place) for place in places[start : start + AT_ONCE]]
        found = [formed(file.data, read_statement) for file in files]
        seals = [_seal(file) for file in files]
        for file, statement, seal in zip(files, found, seals, strict=True):
            yield _entry(file, statement, seal, known)


def _file(root: str, place: Place) -> File:
    data, reason = read_bytes(f"{root}/{place.path}", MAX_STATEMENT)
    fault = fault_of(reason, place.path, "form") if reason else None
    if isinstance(place.signature, Fault):
        return File(place.path, data, fault, b"", place.signature)
    beside = f"{place.path}.sig"
    armour, reason = b"", ""
    if place.signature:
        armour, reason = read_bytes(f"{root}/{beside}", MAX_SIGNATURE)
    broken = fault_of(reason, beside, "signature") if reason else None
    return File(place.path, data, fault, armour, broken)


def _seal(file: File) -> Signature:
    """What a signature is worth by itself; beside bytes not all there, nothing."""
    if file.fault or file.broken:
        return Signature(fault=file.broken)
    # the arithmetic of keys is slow to load, and an archive may hold no statement
    from qms.store.signatures import signature_of

    return signature_of(file.data, file.armour)


def _entry(
    file: File, statement: Statement | Fault, seal: Signature, known: Mentions
) -> Entry:
    path = printable(file.path)
    if file.fault:
        return _spoilt(Entry(path, "", None, seal, (file.fault,)), file.data, known)
    digest = digest_of(file.data)
    if isinstance(statement, Fault):
        return _spoilt(Entry(path, digest, None, seal, (statement,)), file.data, known)
    faults = _misplaced(path, digest, statement)
    entry = Entry(path, digest, statement, seal, faults)
    is_whole = not seal.fault and not (faults and faults[0].reason == OTHER_BYTES)
    return entry if is_whole else _spoilt(entry, file.data, known)


def _spoilt(entry: Entry, data: bytes, known: Mentions) -> Entry:
    """A statement that does not fit, with the rounds and digests that it names."""
    mentions = dict.fromkeys(each.decode() for each in _RUN.findall(data))
    return entry._replace(touches=known.within(data), mentions=tuple(mentions))


def _misplaced(path: str, digest: str, statement: Statement) -> tuple[Fault, ...]:
    """What its name says otherwise than it does; nothing is proven by names."""
    name = _own_path(statement, digest)
    if path == name:
        return ()
    stated = path.rpartition("-")[2].removesuffix(ENDING)
    if _SHORT.match(stated) and not digest.startswith(f"sha256:{stated}"):
        return (note("form", OTHER_BYTES),)
    return (note("form", ELSEWHERE, name=name),)


def _own_path(statement: Statement, digest: str) -> str:
    try:
        return statement_path(statement.signed_at, statement.person, digest)
    except OverflowError:
        return ""
